"""What is said of what follows a signal and of moments that stand out; units count from 1."""

from lstm_gui.core import Kind
from lstm_gui.core.analysis import Follower, Peak
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


def nothing_follows() -> str:
    """Return what is said where there is no correlation at all."""
    return tr(_NOTHING)


def no_moments() -> str:
    """Return what is said where no step stands out."""
    return tr(_NO_MOMENTS)


def labels_around(labels: tuple[str, ...] | None, t: int, width: int = 4) -> str:
    """Return the labels around step ``t``, its own in brackets; nothing without labels."""
    if labels is None:
        return ""
    before, after = labels[max(t - width, 0) : t], labels[t + 1 : t + 1 + width]
    parts = [*before, f"[{labels[t]}]", *after]
    start, end = "… " * (t > width), " …" * (t + 1 + width < len(labels))
    return one_line(f"{start}{' '.join(parts)}{end}")
