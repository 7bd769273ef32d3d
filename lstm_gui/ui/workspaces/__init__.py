"""Arrangements of panels, one for each kind of work."""
