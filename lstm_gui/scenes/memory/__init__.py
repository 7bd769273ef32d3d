"""What the Memory workspace compares, and its measures."""
