"""Painting the folded loop, the unrolled chain, and everything in between."""

import math
from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from lstm_gui.core import Kind, Reading, Trace, reading
from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.scenes.pictures.unrolled_geometry import (
    CELL_Y,
    HEIGHT,
    HIDDEN_Y,
    MIDDLE,
    WHOLE,
    WIDTH,
    Copy,
    Frame,
    Handed,
    copies,
    loop,
)
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.wire_paths import wire_width
from lstm_gui.ui.style.colormaps import ink_on, shade
from lstm_gui.ui.style.fonts import least_type, text_font
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.theme import NO_BRUSH, NO_PEN, Theme, brush_of, pen_of
from lstm_gui.ui.style.vectors import part
from lstm_gui.words.numbers import number
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.symbols import plain_symbol, symbol

_FIELD_W, _FIELD_H = 62.0, 28.0
_ARROW = 9.0
_ROUNDING = 16.0
_MOST_INPUTS = 3
_EDGE = 14.0
_CUT = 16.0
_NUMBER, _BESIDE, _ABOVE = 12.5, 2.0, 9.0
_SYMBOL = 18.0
"""So large that its index is no smaller than other type of the drawing."""


class Lane(Handed, frozen=True):
    """One state in its colour; ``label_y`` is where the loop is named."""

    role: str
    label_y: float


_HIDDEN = Lane("h", "h_before", HIDDEN_Y, "hidden", HIDDEN_Y + 38)


def lanes_of(kind: Kind) -> tuple[Lane, ...]:
    """Return the memory and the hidden state that a cell of ``kind`` hands on."""
    memory = kind.roles.memory
    if memory == "h":
        return (_HIDDEN,)
    role = quantity_role(kind, memory)
    return Lane(memory, f"{memory}_before", CELL_Y, role, CELL_Y - 30), _HIDDEN


class Largest(Struct, frozen=True):
    """What the widest wires and the strongest colours stand for, by the name of a state."""

    states: Mapping[str, float]
    x: float

    @classmethod
    def of(cls, trace: Trace, kind: Kind) -> "Largest":
        """Return the largest magnitudes in ``trace``, at least 1."""
        states = {lane.after: max(1.0, trace.largest(lane.after)) for lane in lanes_of(kind)}
        return cls(states, max(1.0, trace.largest("x")))


class UnrolledPainter:
    """Paints one snapshot, ``unfolded`` between 0 (loop) and 1 (chain)."""

    def __init__(
        self,
        snapshot: Snapshot,
        theme: Theme,
        unfolded: float,
        largest: Largest,
        hovered: int | None = None,
        frame: Frame = WHOLE,
    ) -> None:
        self._snapshot, self._theme, self._unfolded = snapshot, theme, unfolded
        self._hovered, self._frame = hovered, frame
        self._steps = len(snapshot.trace)
        self.copies = copies(snapshot.t, self._steps, unfolded, frame)
        unit = None if snapshot.mean else snapshot.unit
        self._readings = {copy.t: reading(snapshot.trace, copy.t, unit) for copy in self.copies}
        self.lanes = lanes_of(snapshot.kind)
        self._largest = largest

    def paint(self, painter: QPainter) -> None:
        chain = min(max((self._unfolded - 0.35) / 0.65, 0.0), 1.0)
        painter.setOpacity(1.0 - min(self._unfolded * 2.5, 1.0))
        self._loops(painter)
        for copy in self.copies:
            painter.setOpacity(self._presence(copy, 0.45))
            with part(painter, "wire", f"t{copy.t}"):
                self._ways(painter, copy)
        painter.setOpacity(chain)
        self._links(painter)
        for copy in self.copies:
            painter.setOpacity(self._presence(copy))
            with part(painter, "copy", f"t{copy.t}"):
                self._copy(painter, copy)
        painter.setOpacity(1.0)

    def _presence(self, copy: Copy, begins: float = 0.0) -> float:
        share = min(max((self._unfolded - begins) * 2.0, 0.0), 1.0)
        return 1.0 if copy.t == self._snapshot.t else share

    def _loops(self, painter: QPainter) -> None:
        if self._unfolded >= 1.0:
            return
        kind, now = self._snapshot.kind, self._readings[self._snapshot.t]
        for lane in self.lanes:
            width = wire_width(now[lane.after], self._largest.states[lane.after])
            self._line(painter, loop(lane.y, self._frame), lane.role, width)
            painter.setPen(self._theme.ink(lane.role, "body"))
            before, left = symbol(kind, f"{lane.after}_before"), loop(CELL_Y, self._frame)[3][0] - 9
            typeset(before, _SYMBOL).draw(painter, left, lane.label_y, align=1.0)

    def _links(self, painter: QPainter) -> None:
        if self._unfolded <= 0.0:
            return
        for copy, before in self._neighbours():
            now, start = self._readings[copy.t], before
            if copy.t in self._snapshot.trace.resets:
                start = self._cut(painter, (before + copy.left) / 2)
            for lane in self.lanes:
                line = ((start, lane.y), (copy.left, lane.y))
                width = wire_width(now[lane.before], self._largest.states[lane.after])
                with part(painter, "wire", f"{lane.after}-into-t{copy.t}"):
                    self._line(painter, line, lane.role, width)
        self._line_out(painter)
        if self._bare:
            self._name_lanes(painter)

    def _name_lanes(self, painter: QPainter) -> None:
        """Name the states once where they come in: beside each number there is no room."""
        for lane in self.lanes:
            painter.setPen(self._theme.ink(lane.role, "body"))
            typeset(lane.after, 14).draw(painter, self._frame.left + 2.0, lane.y - _ABOVE)

    @property
    def _bare(self) -> bool:
        """Whether fields have room for their number only: type has a least size in print."""
        usual = lettering("+0.00", _NUMBER, QFont.Weight.DemiBold)
        return typeset("h", 14).width + usual.width > _FIELD_W - 11.0 - _BESIDE

    def _cut(self, painter: QPainter, x: float) -> float:
        """Paint a bar over all lanes, beyond which what is handed on begins; return its place."""
        ys = [lane.y for lane in self.lanes]
        painter.setPen(pen_of(self._theme.color("accent"), 2.2))
        ends = QPointF(x, min(ys) - _CUT), QPointF(x, max(ys) + _CUT)
        painter.drawLine(*ends)
        return x

    def _neighbours(self) -> list[tuple[Copy, float]]:
        in_order = sorted(self.copies, key=lambda copy: copy.t)
        starts = [self._frame.left + 2.0, *(copy.right for copy in in_order)]
        return list(zip(in_order, starts, strict=False))

    def _line_out(self, painter: QPainter) -> None:
        last = max(self.copies, key=lambda copy: copy.t)
        if last.t == self._steps - 1 and last.right > self._frame.right - 2 * _EDGE:
            return
        now = self._readings[last.t]
        end = min(last.right + 40.0, self._frame.right - 2.0)
        for lane in self.lanes:
            line = ((last.right, lane.y), (end, lane.y))
            width = wire_width(now[lane.after], self._largest.states[lane.after])
            self._line(painter, line, lane.role, width)

    def _ways(self, painter: QPainter, copy: Copy) -> None:
        now, x = self._readings[copy.t], copy.center[0]
        bottom, top = MIDDLE[1] + HEIGHT / 2, MIDDLE[1] - HEIGHT / 2
        strongest = float(np.max(np.abs(now.x)))
        into = ((x, self._frame.input_y), (x, bottom))
        self._line(painter, into, "data", wire_width(strongest, self._largest.x))
        out = ((x, top), (x, self._frame.output_y))
        self._line(painter, out, "hidden", wire_width(now["h"], self._largest.states["h"]))
        self._inputs(painter, copy, now)
        self._output(painter, copy, now)

    def _inputs(self, painter: QPainter, copy: Copy, now: Reading) -> None:
        start = self._frame.input_y
        painter.setPen(self._theme.ink("data", "body"))
        beside = (start + MIDDLE[1] + HEIGHT / 2) / 2 + 3
        typeset(f"x_{{{copy.t}}}", _SYMBOL).draw(painter, copy.center[0] + 8, beside)
        lines = [number(float(value), signed=True) for value in now.x[:_MOST_INPUTS]]
        if len(now.x) > _MOST_INPUTS:
            lines[-1] = "…"
        painter.setFont(text_font(_NUMBER, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("text"))
        high = max(15.0, 1.05 * least_type())
        for row, text in enumerate(lines):
            self._centred(painter, (copy.center[0], start + 14 + high * row), text)
        label = self._snapshot.label(copy.t)
        if label:
            painter.setPen(self._theme.color("muted"))
            shown = painter.fontMetrics().elidedText(label, Qt.TextElideMode.ElideRight, 84)
            self._centred(painter, (copy.center[0], start + 14 + high * len(lines)), shown)

    def _output(self, painter: QPainter, copy: Copy, now: Reading) -> None:
        painter.setPen(self._theme.ink("hidden", "body"))
        x, end = copy.center[0], self._frame.output_y
        y = end - max(24.0, 6 + 1.5 * least_type())
        typeset(f"h_{{{copy.t}}}", _SYMBOL).draw(painter, x, y, align=0.5)
        painter.setFont(text_font(_NUMBER, QFont.Weight.DemiBold))
        painter.setPen(self._theme.color("text"))
        self._centred(painter, (x, end - 6), number(now["h"], signed=True))

    def _copy(self, painter: QPainter, copy: Copy) -> None:
        selected, now = copy.t == self._snapshot.t and shows(CURSOR), self._readings[copy.t]
        box = QRectF(copy.left, MIDDLE[1] - HEIGHT / 2, WIDTH, HEIGHT)
        if selected or copy.t == self._hovered:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(self._theme.color("hover")))
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 13, 13)
        painter.setPen(pen_of(self._theme.color("accent" if selected else "border"), 2.0))
        painter.setBrush(brush_of(self._theme.color("body")))
        painter.drawRoundedRect(box, 10, 10)
        x = copy.center[0]
        for lane in self.lanes:
            largest = self._largest.states[lane.after]
            letter = plain_symbol(self._snapshot.kind, lane.after)
            self._field(painter, (x, lane.y), letter, lane.role, now[lane.after], largest)
        painter.setFont(text_font(12, QFont.Weight.DemiBold if selected else QFont.Weight.Normal))
        painter.setPen(self._theme.color("text" if selected else "muted"))
        self._centred(painter, (x, MIDDLE[1] + 4), f"t = {copy.t}")

    def _field(
        self, painter: QPainter, at: Point, letter: str, role: str, value: float, largest: float
    ) -> None:
        fill = shade("signed", value, -largest, largest)
        painter.setPen(pen_of(self._theme.role(role), 1.6))
        painter.setBrush(fill)
        left, top = at[0] - _FIELD_W / 2, at[1] - _FIELD_H / 2
        painter.drawRoundedRect(QRectF(left, top, _FIELD_W, _FIELD_H), 5, 5)
        painter.setPen(ink_on(fill))
        painter.setFont(text_font(_NUMBER, QFont.Weight.DemiBold))
        text = number(value, signed=True)
        if self._bare:
            self._centred(painter, (at[0], at[1] + 0.36 * least_type()), text)
            return
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPointF(left + _FIELD_W - 5 - width, at[1] + 4.5), text)
        # A symbol leaves its own font in the painter.
        typeset(letter, 14).draw(painter, left + 6, at[1] + 4)

    def _line(self, painter: QPainter, points: tuple[Point, ...], role: str, width: float) -> None:
        color = self._theme.role(role)
        pen = QPen(color, width)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(NO_BRUSH)
        (x0, y0), (x1, y1) = points[-2:]
        distance = math.hypot(x1 - x0, y1 - y0)
        if distance < 1.0:
            return
        back = min(6.0 / distance, 1.0)
        end = (x1 - back * (x1 - x0), y1 - back * (y1 - y0))
        painter.drawPath(_path((*points[:-1], end)))
        _arrow_head(painter, points, color, width)

    def _centred(self, painter: QPainter, at: Point, text: str) -> None:
        width = painter.fontMetrics().horizontalAdvance(text)
        painter.drawText(QPointF(at[0] - width / 2, at[1]), text)


def _path(points: tuple[Point, ...]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path.lineTo(QPointF(*_towards(corner, before)))
        path.quadTo(QPointF(*corner), QPointF(*_towards(corner, after)))
    path.lineTo(*points[-1])
    return path


def _towards(corner: Point, other: Point) -> Point:
    distance = math.hypot(other[0] - corner[0], other[1] - corner[1])
    share = min(_ROUNDING / distance, 0.5)
    return corner[0] + share * (other[0] - corner[0]), corner[1] + share * (other[1] - corner[1])


def _arrow_head(painter: QPainter, points: tuple[Point, ...], color: QColor, width: float) -> None:
    (x0, y0), (x1, y1) = points[-2:]
    angle = math.atan2(y1 - y0, x1 - x0)
    cos, sin, half = math.cos(angle), math.sin(angle), 3.5 + width / 3
    corners = ((0.0, 0.0), (-_ARROW, half), (-_ARROW, -half))
    painter.setPen(NO_PEN)
    painter.setBrush(brush_of(color))
    painter.drawPolygon(
        QPolygonF([QPointF(x1 + a * cos - b * sin, y1 + a * sin + b * cos) for a, b in corners])
    )
