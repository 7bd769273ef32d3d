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
        apart = (maxVal - minVal) * scaled(1.0) / max(size, 1.0)
        steps = _ticks(self._labels, self._steps, minVal, maxVal, apart)
        return [(steps.step, [float(step) for step in steps])]

    def tickStrings(self, values: list[float], scale: float, spacing: float) -> list[str]:
        return [_name(self._labels, int(value)) for value in values]


def named_steps(
    labels: tuple[str, ...] | None, steps: int, low: float, high: float, pixels: float
) -> tuple[tuple[float, str], ...]:
    """Return the steps from ``low`` to ``high`` that have room on ``pixels``, with their names."""
    found = _ticks(labels, steps, low, high, (high - low) / max(pixels, 1.0))
    return tuple((float(step), _name(labels, step)) for step in found)


def _ticks(
    labels: tuple[str, ...] | None, steps: int, low: float, high: float, apart: float
) -> range:
    """Return the steps that are named where a pixel is ``apart`` steps wide."""
    stride = _round_stride(apart * _room(labels, steps))
    first = max(0, math.ceil(low / stride) * stride)
    return range(first, min(steps - 1, math.floor(high)) + 1, stride)


def _name(labels: tuple[str, ...] | None, step: int) -> str:
    label = one_line(labels[step]) if labels else ""
    return shortened(label, _LONGEST) if label else str(step)


def _room(labels: tuple[str, ...] | None, steps: int) -> float:
    """Return how many pixels of factor 1 a name and the gap to the next one take."""
    if labels:
        return 10.0 + _LETTER_ROOM * min(max(map(len, labels)), _LONGEST)
    return max(_NUMBER_ROOM, 10.0 + _DIGIT_ROOM * len(str(steps)))


def _round_stride(least: float) -> int:
    strides = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return next(stride for stride in strides if stride >= least)
