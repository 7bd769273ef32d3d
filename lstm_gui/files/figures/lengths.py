"""Lengths in print. Standard library only: the command line reads them before anything else."""

import re

MILLIMETRE = 72 / 25.4
"""In points of 1/72 inch."""
POINTS = {"mm": MILLIMETRE, "cm": 10 * MILLIMETRE, "in": 72.0, "pt": 1.0}
NARROWEST, WIDEST = 30 * MILLIMETRE, 1000 * MILLIMETRE
SMALLEST_TYPE, USUAL_TYPE, LARGEST_TYPE = 5.0, 7.0, 24.0
"""In points; below the first hardly any journal prints."""
USUAL_DPI = 300.0
_LENGTH = re.compile(r"\s*(\d{1,5}(?:\.\d{1,4})?)\s*(mm|cm|in|pt)\s*", re.ASCII)


def points_of(text: str) -> float | None:
    """Return a width such as ``89mm``, ``3.5 in`` or ``252pt`` in points, None if it is none."""
    match = _LENGTH.fullmatch(text)
    points = float(match.group(1)) * POINTS[match.group(2)] if match else 0.0
    return points if NARROWEST <= points <= WIDEST else None
