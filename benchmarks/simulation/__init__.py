"""What one core, several processes and Teams' limits make of a planning day: ``python -m benchmarks.simulation``."""
