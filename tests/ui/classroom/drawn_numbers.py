"""What a diagram draws, part by part, and where."""

import re
from collections.abc import Iterator
from itertools import pairwise

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
    numbers = (mark.outline if isinstance(mark, Text) else mark.path).numbers
    return min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])


def lines_of(shape: Shape) -> Iterator[Box]:
    half = shape.stroke.width / 2
    for (x, y), (to_x, to_y) in pairwise(points_of(shape.path.numbers)):
        yield min(x, to_x) - half, min(y, to_y) - half, max(x, to_x) + half, max(y, to_y) + half


def points_of(numbers: tuple[float, ...]) -> Iterator[tuple[float, float]]:
    return zip(numbers[::2], numbers[1::2], strict=True)
