"""Worksheets: a cell to be computed by hand, other numbers on each sheet, and the answers."""
