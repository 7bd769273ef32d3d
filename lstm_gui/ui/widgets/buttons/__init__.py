"""Buttons, and switches made of them."""
