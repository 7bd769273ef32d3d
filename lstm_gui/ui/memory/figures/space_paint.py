"""What is painted in the plane of a lane: the field behind, the way and its marks in front."""

from itertools import pairwise

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPen, QPolygonF, QTransform

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.memory.state_plane import Rest, Space
from lstm_gui.ui.memory.figures.space_marks import Plates, paint_rest
from lstm_gui.ui.memory.figures.word_chips import MARK
from lstm_gui.ui.plots.pixel_item import PixelItem
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.theme import faded
from lstm_gui.words.translation import message, tr

_DOT, _MARKED, _CURSOR, _END = 2.6, 4.2, 6.0, 5.0
_SHORTEST, _HEAD, _BACK = 1.5, 3.6, 2.6
_SHADES, _PALEST = 8, 0.5
_START_TEXT, _END_TEXT = message("start"), message("end")


class Way(Struct, frozen=True, eq=False):
    """What one plane shows: the space of a lane, its colour, and what is marked in it.

    ``label`` names the step ``t`` of the cursor.
    """

    name: str
    role: str
    space: Space
    t: int
    label: str
    marks: tuple[int, ...] = ()
    rests: tuple[Rest, ...] = ()


class WayItem(PixelItem):
    """One plane."""

    def __init__(self) -> None:
        super().__init__()
        self._way: Way | None = None
        self._under: int | None = None

    def show_way(self, way: Way) -> None:
        """Show ``way``."""
        self._way = way
        self.update()

    def point_at(self, step: int | None) -> None:
        """Frame the point of a step, or none."""
        if step != self._under:
            self._under = step
            self.update()

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._way is None:
            return
        painter.setClipRect(visible)
        space = self._way.space
        _zero_lines(painter, to_pixels, visible)
        if space.arrows is not None:
            _field(painter, to_pixels, *space.arrows)
        if space.curve is not None:
            _curve(painter, to_pixels, space.curve)
        pixels = _mapped(to_pixels, space.points)
        start = None if space.start is None else to_pixels.map(QPointF(*space.start))
        self._line(painter, self._way, pixels, start)
        for rest in self._way.rests:
            paint_rest(painter, rest.stability, to_pixels.map(QPointF(*rest.place)))
        self._ends(painter, self._way, pixels, start)
        if shows(CURSOR):
            self._cursor(painter, self._way, pixels)
        _texts(painter, self._way, pixels, start, visible)

    def _line(
        self, painter: QPainter, way: Way, pixels: list[QPointF], start: QPointF | None
    ) -> None:
        """Draw the way, paler the longer ago, and a dot for each step."""
        color = theme().role(way.role)
        whole = pixels if start is None else [start, *pixels]
        lines = [QLineF(one, other) for one, other in pairwise(whole)]
        each = -(-len(lines) // _SHADES)
        for shade in range(_SHADES):
            share = _PALEST + (1 - _PALEST) * shade / (_SHADES - 1)
            # One pixel wide: thicker ones take ten times as long.
            painter.setPen(QPen(faded(color, share), 1.0))
            painter.drawLines(lines[shade * each : (shade + 1) * each])
        _dots(painter, pixels, color, _DOT)
        _dots(painter, [pixels[step] for step in way.marks], theme().role(MARK), _MARKED)

    def _ends(
        self, painter: QPainter, way: Way, pixels: list[QPointF], start: QPointF | None
    ) -> None:
        first, last = start or pixels[0], pixels[-1]
        painter.setPen(QPen(theme().ink(way.role), 1.8))
        painter.setBrush(theme().color("card"))
        corners = ((-_END, -_END - 1), (_END + 1, 0), (-_END, _END + 1))
        painter.drawPolygon(QPolygonF([first + QPointF(x, y) for x, y in corners]))
        painter.drawRect(QRectF(last.x() - _END, last.y() - _END, 2 * _END, 2 * _END))

    def _cursor(self, painter: QPainter, way: Way, pixels: list[QPointF]) -> None:
        painter.setPen(QPen(theme().color("text"), 2.2))
        painter.setBrush(theme().role(way.role))
        painter.drawEllipse(pixels[way.t], _CURSOR, _CURSOR)
        if self._under is not None and self._under < len(pixels):
            painter.setPen(QPen(theme().color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(pixels[self._under], _CURSOR + 2, _CURSOR + 2)


def _texts(
    painter: QPainter, way: Way, pixels: list[QPointF], start: QPointF | None, inside: QRectF
) -> None:
    """Name the cursor's step, and both ends where there is room beside it."""
    plates = Plates(inside, np.array([(at.x(), at.y()) for at in pixels]))
    if shows(CURSOR):
        plates.write(painter, way.label, pixels[way.t], "text")
    plates.write(painter, tr(_START_TEXT), start or pixels[0], "muted")
    plates.write(painter, tr(_END_TEXT), pixels[-1], "muted")


def _zero_lines(painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
    zero = to_pixels.map(QPointF(0.0, 0.0))
    painter.setPen(QPen(faded(theme().color("text"), 0.16), 1.0))
    painter.drawLine(QPointF(visible.left(), zero.y()), QPointF(visible.right(), zero.y()))
    painter.drawLine(QPointF(zero.x(), visible.top()), QPointF(zero.x(), visible.bottom()))


def _dots(painter: QPainter, at: list[QPointF], color: QColor, radius: float) -> None:
    if at:
        painter.setPen(QPen(color, 2 * radius, cap=Qt.PenCapStyle.RoundCap))
        painter.drawPoints(QPolygonF(at))


def _field(painter: QPainter, to_pixels: QTransform, points: Array, moves: Array) -> None:
    """Draw the arrows, the longest as long as there is room between two of them."""
    known = np.isfinite(moves).all(axis=1)
    starts, ends = (_pixels(to_pixels, array[known]) for array in (points, points + moves))
    ways = ends - starts
    lengths = np.hypot(*ways.T)
    if not len(lengths) or not lengths.max():
        return
    # The root lets short arrows keep a direction that can be seen.
    shown = _room(starts) * np.sqrt(lengths / lengths.max())
    seen = shown > _SHORTEST
    tips = starts[seen] + ways[seen] / lengths[seen, np.newaxis] * shown[seen, np.newaxis]
    heads = _heads(ways[seen], np.minimum(shown[seen] / 2, _HEAD))
    lines = np.concatenate(
        [np.hstack([starts[seen], tips]), *(np.hstack([tips, tips + head]) for head in heads)]
    )
    painter.setPen(QPen(faded(theme().color("text"), 0.5), 1.0))
    painter.drawLines([QLineF(*line) for line in lines.tolist()])


def _room(starts: Array) -> float:
    """Return a little less than the distance of two neighbours of a grid."""
    gaps = [np.diff(np.unique(np.round(along, 3))) for along in starts.T]
    return 0.9 * min((float(gap.min()) for gap in gaps if len(gap)), default=0.0)


def _heads(ways: Array, sizes: Array) -> list[Array]:
    """Return both sides of the head of each arrow, seen from its tip."""
    angles = np.arctan2(ways[:, 1], ways[:, 0])
    sides = (angles + turn for turn in (_BACK, -_BACK))
    return [sizes[:, np.newaxis] * np.stack([np.cos(side), np.sin(side)], axis=1) for side in sides]


def _curve(painter: QPainter, to_pixels: QTransform, curve: Array) -> None:
    painter.setPen(QPen(faded(theme().color("text"), 0.4), 1.2, Qt.PenStyle.DashLine))
    ends = np.array([curve[0, :1], curve[-1, :1]]).repeat(2, axis=1)
    painter.drawPolyline(QPolygonF(_mapped(to_pixels, ends)))
    painter.setPen(QPen(faded(theme().color("text"), 0.6), 1.6))
    painter.drawPolyline(QPolygonF(_mapped(to_pixels, curve)))


def _pixels(to_pixels: QTransform, points: Array) -> Array:
    """Return where ``points (P, 2)`` are on the screen; the transform only scales and moves."""
    scale = to_pixels.m11(), to_pixels.m22()
    return points * scale + (to_pixels.dx(), to_pixels.dy())


def _mapped(to_pixels: QTransform, points: Array) -> list[QPointF]:
    return [QPointF(x, y) for x, y in _pixels(to_pixels, points).tolist()]
