"""What lies over a whole window."""
