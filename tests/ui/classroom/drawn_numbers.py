"""What a diagram draws, part by part, and where."""

import re
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from lstm_gui.files.figures.marks import Group, Mark, Part, Shape, Text

NUMBER = re.compile(r"\(?[+−]?\d|= \(")
Box = tuple[float, float, float, float]


def inside(marks: tuple[Mark, ...], part: str = "") -> Iterator[tuple[str, Mark]]:
    """Yield what is drawn, with the part it belongs to."""
    for mark in marks:
        if isinstance(mark, Part):
            yield from inside(mark.marks, f"{mark.kind} {mark.name}".strip())
        elif isinstance(mark, Group):
            yield from inside(mark.marks, part)
        else:
            yield part, mark


def box_of(mark: Text | Shape) -> Box:
    """Return left, top, right and bottom of the ink of a text, or of the outline of a shape."""
    outline = mark.outline if isinstance(mark, Text) else mark.path
    points = np.array(outline.numbers).reshape(-1, 2)
    return *points.min(axis=0), *points.max(axis=0)


def lines_of(shape: Shape) -> Iterator[Box]:
    half = shape.stroke.width / 2
    points = np.array(shape.path.numbers).reshape(-1, 2)
    for start, end in pairwise(points):
        yield *(np.minimum(start, end) - half), *(np.maximum(start, end) + half)
