"""The losses of a training on the own target, as curves."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from PyQt6.QtCore import Qt

from lstm_gui.core.fitting.own_training import OwnProgress, OwnRecipe
from lstm_gui.scenes.training.training_axes import Axes, Tick, round_ticks
from lstm_gui.ui.train.training_curves import Curve
from lstm_gui.ui.train.training_legend import LegendRow
from lstm_gui.words.numbers import briefly
from lstm_gui.words.translation import message, tr

_ABOVE = 1.06
_ROUND = 1e-3, 1e5
"""Between these heights there are round ones to write."""
_LEARNED, _HELD_OUT = "learned", "held out"
_ROLES = {_LEARNED: "cell", _HELD_OUT: "f"}
_DASHES = {_LEARNED: Qt.PenStyle.SolidLine, _HELD_OUT: Qt.PenStyle.DashLine}
_NAMES = {_LEARNED: message("learned from"), _HELD_OUT: message("held out")}


def own_curves(points: Sequence[OwnProgress]) -> tuple[Curve, ...]:
    """Return the loss of what is learned from, and that of what is held out."""
    losses = {
        _LEARNED: ((one.update, one.loss) for one in points),
        _HELD_OUT: ((one.update, one.held_out) for one in points),
    }
    return tuple(
        Curve(key, _ROLES[key], _DASHES[key], tuple(_drawn(line))) for key, line in losses.items()
    )


def own_axes(recipe: OwnRecipe, points: Sequence[OwnProgress]) -> Axes:
    """Return what the curves are drawn on."""
    heights = [height for curve in own_curves(points) for _, height in curve.points]
    high = _ABOVE * (max(heights, default=0.0) or 1.0)
    return Axes(tr("steps"), float(recipe.updates), high, _ticks(high))


def own_legend() -> tuple[LegendRow, ...]:
    """Return what the curves are."""
    return tuple(
        LegendRow(key, _ROLES[key], _DASHES[key], tr(name)) for key, name in _NAMES.items()
    )


def _ticks(high: float) -> tuple[Tick, ...]:
    low, most = _ROUND
    return round_ticks(high) if low <= high <= most else ((0.0, "0"), (high, briefly(high, 2)))


def _drawn(line: Iterable[tuple[int, float | None]]) -> Iterator[tuple[float, float]]:
    """Yield the points that are numbers."""
    for update, height in line:
        if height is not None and np.isfinite(height):
            yield float(update), height
