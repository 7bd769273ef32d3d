"""Lessons: their format, what must hold of it, and what a page makes of the network."""
