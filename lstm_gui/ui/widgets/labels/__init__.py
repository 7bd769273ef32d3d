"""Labels and lines that are read."""
