"""The parts of stacked bars: as one small image for the screen, as rectangles for print."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QColor, QImage, QPainter

from lstm_gui.core.arrays import Array
from lstm_gui.ui.memory.figures.memory_columns import Columns
from lstm_gui.ui.style.cells import fill_cells
from lstm_gui.ui.style.scale import ratio_of
from lstm_gui.ui.style.vectors import writes_vectors

_THINNEST = 0.02
_CLEAR = QColor(0, 0, 0, 0)


class Stack:
    """Bars whose parts lie between ``edges (T, K + 1)``, which run from 0 to 1.

    Parameters
    ----------
    edges
        Where the parts of each bar end, from the top.
    kinds
        For each part, ``(K,)``, which of the colours it has.
    """

    def __init__(self, edges: Array, kinds: NDArray[np.uint8]) -> None:
        self._edges, self._kinds = edges, kinds

    def paint(self, painter: QPainter, area: QRectF, colors: list[QColor]) -> None:
        """Paint into ``area``, all columns side by side."""
        columns = Columns(area.width(), len(self._edges))
        if writes_vectors(painter):
            fill_cells(painter, self._rectangles(columns, area, colors))
            return
        ratio = ratio_of(painter)
        # The image lives in this array until it is painted.
        pixels = self._pixels(columns, round(area.width() * ratio), round(area.height() * ratio))
        height, width = pixels.shape
        image = QImage(pixels.data, width, height, width, QImage.Format.Format_Indexed8)
        image.setDevicePixelRatio(ratio)
        image.setColorTable([color.rgba() for color in (_CLEAR, *colors)])
        painter.drawImage(area.topLeft(), image)

    def _pixels(self, columns: Columns, width: int, height: int) -> NDArray[np.uint8]:
        """Return the colour of each pixel, 0 beside and below the bars."""
        places = (np.arange(height) + 0.5) / height
        of_part = np.append(self._kinds + 1, np.uint8(0))
        parts = [np.searchsorted(edges, places, side="right") - 1 for edges in self._edges]
        bars = of_part[np.minimum(np.stack(parts, axis=1), len(self._kinds))]
        centres = (np.arange(width) + 0.5) * columns.width / width
        steps = np.minimum((centres / columns.each).astype(np.intp), columns.steps - 1)
        beside = np.abs(centres - (steps + 0.5) * columns.each) > columns.bar / 2
        return np.ascontiguousarray(np.where(beside, np.uint8(0), bars[:, steps]))

    def _rectangles(
        self, columns: Columns, area: QRectF, colors: list[QColor]
    ) -> Iterator[tuple[QColor, QRectF]]:
        heights = np.diff(self._edges, axis=1) * area.height()
        for step, part in zip(*np.nonzero(heights > _THINNEST), strict=True):
            left = area.left() + columns.centre(int(step)) - columns.bar / 2
            top = area.top() + self._edges[step, part] * area.height()
            size = QRectF(0, 0, columns.bar, heights[step, part])
            yield colors[self._kinds[part]], size.translated(QPointF(left, top))
