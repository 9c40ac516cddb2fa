"""What each press does, a file an area."""
