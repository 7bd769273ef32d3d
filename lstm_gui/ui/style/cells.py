"""The cells of a map of colours in a vector file: all of one colour in one shape."""

from collections.abc import Iterable

from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QPainter, QPainterPath


def fill_cells(painter: QPainter, cells: Iterable[tuple[QColor, QRectF]]) -> None:
    """Fill each rectangle with its colour; none lies over another.

    Edges are not smoothed, which would let the ground shine through between the cells.
    """
    of_colour: dict[int, QPainterPath] = {}
    for color, rect in cells:
        of_colour.setdefault(color.rgba(), QPainterPath()).addRect(rect)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for rgba, path in of_colour.items():
        painter.fillPath(path, QColor.fromRgba(rgba))
    painter.restore()
