"""What is said of what follows a signal and of moments that stand out; units count from 1."""

from collections.abc import Sequence

from lstm_gui.core import Kind
from lstm_gui.core.analysis import Follower, Peak
from lstm_gui.core.arrays import Array
from lstm_gui.words.numbers import number
from lstm_gui.words.one_line import one_line
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import counted, message, tr

_FOLLOWS = message("{quantity} of unit {unit}: r = {r}, {when}")
_TELLS_APART = message("{quantity} of unit {unit}: r = {r}, {when}, AUC = {auc}")
_AT_ONCE = message("at the same step")
_LATER = counted("{lag} step later", "{lag} steps later", "lag")
_EARLIER = counted("{lag} step earlier", "{lag} steps earlier", "lag")
_NOTHING = message("Nothing follows it: it does not vary, or no unit does.")
_NO_MOMENTS = message("There is no such step.")
_MOMENT = message("t = {t}: {value}")
_CLOSEST = message("Closest: {line}. Choose a row to go there.")
_LARGEST = message("Steps at which {quantity} of unit {unit} is largest, the largest first.")
_ALIKE = message("Steps at which {quantity} of all units was most as at t = {t}.")
_SHOWN_INPUTS, _NEAR = 5, 3


def follower_line(kind: Kind, found: Follower) -> str:
    """Return one that follows, in a line."""
    auc = found.auc
    return tr(_FOLLOWS if auc is None else _TELLS_APART).format(
        quantity=plain_symbol(kind, found.quantity),
        unit=found.unit + 1,
        r=number(found.r, 3),
        when=lag_words(found.lag),
        auc="" if auc is None else number(auc, 3),
    )


def lag_words(lag: int) -> str:
    """Return when something moves, seen from the signal."""
    if lag == 0:
        return tr(_AT_ONCE)
    return tr(_LATER if lag > 0 else _EARLIER).format(lag=abs(lag))


def peak_line(found: Peak, around: str) -> str:
    """Return a step with its number, and what stands around it."""
    line = tr(_MOMENT).format(t=found.t, value=number(found.value, 3))
    return f"{line}  {around}" if around else line


def closest(line: str) -> str:
    """Return what is said above all that follow: the first of them."""
    return tr(_CLOSEST).format(line=line)


def largest_heading(quantity: str, unit: int) -> str:
    """Return what is said above the top passages of a unit."""
    return tr(_LARGEST).format(quantity=quantity, unit=unit + 1)


def alike_heading(quantity: str, t: int) -> str:
    """Return what is said above similar moments."""
    return tr(_ALIKE).format(quantity=quantity, t=t)


def nothing_follows() -> str:
    """Return what is said where there is no correlation at all."""
    return tr(_NOTHING)


def no_moments() -> str:
    """Return what is said where no step stands out."""
    return tr(_NO_MOMENTS)


def labels_around(labels: Sequence[str] | None, t: int, width: int = 4) -> str:
    """Return the labels around step ``t``, its own in quotes; nothing without labels."""
    if labels is None:
        return ""
    before, after = labels[max(t - width, 0) : t], labels[t + 1 : t + 1 + width]
    parts = [*before, f"«{labels[t]}»", *after]
    start, end = "… " * (t > width), " …" * (t + 1 + width < len(labels))
    return one_line(f"{start}{' '.join(parts)}{end}")


def numbers_around(x: Array, t: int) -> str:
    """Return the input ``x (T, I)`` at step ``t`` in quotes, and around it where it is narrow."""
    if x.shape[1] > 1:
        shown = "  ".join(number(value) for value in x[t, :_SHOWN_INPUTS])
        return f"«{shown}{'  …' * (x.shape[1] > _SHOWN_INPUTS)}»"
    first = max(t - _NEAR, 0)
    near = x[first : t + _NEAR + 1, 0]
    return labels_around([number(value) for value in near], t - first, _NEAR)
