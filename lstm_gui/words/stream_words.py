"""What is said of a stream under three regimes; units count from 1, steps from 0."""

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.network.streams import Drift
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import counted, message, tr

_FORGOTTEN = counted(
    "After {n} step the start is forgotten: less than a hundredth is left of what another "
    "start changes.",
    "After {n} steps the start is forgotten: less than a hundredth is left of what another "
    "start changes.",
    "n",
)
_KEPT = message("The start is not forgotten within this sequence.")
_RESET = message("Resets change {what} by up to {apart}, at t = {t}.")
_WINDOW = counted(
    "A window of {n} step changes it by up to {apart}, at t = {t}.",
    "A window of {n} steps changes it by up to {apart}, at t = {t}.",
    "n",
)
_SAME_RESET = message("Resets do not change {what}.")
_SAME_WINDOW = counted(
    "A window of {n} step does not change it.", "A window of {n} steps does not change it.", "n"
)
_DRIFTS = message(
    "The cell state of unit {unit} drifts by {slope} a step and stays within ±{limit}."
)
_DRIFTS_AWAY = message(
    "The cell state of unit {unit} drifts by {slope} a step; at t = {t} it leaves ±{limit}, beyond "
    "which tanh hardly changes."
)
_SHORTENED = counted(
    "Only the first {n} step has a window.", "Only the first {n} steps have a window.", "n"
)
_DIGITS = 4
_NOTHING = 5e-5


def forgotten_line(after: int | None) -> str:
    """Return after how many steps the start is forgotten."""
    return tr(_KEPT) if after is None else tr(_FORGOTTEN).format(n=after)


def reset_line(what: str, carried: Array, reset: Array) -> str:
    """Return by how much resets change what is shown."""
    apart, t = _apart(carried, reset)
    same = apart < _NOTHING
    return tr(_SAME_RESET if same else _RESET).format(what=what, apart=number(apart, _DIGITS), t=t)


def window_line(window: int, carried: Array, sliding: Array) -> str:
    """Return by how much a sliding window changes what is shown."""
    apart, t = _apart(carried, sliding)
    same = apart < _NOTHING
    template = tr(_SAME_WINDOW if same else _WINDOW)
    return template.format(n=window, apart=number(apart, _DIGITS), t=t)


def drift_line(found: Drift, limit: float) -> str:
    """Return which cell state drifts, and where it leaves the range of tanh."""
    return tr(_DRIFTS if found.beyond is None else _DRIFTS_AWAY).format(
        unit=found.unit + 1,
        slope=number(found.slope, _DIGITS, signed=True),
        t=found.beyond,
        limit=number(limit, 2),
    )


def shortened_line(windows: int) -> str:
    """Return how many steps have a window, where not all have one."""
    return tr(_SHORTENED).format(n=windows)


def _apart(one: Array, other: Array) -> tuple[float, int]:
    """Return the largest finite difference, and its step."""
    with np.errstate(invalid="ignore"):
        apart = np.abs(one - other)
    apart = np.where(np.isfinite(apart), apart, -1.0)
    t = int(np.argmax(apart))
    return max(float(apart[t]), 0.0), t
