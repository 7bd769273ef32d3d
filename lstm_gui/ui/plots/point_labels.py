"""The labels of operating points: as near as they can be, and clear of one another."""

from collections.abc import Sequence
from functools import lru_cache, partial

import numpy as np
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QPainter

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.pictures.operating_points import OperatingPoint
from lstm_gui.ui.style.mathtext import Line, typeset
from lstm_gui.ui.style.theme import NO_PEN, Theme, brush_of, faded, pen_of

Mark = tuple[OperatingPoint, QPointF]
_SIZE, _HEIGHT, _OPAQUE = 14, 17.0, 0.92
_MARK, _FAR = 14.0, 24.0
_TRIED = 12
"""How many of the free places are looked at for one clear of what is drawn."""
_RISES = (-14, 14, -34, 34, -54, 54, 74, -74, 94, 114, 134)


class PointLabels:
    """Finds a place for the label of each mark, from left to right.

    Parameters
    ----------
    marks
        The points with where they are painted.
    kept_clear
        Where no label may stand, beside the marks.
    visible
        Where all of them have to be.
    curves
        Places of curves, which a label lies upon only where nothing else is free.
    """

    def __init__(
        self,
        marks: list[Mark],
        kept_clear: list[QRectF],
        visible: QRectF,
        curves: Sequence[list[QPointF]] = (),
    ) -> None:
        half = QPointF(_MARK / 2, _MARK / 2)
        taken = [QRectF(at - half, at + half) for _, at in marks] + kept_clear
        drawn = np.array([(spot.x(), spot.y()) for curve in curves for spot in curve])
        self._labels: list[tuple[Mark, Line, QRectF]] = []
        for mark in sorted(marks, key=_argument):
            point, at = mark
            line = typeset(point.label, _SIZE)
            size = QRectF(0, 0, line.width + 6, _HEIGHT)
            box = _free_box(at, size, taken, visible, drawn)
            taken.append(box)
            self._labels.append((mark, line, box))

    @property
    def boxes(self) -> list[QRectF]:
        """Where the labels stand, from left to right."""
        return [box for _, _, box in self._labels]

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint all labels, above the lines that tie them to their marks."""
        for (point, at), _, box in self._labels:
            near = _nearest(at, box)
            if (near - at).manhattanLength() > _FAR:
                painter.setPen(pen_of(faded(theme.role(point.role), 0.6), 1.0))
                painter.drawLine(at, near)
        for (point, _), line, box in self._labels:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(faded(theme.color("card"), _OPAQUE)))
            painter.drawRoundedRect(box, 4, 4)
            # What lies behind shines through, so that the ground is a little darker than a card.
            painter.setPen(theme.ink(point.role, "field"))
            line.draw(painter, box.left() + 3, box.bottom() - 4.5)


def _argument(mark: Mark) -> float:
    return mark[0].argument


def _nearest(at: QPointF, box: QRectF) -> QPointF:
    x = min(max(at.x(), box.left()), box.right())
    return QPointF(x, min(max(at.y(), box.top()), box.bottom()))


def _free_box(
    at: QPointF, size: QRectF, taken: list[QRectF], visible: QRectF, drawn: Array
) -> QRectF:
    """Return the place for a label nearest to ``at`` that covers no other label.

    A place that covers none of what is ``drawn`` either is worth some way.
    """
    shifts = _places(size.width())
    corner = at - QPointF(0, size.height() / 2)
    boxes = [QRectF(corner + QPointF(*shift), size.size()) for shift in shifts]
    inside = [box for box in boxes if visible.contains(box)]
    free = [box for box in inside if not any(map(box.intersects, taken))]
    clear = next((box for box in free[:_TRIED] if not _covers(box, drawn)), None)
    return clear or next(iter([*free, *inside]), QRectF(at, size.size()))


def _covers(box: QRectF, drawn: Array) -> bool:
    """Tell whether one of the places that are ``drawn`` lies in ``box``."""
    if not drawn.size:
        return False
    near = np.abs(drawn - (box.center().x(), box.center().y()))
    return bool(np.any((near[:, 0] < box.width() / 2) & (near[:, 1] < box.height() / 2)))


@lru_cache(maxsize=64)
def _places(width: float) -> tuple[tuple[float, float], ...]:
    """Return shifts of a label from its point, the nearest first."""
    sides = (10.0, -10.0 - width, -2.0 * width, width)
    shifts = [(dx, dy) for dy in _RISES for dx in sides]
    return tuple(sorted(shifts, key=partial(_distance, width)))


def _distance(width: float, shift: tuple[float, float]) -> float:
    return abs(shift[0] + width / 2) + 1.5 * abs(shift[1])
