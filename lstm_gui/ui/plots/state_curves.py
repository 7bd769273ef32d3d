"""The items of the curves over time: a line for each unit, and the numbers at the cursor."""

from functools import partial

import numpy as np
from msgspec.structs import replace
from numpy.typing import NDArray
from PyQt6.QtCore import QLineF, QPointF, QRectF, Qt
from PyQt6.QtGui import QFont, QPainter, QPen, QPolygonF, QTransform

from lstm_gui.files.figures.axes import Axes, Scale
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.ui.plots.heatmap import RowsItem
from lstm_gui.ui.plots.state_margins import written_ends
from lstm_gui.ui.plots.state_rows import Row
from lstm_gui.ui.plots.time_axis import named_steps
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, brush_of, faded, pen_of
from lstm_gui.ui.style.vectors import axes, part
from lstm_gui.words.numbers import number

_CHOSEN, _OTHER, _PALE, _GHOST = 2.2, 1.0, 0.45, 0.7
_MOST_LINES = 16
"""With more units, the room that all of them fill is shown instead of a line for each."""
_NUMBER, _DOT, _TICK, _HALF = 11.5, 3.6, 11.0, 7.0
_KEPT, _UNIT, _APART = 1.7, 10.5, 20.0
"""Of curves beside that of the selected unit: width, type of the number, and room for each."""
_DASHES = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
)


class CurvesItem(RowsItem):
    """The curve of the selected unit, strong, and those of all others, faint."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._snapshot is None:
            return
        steps = self.visible_steps()
        columns = spread(steps, round(visible.width()))
        for row in self._rows:
            self._ground(painter, to_pixels, row, steps)
            told = partial(self._axes, to_pixels, row, steps)
            with axes(painter, row.kind.name, told):
                self._curves(painter, to_pixels, row, columns)

    def _axes(self, to_pixels: QTransform, row: Row, steps: range) -> Axes:
        """Return which numbers lie where in ``row``; only the last one names the steps."""
        assert self._snapshot is not None
        left, right = steps.start - 0.5, steps.stop - 0.5
        top, bottom = row.y_of(np.array([row.bound, row.low]))
        box = to_pixels.mapRect(QRectF(left, top, right - left, bottom - top))
        labels = self._snapshot.state.sequence.labels if row is self._rows[-1] else None
        named = named_steps(labels, len(row.trace), left, right, box.width(), self._snapshot.t)
        x = Scale(left, right, named if row is self._rows[-1] else ())
        y = Scale(row.low, row.bound, written_ends(row), far=True)
        muted = self._theme.color("muted").name()
        return Axes(box.getRect(), x, y, text_font(_TICK).pixelSize(), muted)

    def _ground(self, painter: QPainter, to_pixels: QTransform, row: Row, steps: range) -> None:
        left, right = steps.start - 0.5, steps.stop - 0.5
        area = QRectF(left, row.top, right - left, row.height)
        painter.fillRect(to_pixels.mapRect(area), self._theme.color("field"))
        zero = float(row.y_of(np.zeros(1))[0])
        painter.setPen(pen_of(faded(self._theme.color("text"), 0.25), 1.0))
        painter.drawLine(to_pixels.map(QLineF(left, zero, right, zero)))

    def _curves(
        self, painter: QPainter, to_pixels: QTransform, row: Row, columns: NDArray[np.intp]
    ) -> None:
        assert self._snapshot is not None
        color, lanes = self._theme.role(row.kind.role), row.lanes
        chosen = self._snapshot.unit if row.kind.name != "x" else -1
        painter.setBrush(NO_BRUSH)
        if lanes > _MOST_LINES:
            self._band(painter, to_pixels, row, columns)
        else:
            width = _OTHER if chosen >= 0 else _CHOSEN
            shade = faded(color, _PALE) if chosen >= 0 else color
            for lane in range(lanes):
                if lane != chosen:
                    draw_curve(painter, to_pixels, row, lane, columns, pen_of(shade, width))
        if chosen >= 0:
            self._before(painter, to_pixels, row, chosen, columns)
            draw_curve(painter, to_pixels, row, chosen, columns, pen_of(color, _CHOSEN))

    def _before(
        self,
        painter: QPainter,
        to_pixels: QTransform,
        row: Row,
        lane: int,
        columns: NDArray[np.intp],
    ) -> None:
        """Paint how the selected unit went when it was kept: thin, in the colour of text."""
        if row.before is not None:
            ghost = replace(row, trace=row.before, before=None)
            pen = pen_of(faded(self._theme.color("text"), _GHOST), _OTHER)
            draw_curve(painter, to_pixels, ghost, lane, columns, pen)

    def _band(
        self, painter: QPainter, to_pixels: QTransform, row: Row, columns: NDArray[np.intp]
    ) -> None:
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(faded(self._theme.role(row.kind.role), 0.22)))
        ys = row.y_of(np.nan_to_num(row.values[:, columns]))
        upper, lower = ys.min(axis=0), ys.max(axis=0)
        for run in unbroken(upper, columns, _resets(row)):
            there = list(map(QPointF, columns[run].tolist(), upper[run].tolist()))
            back = list(map(QPointF, columns[run].tolist(), lower[run].tolist()))
            painter.drawPolygon(to_pixels.map(QPolygonF(there + back[::-1])))
        painter.setBrush(NO_BRUSH)


class BesideItem(RowsItem):
    """A strong line for each unit that stays in sight, told apart by dashes and its number."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        columns = spread(self.visible_steps(), round(visible.width()))
        for row in self._rows:
            for place, unit in enumerate(self._units(row)):
                pen = QPen(self._theme.role(row.kind.role), _KEPT, _DASHES[place % len(_DASHES)])
                draw_curve(painter, to_pixels, row, unit, columns, pen)
                with part(painter, "unit", f"{row.kind.name}-{unit + 1}"):
                    self._number(painter, to_pixels, row, unit, columns, place)

    def _units(self, row: Row) -> tuple[int, ...]:
        """Return whose curves are kept in ``row``, but for the selected one."""
        if self._snapshot is None or row.kind.name == "x":
            return ()
        there = (unit for unit in self._snapshot.view.beside if unit < row.lanes)
        return tuple(unit for unit in there if unit != self._snapshot.unit)

    def _number(
        self,
        painter: QPainter,
        to_pixels: QTransform,
        row: Row,
        unit: int,
        columns: NDArray[np.intp],
        place: int,
    ) -> None:
        """Write whose curve it is near its end, that of the next one farther to the left."""
        x = columns[-1] - _APART * (place + 0.5) / max(to_pixels.m11(), 1e-9)
        heights = row.y_of(np.nan_to_num(row.values[unit, columns]))
        end = QPointF(x, float(np.interp(x, columns, heights)))
        piece = lettering(str(unit + 1), _UNIT, QFont.Weight.DemiBold)
        label = QRectF(0, 0, piece.width + 6, 13)
        label.moveCenter(to_pixels.map(end))
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(faded(self._theme.color("card"), 0.9)))
        painter.drawRoundedRect(label, 3, 3)
        painter.setPen(self._theme.ink(row.kind.role))
        piece.draw_centred(painter, label)


class CurveCursorItem(RowsItem):
    """The selected step as a line over all rows, with the number of the selected unit in each."""

    def paint_pixels(self, painter: QPainter, to_pixels: QTransform, visible: QRectF) -> None:
        if self._snapshot is None or not self._rows or not shows(CURSOR):
            return
        t, last = self._snapshot.t, self._rows[-1]
        painter.setPen(pen_of(self._theme.color("text"), 1.4))
        painter.drawLine(to_pixels.map(QLineF(t, 0, t, last.top + last.height)))
        for row in self._rows:
            lane = 0 if row.kind.name == "x" else self._snapshot.unit
            if row.kind.name != "x" or row.lanes == 1:
                with part(painter, "value", row.kind.name):
                    self._mark(painter, to_pixels, visible, row, lane)

    def _mark(
        self, painter: QPainter, to_pixels: QTransform, visible: QRectF, row: Row, lane: int
    ) -> None:
        assert self._snapshot is not None
        t = self._snapshot.t
        value = row.values[lane, t : t + 1]
        y = row.y_of(np.nan_to_num(value))[0]
        spot = to_pixels.map(QPointF(t, y))
        painter.setPen(pen_of(self._theme.color("card"), 1.5))
        painter.setBrush(brush_of(self._theme.role(row.kind.role)))
        painter.drawEllipse(spot, _DOT, _DOT)
        piece = lettering(number(float(value[0])), _NUMBER, QFont.Weight.DemiBold)
        # Beside the line, to the left at the right edge, and never outside of the row.
        right = spot.x() + 8 + piece.width <= visible.right()
        left = spot.x() + 8 if right else spot.x() - 8 - piece.width
        area = to_pixels.mapRect(QRectF(0, row.top, 1, row.height))
        high, low = area.top() + _HALF, area.bottom() - _HALF
        middle = min(max(spot.y(), high), low) if low > high else area.center().y()
        # A low row has less room than a number; below the last one there is none at all.
        middle = min(middle, visible.bottom() - _HALF)
        label = QRectF(left - 3, middle - _HALF, piece.width + 6, 2 * _HALF)
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(faded(self._theme.color("card"), 0.85)))
        painter.drawRoundedRect(label, 3, 3)
        painter.setPen(self._theme.ink(row.kind.role))
        piece.draw_centred(painter, label)


def spread(steps: range, pixels: int) -> NDArray[np.intp]:
    """Return ``steps``, or as many of them as ``pixels`` can tell apart, the last among them."""
    stride = max(1, len(steps) // max(2 * pixels, 1))
    columns = np.arange(steps.start, steps.stop, stride)
    return np.union1d(columns, [steps.stop - 1]) if len(columns) else columns


def draw_curve(
    painter: QPainter,
    to_pixels: QTransform,
    row: Row,
    lane: int,
    columns: NDArray[np.intp],
    pen: QPen,
) -> None:
    """Paint one curve; it has a gap where there is no number."""
    painter.setPen(pen)
    with part(painter, "curve", f"{row.kind.name}-{lane + 1}"):
        _runs(painter, to_pixels, row, lane, columns)


def _runs(
    painter: QPainter, to_pixels: QTransform, row: Row, lane: int, columns: NDArray[np.intp]
) -> None:
    ys = row.y_of(row.values[lane, columns])
    for run in unbroken(ys, columns, _resets(row)):
        points = QPolygonF(list(map(QPointF, columns[run].tolist(), ys[run].tolist())))
        line = to_pixels.map(points)
        painter.drawPolyline(line) if len(line) > 1 else painter.drawPoint(line[0])


def _resets(row: Row) -> tuple[int, ...]:
    """Return where the curves of ``row`` break; the input goes on whatever is reset."""
    return () if row.kind.name == "x" else row.trace.resets
