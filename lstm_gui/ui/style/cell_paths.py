"""Heat maps in vector files: all cells of a colour at once, neighbours in one piece.

One after the other they take Qt several times as long, and several times the room.
"""

from itertools import pairwise
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QImage, QPaintEngine, QPainter, QPainterPath

from lstm_gui.ui.style.theme import NO_PEN


def paint_cells(painter: QPainter, image: QImage) -> None:
    """Paint a square of side 1 for each pixel of ``image``, from the origin of ``painter``."""
    colours = _colours(image)
    painter.setPen(NO_PEN)
    for colour, pieces in _pieces(colours).items():
        painter.setBrush(QColor.fromRgb(colour))
        rectangles = [QRectF(first, row, last - first, 1) for row, first, last in pieces]
        if _is_svg(painter):
            painter.drawPath(_joined(rectangles))
        else:
            painter.drawRects(rectangles)


def _is_svg(painter: QPainter) -> bool:
    # Of many rectangles it would make as many elements, where a PDF has a word for each.
    engine = painter.paintEngine()
    return engine is not None and engine.type() == QPaintEngine.Type.SVG


def _joined(rectangles: list[QRectF]) -> QPainterPath:
    path = QPainterPath()
    for one in rectangles:
        path.addRect(one)
    return path


def _colours(image: QImage) -> NDArray[np.uint32]:
    rows, columns = image.height(), image.width()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    bits = cast("Any", image.constBits()).asstring(image.sizeInBytes())
    return np.frombuffer(bits, np.uint32).reshape(rows, columns)


def _pieces(colours: NDArray[np.uint32]) -> dict[int, list[tuple[int, int, int]]]:
    """Return of each colour where it lies side by side: the row, its first column, one past it."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    for row, line in enumerate(colours):
        starts = [0, *(np.flatnonzero(line[1:] != line[:-1]) + 1).tolist(), len(line)]
        for first, last in pairwise(starts):
            found.setdefault(int(line[first]), []).append((row, first, last))
    return found
