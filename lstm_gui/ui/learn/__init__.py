"""Lessons beside the cell: pages, challenges, chapters."""
