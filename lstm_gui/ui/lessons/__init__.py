"""Lessons: what is being taught, and how a page is set."""
