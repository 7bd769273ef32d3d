"""Few round numbers along an edge of a view; painting them takes a tenth of an `AxisItem`."""

import math

import pyqtgraph as pg
from PyQt6.QtCore import QLineF, QPointF, QRectF
from PyQt6.QtGui import QPainter, QPen

from lstm_gui.ui.plots.figure import Margin
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import factor
from lstm_gui.ui.style.vectors import part
from lstm_gui.words.numbers import briefly

_ROOM_ALONG, _ROOM_UP = 46.0, 24.0
_STRIDES = (1, 2, 5, 10)
_LEAST_SPAN = 1e-300
"""Below, the powers of ten between two numbers are no numbers themselves."""


class Ticks(Margin):
    """The numbers to the left of a view, or below it."""

    def __init__(self, view: pg.ViewBox, upwards: bool) -> None:
        super().__init__()
        self._view, self._upwards = view, upwards
        view.sigRangeChanged.connect(self._follow)

    def paint(self, painter: QPainter, *_: object) -> None:
        with part(painter, "axis", "left" if self._upwards else "bottom"):
            self._paint(painter)

    def _paint(self, painter: QPainter) -> None:
        low, high = self._view.viewRange()[1 if self._upwards else 0]
        painter.scale(factor(), factor())
        rect = QRectF(QPointF(), self.boundingRect().size() / factor())
        length = rect.height() if self._upwards else rect.width()
        room = _ROOM_UP if self._upwards else _ROOM_ALONG
        painter.setPen(QPen(theme().color("border"), 1.0))
        edge = rect.right() if self._upwards else rect.top()
        ends = (edge, rect.top(), edge, rect.bottom())
        across = (rect.left(), edge, rect.right(), edge)
        painter.drawLine(QLineF(*(ends if self._upwards else across)))
        painter.setPen(theme().color("muted"))
        for value in round_numbers(low, high, max(length / room, 1.0)):
            share = (value - low) / (high - low)
            text = lettering(briefly(value), 11)
            if self._upwards:
                y = rect.bottom() - share * length + text.cap_height / 2
                text.draw(painter, rect.right() - 6 - text.width, y)
            else:
                left = rect.left() + share * length - text.width / 2
                left = min(max(left, rect.left()), rect.right() - text.width)
                text.draw(painter, left, rect.top() + 14)

    def _follow(self, *_: object) -> None:
        self.update()


def round_numbers(low: float, high: float, most: float) -> list[float]:
    """Return at most about ``most`` multiples of 1, 2 or 5 times a power of ten."""
    span = high - low
    if not span > _LEAST_SPAN:
        return []
    power = 10.0 ** math.floor(math.log10(span / most))
    stride = next(power * digit for digit in _STRIDES if span / (power * digit) <= most)
    first, last = math.ceil(low / stride), math.floor(high / stride)
    return [index * stride for index in range(first, last + 1)]
