"""Animations: their dialog, and how they are made."""
