"""The cells of a map of colours in a vector file: all of one colour in a row are one shape."""

import math
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, cast

import numpy as np
from PyQt6.QtCore import QLine, QRect, QRectF
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath

from lstm_gui.core.arrays import NDArray
from lstm_gui.ui.style.vectors import CELLS, part

_MOST_SHAPES = 4096
"""With more cells they are an image in the file; shapes would be slow."""
_ENLARGED, _MOST_PIXELS = 4, 4_000_000
"""How many pixels a cell of such an image is wide and high, unless there would be too many:
some programs smooth whatever they are told, but only where two pixels meet.
"""


def paint_cells(painter: QPainter, image: QImage, place: QRectF, name: str = "") -> None:
    """Paint the pixels of ``image`` all over ``place``; ``name`` is that of the map.

    Neighbours of one colour are one piece, and each row is a part of the figure.
    """
    if image.width() * image.height() > _MOST_SHAPES:
        with part(painter, CELLS, name):
            painter.drawImage(place, _enlarged(image))
        return
    wide, high = place.width() / image.width(), place.height() / image.height()
    for row, line in enumerate(_colours(image)):
        top = place.top() + row * high
        pieces = (
            (
                QColor.fromRgb(colour),
                QRectF(place.left() + first * wide, top, (last - first) * wide, high),
            )
            for colour, first, last in _pieces(line)
        )
        with part(painter, CELLS, f"{name}-{row + 1}".lstrip("-")):
            fill_cells(painter, pieces)


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


def paint_lines_between(painter: QPainter, area: QRect, cell: int) -> None:
    """Paint lines around and between the cells of ``area``, which are ``cell`` pixels wide."""
    left, top, right, bottom = area.left(), area.top(), area.right() + 1, area.bottom() + 1
    across = [QLine(left, y, right, y) for y in range(top, bottom + 1, cell)]
    painter.drawLines([*across, *(QLine(x, top, x, bottom) for x in range(left, right + 1, cell))])


def _enlarged(image: QImage) -> QImage:
    most = math.isqrt(_MOST_PIXELS // (image.width() * image.height()))
    return image.scaled(image.size() * max(1, min(_ENLARGED, most)))


def _colours(image: QImage) -> NDArray[np.uint32]:
    rows, columns = image.height(), image.width()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = cast("Any", image.constBits()).asstring(image.sizeInBytes())
    return np.frombuffer(bits, np.uint32).reshape(rows, columns)


def _pieces(line: NDArray[np.uint32]) -> Iterator[tuple[int, int, int]]:
    """Yield each stretch of one colour in a row: the colour, its first column, one past it."""
    starts = [0, *(np.flatnonzero(line[1:] != line[:-1]) + 1).tolist(), len(line)]
    for first, last in pairwise(starts):
        yield int(line[first]), first, last
