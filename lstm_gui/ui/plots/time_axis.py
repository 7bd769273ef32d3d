"""The time axis: step numbers, or the labels of the steps, never too close."""

import math
from itertools import count

import pyqtgraph as pg
from PyQt6.QtGui import QPainter

from lstm_gui.ui.style.scale import fit, fit_font, scaled
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.style.vectors import part
from lstm_gui.words.one_line import one_line, shortened

_NUMBER_ROOM, _LETTER_ROOM, _DIGIT_ROOM = 34.0, 12.0, 8.0
_LONGEST = 7


class TimeAxis(pg.AxisItem):
    """Bottom axis with a tick at whole steps only."""

    def __init__(self) -> None:
        super().__init__("bottom", tickPen=pg.mkPen(None))
        self._labels: tuple[str, ...] | None = None
        self._steps = 0
        self._room = _NUMBER_ROOM
        self.setStyle(tickLength=0)
        fit_font(self.setTickFont, 11)
        fit(self._set_offset, 5)

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self.setPen(pg.mkPen(None))
        self.setTextPen(theme.color("muted"))

    def set_labels(self, labels: tuple[str, ...] | None, steps: int) -> None:
        """Name the steps; without labels they are numbered from 0."""
        if (labels, steps) != (self._labels, self._steps):
            self._labels, self._steps = labels, steps
            self._room = _room(labels, steps)
            self.picture = None
            self.update()

    def paint(self, painter: QPainter, *options: object) -> None:
        with part(painter, "axis", "time"):
            super().paint(painter, *options)

    def _set_offset(self, pixels: int) -> None:
        self.setStyle(tickTextOffset=pixels)

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        stride = _round_stride((maxVal - minVal) * scaled(self._room) / max(size, 1.0))
        first = max(0, math.ceil(minVal / stride) * stride)
        last = min(self._steps - 1, math.floor(maxVal))
        return [(stride, [float(step) for step in range(first, last + 1, stride)])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [self._name(int(value)) for value in values]

    def _name(self, step: int) -> str:
        label = one_line(self._labels[step]) if self._labels else ""
        if not label:
            return str(step)
        return shortened(label, _LONGEST)


def _room(labels: tuple[str, ...] | None, steps: int) -> float:
    """Return how many pixels of factor 1 a name and the gap to the next one take."""
    if labels:
        return 10.0 + _LETTER_ROOM * min(max(map(len, labels)), _LONGEST)
    return max(_NUMBER_ROOM, 10.0 + _DIGIT_ROOM * len(str(steps)))


def _round_stride(least: float) -> int:
    strides = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return next(stride for stride in strides if stride >= least)
