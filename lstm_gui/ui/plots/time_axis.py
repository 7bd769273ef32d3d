"""The time axis: step numbers, or the labels of the steps, never too close."""

import math
from collections.abc import Iterable, Mapping
from itertools import count, product
from operator import attrgetter

from msgspec import Struct
from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QPainter

from lstm_gui.ui.plots.figure import LetteredAxis, TextSpec
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import factor, fit, fit_font, scaled
from lstm_gui.ui.style.theme import Theme
from lstm_gui.words.one_line import one_line, shortened, told_apart

_NUMBER_ROOM, _LETTER_ROOM, _DIGIT_ROOM = 34.0, 12.0, 8.0
_LONGEST = 7
_TYPE, _GAP = 11, 6.0
_LEAST_COLUMN = 14.0
"""A column as wide holds a word of a letter; among narrower ones the words are spread evenly."""
_COMPARED = 1000
"""So many steps in view are looked at for words that would read the same."""
_SHORTER = (4, 2)
"""So many letters are left of the first word and of the chosen one where there is no room."""
_NONE: Mapping[str, str] = {}
_FLAGS = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextDontClip


class _Word(Struct, frozen=True):
    """What a step is called and from where to where it stands, in pixels of factor 1."""

    step: int
    name: str
    left: float
    right: float

    def rect(self, left: float, top: float, height: float, larger: float) -> QRectF:
        """Return where it is written on an axis that begins at ``left``."""
        return QRectF(left + self.left * larger, top, (self.right - self.left) * larger, height)

    def is_clear_of_all(self, others: Iterable["_Word"]) -> bool:
        """Return whether there is a gap to each of them."""
        return all(
            self.left >= other.right + _GAP or other.left >= self.right + _GAP for other in others
        )


class TimeAxis(LetteredAxis):
    """Bottom axis with a tick at whole steps only."""

    def __init__(self) -> None:
        super().__init__("bottom", "time")
        self._labels: tuple[str, ...] | None = None
        self._steps = self._chosen = 0
        fit_font(self.setTickFont, _TYPE)
        fit(self._set_offset, 5)

    def set_theme(self, theme: Theme) -> None:
        """Take on the colours of ``theme``."""
        self.setTextPen(theme.color("muted"))

    def set_labels(self, labels: tuple[str, ...] | None, steps: int, chosen: int = 0) -> None:
        """Name the steps, ``chosen`` before others; without labels they are numbered from 0."""
        chosen = chosen if labels else 0
        if (labels, steps, chosen) != (self._labels, self._steps, self._chosen):
            self._labels, self._steps, self._chosen = labels, steps, chosen
            self.picture = None
            self.update()

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

    def generateDrawSpecs(self, p: QPainter) -> tuple[object, object, list[TextSpec]] | None:
        specs = super().generateDrawSpecs(p)
        # What pyqtgraph centres below an end would leave the axis, and be left out.
        return specs if specs is None or not self._labels else (specs[0], [], self._words())

    def _words(self) -> list[TextSpec]:
        area, larger = self.mapRectFromParent(self.geometry()), factor()
        top = area.top() + self.style["tickTextOffset"][1]
        height = area.bottom() - top
        pixels = area.width() / larger
        words = _placed(self._labels or (), self._steps, *self.range, pixels, self._chosen)
        return [(word.rect(area.left(), top, height, larger), _FLAGS, word.name) for word in words]


def named_steps(
    labels: tuple[str, ...] | None,
    steps: int,
    low: float,
    high: float,
    pixels: float,
    chosen: int = 0,
) -> tuple[tuple[float, str], ...]:
    """Return the steps from ``low`` to ``high`` that have room on ``pixels``, with their names.

    Of words there are as many as do not touch: first that of ``chosen`` and that of the first
    step, then from the left to the right.
    """
    if labels:
        words = _placed(labels, steps, low, high, pixels, chosen)
        return tuple((float(word.step), word.name) for word in words)
    found = _ticks(None, steps, low, high, (high - low) / max(pixels, 1.0))
    return tuple((float(step), _name(None, step)) for step in found)


def _placed(
    labels: tuple[str, ...], steps: int, low: float, high: float, pixels: float, chosen: int
) -> list[_Word]:
    column = max(pixels, 1.0) / (high - low)
    seen = range(max(0, math.ceil(low)), min(steps - 1, math.floor(high)) + 1)
    others = seen if column >= _LEAST_COLUMN else _ticks(labels, steps, low, high, 1 / column)
    named = dict.fromkeys((*others, chosen, 0))
    compared = seen if len(seen) <= _COMPARED else named
    words = {one_line(labels[step]) for step in (*compared, *named)}
    apart = [told_apart(words, most) for most in (_LONGEST, *_SHORTER)]
    # Among narrow columns a word has those to the next word that stands there.
    room = column * others.step - _GAP
    ways = {step: _ways(labels, step, low, column, room, pixels, apart) for step in named}
    placed = list(_favoured([ways[step] for step in dict.fromkeys((chosen, 0)) if step in seen]))
    for step in others:
        if ways[step][0].is_clear_of_all(placed):
            placed.append(ways[step][0])
    return sorted(placed, key=attrgetter("step"))


def _favoured(ways: list[list[_Word]]) -> tuple[_Word, ...]:
    """Return the longest words of both that do not touch, or else that of the first alone.

    There is none where neither of them is seen.
    """
    if not ways:
        return ()
    together = (words for words in product(*ways) if words[0].is_clear_of_all(words[1:]))
    return next(together, (ways[0][0],))


def _ways(
    labels: tuple[str, ...],
    step: int,
    low: float,
    column: float,
    room: float,
    pixels: float,
    apart: list[dict[str, str]],
) -> list[_Word]:
    """Return the word of ``step`` in what ``room`` it has, and shorter where that is called for."""
    label = one_line(labels[step])
    names = (
        _name(labels, step, room, apart[0]),
        *(one[label] or str(step) for one in apart[1:]),
    )
    return [_word(step, name, (step - low) * column, pixels) for name in names]


def _word(step: int, name: str, centre: float, pixels: float) -> _Word:
    """Return ``name`` below its step, moved in where it would leave the axis."""
    width = lettering(name, _TYPE).width
    left = min(max(centre - width / 2, 0.0), pixels - width)
    return _Word(step, name, left, left + width)


def _ticks(
    labels: tuple[str, ...] | None, steps: int, low: float, high: float, apart: float
) -> range:
    """Return the steps that are named where a pixel is ``apart`` steps wide."""
    stride = _round_stride(apart * _room(labels, steps))
    first = max(0, math.ceil(low / stride) * stride)
    return range(first, min(steps - 1, math.floor(high)) + 1, stride)


def _name(
    labels: tuple[str, ...] | None, step: int, room: float = 0.0, apart: Mapping[str, str] = _NONE
) -> str:
    """Return what ``step`` is called, in full where there is ``room`` for it."""
    label = one_line(labels[step]) if labels else ""
    if label and len(label) > _LONGEST and lettering(label, _TYPE).width > room:
        return apart.get(label) or shortened(label, _LONGEST)
    return label or str(step)


def _room(labels: tuple[str, ...] | None, steps: int) -> float:
    """Return how many pixels of factor 1 a name and the gap to the next one take."""
    if labels:
        return 10.0 + _LETTER_ROOM * min(max(map(len, labels)), _LONGEST)
    return max(_NUMBER_ROOM, 10.0 + _DIGIT_ROOM * len(str(steps)))


def _round_stride(least: float) -> int:
    strides = (digit * 10**power for power in count() for digit in (1, 2, 5))
    return next(stride for stride in strides if stride >= least)
