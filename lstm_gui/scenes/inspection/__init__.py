"""What the inspector says of a number, as data."""
