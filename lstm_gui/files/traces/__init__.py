"""Passes and their derivatives as numbers for other programs."""
