"""What the system asks for: theme and language."""
