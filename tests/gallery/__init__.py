"""Renders the window and its panels for eyes: ``python -m tests.gallery``."""
