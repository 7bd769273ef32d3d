"""What every panel is."""
