"""Painting a matrix of coloured entries: their colours, numbers, marks and frames."""

import itertools
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QRect, QRectF
from PyQt6.QtGui import QColor, QPainter

from lstm_gui.core.arrays import NDArray
from lstm_gui.files.texts.powers_of_ten import typed
from lstm_gui.ui.style.cells import paint_cells, paint_lines_between
from lstm_gui.ui.style.colormaps import ink_on, shade, shaded
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, brush_of, pen_of
from lstm_gui.ui.style.vectors import writes_vectors
from lstm_gui.ui.widgets.numbers.influence_mark import FAINTEST, vertical_mark
from lstm_gui.words.numbers import number

_NUMBERS_FROM = 26
_CORNER, _RAISED = 0.25, 0.07
"""Of a cell: how large marks are at most, and how far numbers stand above the middle for them."""
_TWO_DIGITS, _SMALLEST_TEXT = 9.95, 6


class MatrixPaint(Struct, frozen=True, eq=False):
    """A matrix as it is painted.

    Parameters
    ----------
    values
        The entries, ``(rows, columns)``.
    cell
        How many pixels wide and high an entry is.
    reach
        The magnitude that has the full colour.
    """

    values: NDArray[np.float64]
    cell: int
    reach: float

    def rect(self, row: int, column: int) -> QRect:
        """Return where an entry is painted."""
        return QRect(column * self.cell, row * self.cell, self.cell, self.cell)

    def paint(self, painter: QPainter, dirty: QRect, influence: NDArray[np.float64] | None) -> None:
        """Paint the entries that lie in ``dirty``, each with how much it matters in a corner."""
        self._colours(painter, *self._seen_in(dirty))
        if self.cell >= scaled(_NUMBERS_FROM):
            self._numbers(painter, dirty)
        if influence is not None and influence.shape == self.values.shape:
            self._marks(painter, dirty, influence)

    def paint_frames(
        self,
        painter: QPainter,
        row: int,
        lit: Iterable[tuple[int, int]],
        current: tuple[int, int] | None,
    ) -> None:
        """Frame a whole ``row``, the entries that are ``lit``, and the ``current`` one, if any."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(NO_BRUSH)
        width = self.values.shape[1] * self.cell
        whole = QRectF(1, row * self.cell + 1, width - 2, self.cell - 2)
        # With an edge of the other lightness it is seen on cells of any colour.
        for colour, pixels in (("card", 4), ("text", 2)):
            painter.setPen(pen_of(theme().color(colour), pixels))
            painter.drawRoundedRect(whole, 4, 4)
        painter.setPen(pen_of(theme().color("accent"), 2.5))
        for place in lit:
            painter.drawRoundedRect(QRectF(self.rect(*place)).adjusted(1, 1, -1, -1), 4, 4)
        if current is not None:
            painter.setPen(pen_of(theme().color("accent"), 3))
            painter.drawRoundedRect(QRectF(self.rect(*current)).adjusted(2, 2, -2, -2), 3, 3)

    def _colours(self, painter: QPainter, rows: range, columns: range) -> None:
        values = self.values[rows.start : rows.stop, columns.start : columns.stop]
        if not values.size:
            return
        area = self.rect(rows[0], columns[0]) | self.rect(rows[-1], columns[-1])
        image = shaded("signed", values, -self.reach, self.reach)
        if writes_vectors(painter):
            paint_cells(painter, image, QRectF(area))
        else:
            painter.drawImage(QRectF(area), image)
        painter.setPen(pen_of(theme().color("card"), 2 if self.cell >= 16 else 1))
        paint_lines_between(painter, area, self.cell)

    def _numbers(self, painter: QPainter, dirty: QRect) -> None:
        for place in self._places_in(dirty):
            rect = QRectF(self.rect(*place)).translated(0, -self.cell * _RAISED)
            painter.setPen(self._ink(place))
            self._lettered(float(self.values[place])).draw_centred(painter, rect)

    def _lettered(self, value: float) -> Lettering:
        """Return ``value`` as it fits into a cell: from 10 on without decimals, else smaller."""
        # As it is typed into the field, which is as wide as a cell.
        text = typed(number(value, digits=1 if abs(value) < _TWO_DIGITS else 0, signed=True))
        pixels = round(self.cell * 0.37)
        piece = lettering(text, pixels)
        while piece.width > self.cell - 3 and pixels > _SMALLEST_TEXT:
            pixels -= 1
            piece = lettering(text, pixels)
        return piece

    def _marks(self, painter: QPainter, dirty: QRect, influence: NDArray[np.float64]) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(NO_PEN)
        room = self.cell * _CORNER
        for place in self._places_in(dirty):
            share = float(influence[place])
            if abs(share) >= FAINTEST:
                painter.setBrush(brush_of(self._ink(place)))
                corner = self.rect(*place).bottomRight()
                painter.drawPolygon(vertical_mark(share, room, corner.x() - 3, corner.y() - 3))

    def _ink(self, place: tuple[int, int]) -> QColor:
        return ink_on(shade("signed", float(self.values[place]), -self.reach, self.reach))

    def _places_in(self, dirty: QRect) -> Iterator[tuple[int, int]]:
        return itertools.product(*self._seen_in(dirty))

    def _seen_in(self, dirty: QRect) -> tuple[range, range]:
        """Return the rows and the columns of which a part lies in ``dirty``."""
        rows, columns = self.values.shape
        return (
            range(dirty.top() // self.cell, min(rows, dirty.bottom() // self.cell + 1)),
            range(dirty.left() // self.cell, min(columns, dirty.right() // self.cell + 1)),
        )
