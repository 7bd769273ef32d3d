"""From nothing to a window, and out again."""
