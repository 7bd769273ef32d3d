"""The cells of a map of colours in a vector file: all of one colour in one shape."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QImage, QPainter, QPainterPath


def paint_cells(painter: QPainter, image: QImage, place: QRectF) -> None:
    """Paint the pixels of ``image`` all over ``place``, neighbours of one colour in one piece."""
    wide, high = place.width() / image.width(), place.height() / image.height()
    fill_cells(
        painter,
        (
            (
                QColor.fromRgb(colour),
                QRectF(
                    place.left() + first * wide,
                    place.top() + row * high,
                    (last - first) * wide,
                    high,
                ),
            )
            for colour, row, first, last in _pieces(_colours(image))
        ),
    )


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


def _colours(image: QImage) -> NDArray[np.uint32]:
    rows, columns = image.height(), image.width()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = cast("Any", image.constBits()).asstring(image.sizeInBytes())
    return np.frombuffer(bits, np.uint32).reshape(rows, columns)


def _pieces(colours: NDArray[np.uint32]) -> Iterator[tuple[int, int, int, int]]:
    """Yield each stretch of one colour: the colour, its row, its first column, one past it."""
    for row, line in enumerate(colours):
        starts = [0, *(np.flatnonzero(line[1:] != line[:-1]) + 1).tolist(), len(line)]
        for first, last in pairwise(starts):
            yield int(line[first]), row, first, last
