"""Lessons beside the window."""
