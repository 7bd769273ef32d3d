"""Controls that show a number, or a matrix of them, and change it."""
