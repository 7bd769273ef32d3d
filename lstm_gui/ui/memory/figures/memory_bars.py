"""Stacked bars: the shares that all steps so far have in the memory, one bar for each step."""

import numpy as np
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QColor, QFont, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.scenes.curve_runs import unbroken
from lstm_gui.scenes.memory.shares import Shares
from lstm_gui.ui.memory.figures.clamp_marks import Band, paint_bands
from lstm_gui.ui.memory.figures.memory_columns import Columns
from lstm_gui.ui.memory.figures.memory_stack import Stack
from lstm_gui.ui.memory.figures.word_chips import MARK
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import CURSOR, shows
from lstm_gui.ui.style.legible import numbers_are_large
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import mixed
from lstm_gui.words.numbers import percent

_BELOW, _ABOVE, _CLEAR = 19.0, 3.0, 3.0
_IN_FRAME = 7.0
_LEAST, _LEAST_IN_CLASS = 78, 38
"""Lower bars teach nothing: a page without that much room is scrolled.

In front of a class as many pixels of the screen are more than those at a desk.
"""
_SMALL = 0.005


class BarsFigure(QWidget):
    """One bar for each step; in it a part for each step up to there, the first on top.

    Signals
    -------
    step_picked(int)
        A bar was clicked.
    part_hovered(object)
        Step of the bar and step of the part under the pointer, or None.
    range_picked(int, int)
        With Shift the pointer was drawn over bars, from the first to the last of these steps.
    """

    step_picked = pyqtSignal(int)
    range_picked = pyqtSignal(int, int)
    part_hovered = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shares: Shares | None = None
        self._marks: tuple[int, ...] = ()
        self._edges: Array = np.zeros((0, 1))
        self._stack = Stack(self._edges, np.zeros(0, np.uint8))
        self._marked: Array = np.zeros(0)
        self._undefined: list[range] = []
        self._t = 0
        self._under: tuple[int, int] | None = None
        self._bands: tuple[Band, ...] = ()
        self._drawn: tuple[int, int] | None = None
        self.setMouseTracking(True)

    def show_shares(self, shares: Shares, marks: tuple[int, ...], t: int) -> None:
        """Show ``shares`` with the cursor at ``t``; emits nothing."""
        if shares is not self._shares:
            with np.errstate(invalid="ignore"):
                ends = np.cumsum(np.nan_to_num(shares.shares), axis=1)
            self._edges = np.concatenate([np.zeros((len(ends), 1)), ends], axis=1)
            self._undefined = _undefined_runs(shares.shares)
        if shares is not self._shares or marks != self._marks:
            steps = np.arange(self._edges.shape[1] - 1)
            kinds = steps % 2 + 2 * np.isin(steps + shares.first, marks)
            self._stack = Stack(self._edges, kinds.astype(np.uint8))
        self._shares, self._marks, self._t = shares, marks, t
        self._marked = shares.marked(marks)
        self.update()

    def show_bands(self, bands: tuple[Band, ...]) -> None:
        """Show over which bars something is held; emits nothing."""
        if bands != self._bands:
            self._bands = bands
            self.update()

    def marked_share(self, step: int) -> float:
        """Return what is printed below a bar, from 0 to 1."""
        return float(self._marked[step - self._first])

    def sizeHint(self) -> QSize:
        return scaled_size(600, 96)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(200, _LEAST_IN_CLASS if numbers_are_large() else _LEAST)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._columns().at(unscaled(event.position()).x())
        if step is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._drawn = step, step
            self.update()
        else:
            self.step_picked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drawn is not None:
            step = self._columns().nearest(unscaled(event.position()).x())
            self._drawn = self._drawn[0], step
            self.update()
            return
        under = self._part_at(unscaled(event.position()))
        if under != self._under:
            self._under = under
            self.part_hovered.emit(under)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        drawn, self._drawn = self._drawn, None
        if drawn is not None:
            self.update()
            self.range_picked.emit(min(drawn), max(drawn))

    def leaveEvent(self, _event: object) -> None:
        self._under = None
        self.part_hovered.emit(None)
        self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._shares is None:
            return
        painter = scaled_painter(self)
        if shows(CURSOR):
            self._cursor(painter)
        area = QRectF(0, _ABOVE, unscaled(self.width()), self._high())
        self._stack.paint(painter, area, self._colors())
        self._without_shares(painter)
        self._hovered(painter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        drawn = () if self._drawn is None else (Band(min(self._drawn), max(self._drawn), ""),)
        paint_bands(painter, self._columns(), (*self._bands, *drawn), _ABOVE, self._high())
        for step in self._columns().labelled(self._t if shows(CURSOR) else self._first):
            self._percent(painter, step)

    def _colors(self) -> list[QColor]:
        """Return two shades each for what is not marked and what is."""
        card, grey, mark = theme().color("card"), theme().color("muted"), theme().role(MARK)
        plain = [mixed(card, grey, 0.34), mixed(card, grey, 0.52)]
        return [*plain, mark, mixed(mark, card, 0.26)]

    def _cursor(self, painter: QPainter) -> None:
        columns = self._columns()
        # A percentage that is wider than its column stands below the frame, not across it.
        fits = self._written(self._t).width < columns.each - _IN_FRAME
        high = unscaled(self.height()) - 1.0 if fits else _ABOVE + self._high() + _CLEAR
        column = columns.cursor(self._t, 0.5, high)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("text"), 1.4))
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(column, 5, 5)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)

    def _without_shares(self, painter: QPainter) -> None:
        """Frame the bars of what has no shares, since its sizes are beyond all numbers."""
        columns, high = self._columns(), self._high()
        painter.setPen(QPen(theme().color("muted"), 1.0, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        apart = columns.bar < columns.each
        for run in self._undefined:
            for first, last in zip(run, run, strict=True) if apart else ((run[0], run[-1]),):
                left = columns.centre(first) - columns.bar / 2
                width = columns.centre(last) - columns.centre(first) + columns.bar
                painter.drawRect(QRectF(left, _ABOVE + 0.5, width, high - 1.0))

    def _hovered(self, painter: QPainter) -> None:
        first = self._first
        if self._under is None or not 0 <= self._under[0] - first < len(self._edges):
            return
        step, part = self._under
        columns, high = self._columns(), self._high()
        edges = self._edges[step - first, part - first :]
        top, bottom = (_ABOVE + edges[n] * high for n in (0, 1))
        box = QRectF(columns.centre(step) - columns.bar / 2, top, columns.bar, bottom - top)
        painter.setPen(QPen(theme().color("text"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)

    def _percent(self, painter: QPainter, step: int) -> None:
        share = self._marked[step - self._first]
        small = not share >= _SMALL
        painter.setPen(theme().color("muted") if small else theme().ink(MARK, "field"))
        written, top = self._written(step), unscaled(self.height()) - 17.0
        written.draw_centred(painter, self._columns().label(step, top, 15.0, written.width))

    def _written(self, step: int) -> Lettering:
        share = self._marked[step - self._first]
        chosen = step == self._t and shows(CURSOR)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Normal
        return lettering(share_text(share), 11, weight)

    def _part_at(self, position: QPointF) -> tuple[int, int] | None:
        step = self._columns().at(position.x())
        share = (position.y() - _ABOVE) / self._high()
        if self._shares is None or step is None or not 0 <= share < 1:
            return None
        edges = self._edges[step - self._first]
        part = self._first + int(np.searchsorted(edges, share, side="right")) - 1
        return (step, part) if part <= step else None

    @property
    def _first(self) -> int:
        return self._shares.first if self._shares is not None else 0

    def _high(self) -> float:
        return max(unscaled(self.height()) - _BELOW - _ABOVE, 1.0)

    def _columns(self) -> Columns:
        return Columns(unscaled(self.width()), len(self._edges), self._first)


def _undefined_runs(shares: Array) -> list[range]:
    """Return the stretches of bars of which the shares ``(T, K)`` are not defined."""
    undefined = np.where(np.isnan(shares).any(axis=1), 0.0, np.nan)
    return [range(run.start, run.stop) for run in unbroken(undefined)]


def share_text(share: float) -> str:
    """Write a share so that a small one differs from none, and none from no number."""
    if not np.isfinite(share):
        return "–"
    return "<" + percent(0.01) if 0 < share < _SMALL else percent(share)
