"""What the Memory workspace compares: three cells on one input, as plain data."""
