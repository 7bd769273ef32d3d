"""What widgets paint, taken down as a figure in vectors."""
