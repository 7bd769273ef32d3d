"""The margins of the heat maps: symbols on the left, colour legends on the right."""

import pyqtgraph as pg
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QPainter, QPolygonF, QTransform

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.plots.state_rows import Row
from lstm_gui.ui.style.kept_picture import KeptPicture
from lstm_gui.ui.style.left_out import CURSOR, LEGEND, shows
from lstm_gui.ui.style.lettering import Lettering, lettering
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import factor, unscaled
from lstm_gui.ui.style.scale_bar import paint_scale_bar
from lstm_gui.ui.style.theme import LIGHT, NO_PEN, Theme, brush_of, readable
from lstm_gui.ui.style.vectors import part
from lstm_gui.words.input_names import input_name
from lstm_gui.words.numbers import end_of_scale
from lstm_gui.words.one_line import told_apart

_TIME = 14.0
_ROW_GAP, _SYMBOL, _ROOM_FOR_BOTH = 7.0, 16.0, 22
_TEXT_LEFT, _TEXT = 21, 11.0
_UNIT, _ROOM_FOR_UNIT = 9.5, 11.0
_NAMES_LEFT, _BESIDE_MAP = 23.0, 4.0
"""Where the names of inputs may begin, behind their symbol, and how far off the map they end."""
_MOST_LETTERS, _FEWEST_LETTERS = 12, 3
_POINTER = 10.0
"""What the mark at the selected unit takes of the margin, with the gap beside it."""
_HALF_A_POINTER = 4.0


class _Margin(pg.GraphicsWidget):
    _part = "label"

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()
        self._snapshot: Snapshot | None = None
        self._theme = LIGHT
        self._picture = KeptPicture()

    def show_rows(self, rows: tuple[Row, ...], snapshot: Snapshot, theme: Theme) -> None:
        """Stand beside ``rows``."""
        self._rows, self._snapshot, self._theme = rows, snapshot, theme
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.scale(factor(), factor())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bounds = QTransform.fromScale(1 / factor(), 1 / factor()).mapRect(self.boundingRect())
        # The symbol of a low row reaches beyond it.
        area = bounds.adjusted(0, -_ROW_GAP, 0, _ROW_GAP)
        rows = ((row.kind, row.top, row.height, self._looks(row)) for row in self._rows)
        looks = (self._theme, bounds.width(), *rows)
        self._picture.draw(painter, area, self._theme.color("card"), looks, self._paint_rows)

    def _paint_rows(self, painter: QPainter) -> None:
        for row in self._rows:
            with part(painter, self._kind(), row.kind.name):
                self._paint_row(painter, row)

    def _kind(self) -> str:
        """Return which part of a figure each row is."""
        return self._part

    def _looks(self, row: Row) -> tuple[object, ...]:
        """Return what the picture of ``row`` depends on besides its place and colours."""
        raise TypeError(f"{type(self).__name__} does not say what it shows")

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        raise TypeError(f"{type(self).__name__} does not say how to paint")


class SymbolMargin(_Margin):
    """The symbol of each row, the numbers of its units and a mark at the selected one."""

    def _looks(self, row: Row) -> tuple[object, ...]:
        if self._snapshot is None:
            return ()
        seen = self._snapshot.view.curves, self._snapshot.unit
        lit = row.kind.name in self._snapshot.spotlight.rows
        return row.lanes, *seen, shows(CURSOR), lit, self._names_of(row)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        middle = row.top + row.height / 2
        ink, shown = self._theme.ink(row.kind.role), self._theme
        if self._snapshot is not None and row.kind.name in self._snapshot.spotlight.rows:
            painter.setPen(NO_PEN)
            painter.setBrush(brush_of(shown.color("hover")))
            painter.drawRoundedRect(QRectF(0, row.top, 30, row.height), 5, 5)
            ink = readable(ink.name(), shown.hover, shown.text, shown.text_contrast)
        painter.setPen(ink)
        pixels = min(_SYMBOL, row.height + _ROW_GAP)
        typeset(row.kind.symbol, pixels).draw(painter, 4, middle + 0.3 * pixels)
        if self._snapshot is None or self._snapshot.view.curves:
            return
        if row.kind.name == "x":
            self._name_inputs(painter, row)
            return
        self._number_units(painter, row, self._snapshot.unit if shows(CURSOR) else None)
        if not shows(CURSOR):
            return
        y = _middle_of_lane(row, self._snapshot.unit)
        painter.setPen(NO_PEN)
        painter.setBrush(brush_of(self._theme.color("accent")))
        x, half = unscaled(self.boundingRect().width()), _HALF_A_POINTER
        painter.drawPolygon(
            QPolygonF([QPointF(x - 8, y - half), QPointF(x - 2, y), QPointF(x - 8, y + half)])
        )

    def _names_of(self, row: Row) -> tuple[str, ...]:
        """Return what the lanes of ``row`` are called, nothing if they have no names."""
        names = None if self._snapshot is None else self._snapshot.state.sequence.names
        if names is None or row.kind.name != "x":
            return ()
        return tuple(input_name(names, index) for index in range(len(names)))

    def _name_inputs(self, painter: QPainter, row: Row) -> None:
        """Write the name of each input beside its lane, as many letters as there is room for."""
        names = self._names_of(row)
        if not names or row.height / row.lanes < _ROOM_FOR_UNIT:
            return
        painter.setPen(self._theme.color("muted"))
        right = unscaled(self.boundingRect().width()) - _BESIDE_MAP
        for lane, written in enumerate(_as_long_as_fit(names, right - _NAMES_LEFT)):
            middle = _middle_of_lane(row, lane)
            written.draw(painter, right - written.width, middle + written.cap_height / 2)

    def _number_units(self, painter: QPainter, row: Row, selected: int | None) -> None:
        """Write the number of each unit beside its lane; of narrow lanes that of the selected."""
        lane = row.height / row.lanes
        fits = lane >= _ROOM_FOR_UNIT
        units = range(row.lanes) if fits else () if selected is None else (selected,)
        right = unscaled(self.boundingRect().width()) - _POINTER
        for unit in units:
            name = "text" if unit == selected else "muted"
            painter.setPen(self._theme.color(name))
            written = lettering(str(unit + 1), _UNIT)
            middle = _middle_of_lane(row, unit)
            written.draw(painter, right - written.width, middle + written.cap_height / 2)


def _as_long_as_fit(names: tuple[str, ...], room: float) -> list[Lettering]:
    """Return ``names``, cut where they differ, in as many letters as ``room`` has for all.

    There are none if any of them would be cut down to a letter or two, which tells nothing.
    """
    for most in range(_MOST_LETTERS, _FEWEST_LETTERS - 1, -1):
        short = told_apart(names, most)
        written = [lettering(short[name], _UNIT) for name in names]
        cut = [one.text for one in written if one.text not in names]
        if all(one.width <= room for one in written):
            told = all(sum(map(str.isalnum, text)) >= _FEWEST_LETTERS for text in cut)
            return written if told else []
    return []


def _middle_of_lane(row: Row, unit: int) -> float:
    """Return where the number of ``unit`` stands; at the upper edge there is no room for half."""
    return max(row.top + (unit + 0.5) * row.height / row.lanes, _HALF_A_POINTER)


class TimeName(pg.GraphicsWidget):
    """Says beside the time axis that what stands there are steps ``t``."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = LIGHT

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self._theme = theme
        self.update()

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.scale(factor(), factor())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("muted"))
        written = typeset("t", _TIME)
        right = unscaled(self.boundingRect().width()) - _POINTER
        written.draw(painter, right - written.width, _TIME)


class LegendMargin(_Margin):
    """The colour scale of each row with its two ends."""

    _part = "legend"

    def _kind(self) -> str:
        curves = self._snapshot is not None and self._snapshot.view.curves
        return "axis" if curves else self._part

    def _looks(self, row: Row) -> tuple[object, ...]:
        return *_ends(row), self._snapshot is not None and self._snapshot.view.curves

    def paint(self, painter: QPainter, *options: object) -> None:
        if not shows(LEGEND) and self._kind() == self._part:
            return
        super().paint(painter, *options)
        if self._snapshot is not None and self._snapshot.view.curves:
            return
        # Not kept: enlarged elsewhere, an image comes out otherwise in its last digits.
        border = self._theme.color("border")
        for row in self._rows:
            with part(painter, "scale", row.kind.name):
                paint_scale_bar(painter, _bar(row), border, row.kind.scale, row.low, row.bound)

    def _paint_row(self, painter: QPainter, row: Row) -> None:
        bar = _bar(row)
        painter.setPen(self._theme.color("muted"))
        if self._snapshot is not None and self._snapshot.view.curves:
            _paint_axis(painter, bar, signed=not row.kind.is_gate)
        written = written_ends(row)
        baselines = (bar.bottom(), bar.top() + 9) if len(written) > 1 else (bar.center().y() + 4,)
        for (_value, text), baseline in zip(written, baselines, strict=True):
            self._write(painter, text, baseline)

    def _write(self, painter: QPainter, text: str, baseline: float) -> None:
        written, room = lettering(text, _TEXT), unscaled(self.boundingRect().width()) - _TEXT_LEFT
        if written.width > room:
            written = lettering(text, int(_TEXT * room / written.width))
        written.draw(painter, _TEXT_LEFT, baseline)


def _bar(row: Row) -> QRectF:
    return QRectF(8, row.top + 1, 9, max(row.height - 2, 1))


def _paint_axis(painter: QPainter, bar: QRectF, signed: bool) -> None:
    """Paint a bracket from the upper end of the scale to the lower one, and a tick at 0."""
    left, right = bar.left(), bar.left() + 5
    painter.drawLine(QPointF(right, bar.top()), QPointF(right, bar.bottom()))
    ticks = (bar.top(), bar.center().y(), bar.bottom()) if signed else (bar.top(), bar.bottom())
    for y in ticks:
        painter.drawLine(QPointF(left, y), QPointF(right, y))


def written_ends(row: Row) -> tuple[tuple[float, str], ...]:
    """Return the ends of the scale of ``row`` as they are written, in one where it is low."""
    upper, lower = _ends(row)
    if row.height >= _ROOM_FOR_BOTH:
        return (row.low, lower), (row.bound, upper)
    both = f"{lower}–{upper}" if row.kind.is_gate else f"±{upper.lstrip('+')}"
    return (((row.low + row.bound) / 2, both),)


def _ends(row: Row) -> tuple[str, str]:
    """Return the numbers at both ends of the scale of ``row`` as they are written."""
    digits, signed = _digits(row), not row.kind.is_gate
    upper, lower = (
        end_of_scale(value, digits, signed) if value else "0" for value in (row.bound, row.low)
    )
    return upper, lower


def _digits(row: Row) -> int:
    return 0 if row.kind.bound is not None else 2
