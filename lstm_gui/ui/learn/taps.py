"""Two taps that mix one flow: the memory as kept and as written, with its own numbers."""

import numpy as np
from msgspec import Struct
from PyQt6.QtCore import QPointF, QRectF, QSize, Qt
from PyQt6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.core import Reading
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import mixed
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import symbol
from lstm_gui.words.translation import tr

_HOT, _COLD = "f", "o"
_PIPE = 22.0
_START = 54.0
_HEIGHT = 176


class Tap(Struct, frozen=True):
    """One pipe: what is in it, how far its valve is open, and what comes through."""

    name: str
    symbol: str
    supply: float
    valve_symbol: str
    opening: float
    flow: float
    role: str


class TapsPicture(QWidget):
    """A hot and a cold tap whose valves are the two gates of a memory, of one unit."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_reading(self, reading: Reading) -> None:
        """Show the valves and flows of one step of one unit, of a cell that keeps and writes."""
        self._reading = reading
        roles = reading.kind.roles
        self.setAccessibleName(
            tr(
                "Two taps. Hot: valve {f} open, flow {kept}. Cold: valve {i} open, "
                "flow {written}. Mixed: {c}."
            ).format(
                f=number(reading[roles.keeps]),
                kept=number(reading[roles.kept]),
                i=number(reading[roles.writes]),
                written=number(reading[roles.written]),
                c=number(reading[roles.memory]),
            )
        )
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(300, _HEIGHT)

    def taps(self) -> tuple[Tap, ...]:
        """Return the two taps as they are drawn."""
        reading = self._reading
        if reading is None:
            return ()
        roles = reading.kind.roles
        before = f"{roles.memory}_before"
        return (
            _tap(reading, tr("hot"), before, roles.keeps, roles.kept, _HOT),
            _tap(reading, tr("cold"), roles.candidate, roles.writes, roles.written, _COLD),
        )

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for tap, y in zip(self.taps(), (38.0, _HEIGHT - 38.0), strict=False):
            self._pipe(painter, tap, y)
        if self._reading is not None:
            self._mixed(painter, self._reading)

    def _pipe(self, painter: QPainter, tap: Tap, y: float) -> None:
        valve, join = unscaled(self.width()) * 0.42, unscaled(self.width()) * 0.68
        color = theme().role(tap.role)
        _groove(painter, QRectF(_START, y - _PIPE / 2, join - _START, _PIPE))
        _water(painter, QRectF(_START, y, valve - _START, 0), abs(tap.supply), color)
        _water(painter, QRectF(valve, y, join - valve, 0), abs(tap.flow), color)
        _groove(painter, QRectF(join - _PIPE, min(y, _HEIGHT / 2), _PIPE, abs(y - _HEIGHT / 2)))
        width = _thickness(abs(tap.flow))
        fall = QRectF(join - _PIPE / 2 - width / 2, min(y, _HEIGHT / 2), width, 0)
        fall.setHeight(abs(y - _HEIGHT / 2) + width / 2)
        painter.fillRect(fall, color)
        self._valve(painter, tap, valve, y)
        painter.setPen(theme().color("text"))
        typeset(tap.symbol, 16).draw(painter, 4, y - 2)
        _write(painter, QPointF(4, y + 17), number(tap.supply, signed=True))
        painter.setPen(theme().ink(tap.role))
        _write(painter, QPointF(_START + 4, y + 30 if y < _HEIGHT / 2 else y - 20), tap.name)
        painter.setPen(theme().color("text"))
        beside = y - 17 if y < _HEIGHT / 2 else y + 27
        _write(painter, QPointF(join + 8, beside), number(tap.flow, signed=True))

    def _valve(self, painter: QPainter, tap: Tap, x: float, y: float) -> None:
        painter.setPen(QPen(theme().role(tap.role), 2.2))
        painter.setBrush(theme().color("card"))
        painter.drawEllipse(QPointF(x, y), 16, 16)
        painter.save()
        painter.translate(x, y)
        # Along the pipe when open, across it when shut.
        painter.rotate(90 * (1 - max(0.0, min(1.0, tap.opening))))
        painter.setPen(QPen(theme().ink(tap.role), 5, cap=Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(-9, 0), QPointF(9, 0))
        painter.restore()
        painter.setPen(theme().ink(tap.role))
        line = typeset(f'{tap.valve_symbol} = "{number(tap.opening)}"', 14)
        above = y < _HEIGHT / 2
        line.draw(painter, x, y - 22 if above else y + 33, align=0.5)

    def _mixed(self, painter: QPainter, reading: Reading) -> None:
        join, y = unscaled(self.width()) * 0.68 - _PIPE, _HEIGHT / 2
        end = unscaled(self.width()) - 50.0
        _groove(painter, QRectF(join, y - _PIPE / 2, end - join, _PIPE))
        roles = reading.kind.roles
        hot, cold = abs(reading[roles.kept]), abs(reading[roles.written])
        share = cold / (hot + cold) if 0 < hot + cold < np.inf else 0.5
        color = mixed(theme().role(_HOT), theme().role(_COLD), share)
        _water(painter, QRectF(join, y, end - join, 0), abs(reading[roles.memory]), color)
        painter.setPen(theme().color("text"))
        typeset(symbol(reading.kind, roles.memory), 18).draw(painter, end + 8, y - 2)
        _write(painter, QPointF(end + 8, y + 17), number(reading[roles.memory], signed=True))


def _tap(reading: Reading, name: str, supply: str, valve: str, flow: str, role: str) -> Tap:
    kind = reading.kind
    return Tap(
        name,
        symbol(kind, supply),
        reading[supply],
        symbol(kind, valve),
        reading[valve],
        reading[flow],
        role,
    )


def _thickness(flow: float) -> float:
    # In this order a flow that is no number fills its pipe.
    return min(1.0, flow) * (_PIPE - 6)


def _groove(painter: QPainter, rect: QRectF) -> None:
    painter.fillRect(rect, theme().color("track"))


def _water(painter: QPainter, line: QRectF, flow: float, color: QColor) -> None:
    width = _thickness(flow)
    painter.fillRect(QRectF(line.left(), line.top() - width / 2, line.width(), width), color)


def _write(painter: QPainter, at: QPointF, text: str) -> None:
    painter.setFont(text_font(13, QFont.Weight.DemiBold))
    painter.drawText(at, text)
