"""The labels of operating points: as near as they can be, and clear of one another."""

import itertools
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

import numpy as np
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QPainter

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.pictures.operating_points import OperatingPoint
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.theme import NO_PEN, Theme, brush_of, faded, pen_of

Mark = tuple[OperatingPoint, QPointF]
_SIZES, _AROUND, _OPAQUE = (14, 12), 3.0, 0.92
_MARK, _FAR = 14.0, 24.0
_WORTH = 45.0
"""How much further away a label may be for lying on no curve."""
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
        Places of curves, ``(places, 2)`` each, which a label lies upon only where nothing else is
        free.
    """

    def __init__(
        self,
        marks: list[Mark],
        kept_clear: list[QRectF],
        visible: QRectF,
        curves: Sequence[Array] = (),
    ) -> None:
        half = QPointF(_MARK / 2, _MARK / 2)
        kept_clear = [QRectF(at - half, at + half) for _, at in marks] + kept_clear
        ordered = sorted(marks, key=_argument)
        drawn = np.concatenate((np.empty((0, 2)), *curves))
        # Where there is little room they rather lie on a curve, and are smaller, than on others.
        for size, avoided in itertools.product(_SIZES, (drawn, drawn[:0])):
            lines = [typeset(point.label, size) for point, _ in ordered]
            rooms = [QRectF(0, 0, line.width + 2 * _AROUND, size + _AROUND) for line in lines]
            boxes = _boxes(ordered, rooms, kept_clear, visible, avoided)
            self._labels = list(zip(ordered, lines, boxes, strict=True))
            if not _cover_each_other(boxes):
                break

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
            line.draw(painter, box.left() + _AROUND, box.bottom() - 1.5 * _AROUND)


def _boxes(
    marks: list[Mark], rooms: list[QRectF], kept_clear: list[QRectF], visible: QRectF, drawn: Array
) -> list[QRectF]:
    """Return where the labels of ``marks`` stand, each clear of those before it."""
    taken = list(kept_clear)
    for (_, at), room in zip(marks, rooms, strict=True):
        taken.append(_free_box(at, room, taken, visible, drawn))
    return taken[len(kept_clear) :]


def _cover_each_other(boxes: list[QRectF]) -> bool:
    return any(one.intersects(other) for one, other in itertools.combinations(boxes, 2))


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
    inside = _inside(at, size, visible)
    nearest = next(inside, (0.0, QRectF(at, size.size())))
    free = (
        (far, box)
        for far, box in itertools.chain((nearest,), inside)
        if not any(map(box.intersects, taken))
    )
    begin, first = next(free, nearest)
    near = itertools.takewhile(partial(_is_within, begin + _WORTH), free)
    boxes = itertools.chain((first,), (box for _, box in near))
    return next((box for box in boxes if not _covers(box, drawn)), first)


def _inside(at: QPointF, size: QRectF, visible: QRectF) -> Iterator[tuple[float, QRectF]]:
    """Yield the places that are all ``visible``, the nearest first, with how far they are."""
    corner = at - QPointF(0, size.height() / 2)
    for shift in _places(size.width()):
        box = QRectF(corner + QPointF(*shift), size.size())
        if visible.contains(box):
            yield _distance(size.width(), shift), box


def _is_within(most: float, place: tuple[float, QRectF]) -> bool:
    return place[0] <= most


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
