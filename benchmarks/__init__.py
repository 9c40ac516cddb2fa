"""What is measured, and the command that measures it: ``make bench``. Ratios in one run, never timed tests."""
