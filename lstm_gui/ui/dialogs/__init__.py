"""Dialogs that stand for themselves: they know neither panels nor plots."""
