"""What the Train workspace trains and what came of it."""
