"""What one is chosen of, and the forms that choices stand in."""
