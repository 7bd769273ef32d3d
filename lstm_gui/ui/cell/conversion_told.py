"""What is said of a cell that was made another one: how far it still does the same."""

import numpy as np

from lstm_gui.core import State, forward, seconds_expected
from lstm_gui.ui.document.job import LONGEST_AT_ONCE
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr

SAME = 0.01
"""Up to this difference of h two cells do the same."""
_SAME = message("This {new} does what the {old} did: on this input h differs by at most {most}.")
_OTHER = message(
    "This {new} does not do what the {old} did: on this input h differs by up to {most}."
)
_UNKNOWN = message(
    "This {new} may not do what the {old} did; the input is too long to compare them."
)
_AGAIN = message("This is the {new} of before, with all of its own numbers.")
_SAME_VARIANT = message(
    "So changed, the {new} does what it did: on this input h differs by at most {most}."
)
_OTHER_VARIANT = message(
    "So changed, the {new} does something else: on this input h differs by up to {most}."
)
_UNKNOWN_VARIANT = message(
    "So changed, the {new} may do something else; the input is too long to compare them."
)


def told_of_return(new: State) -> str:
    """Return that ``new`` was there before, in the language in force."""
    return tr(_AGAIN).format(new=words_of(new.parameters.kind.name).name)


def told_of_conversion(old: State, new: State) -> str:
    """Return how much of ``old`` there is in ``new``, and why no more, in the language in force."""
    told = _told(old, new, (_SAME, _OTHER, _UNKNOWN))
    why = words_of(new.parameters.kind.name).made_of.get(old.parameters.kind.name)
    return f"{told} {tr(why)}" if why else told


def told_of_variant(old: State, new: State) -> str:
    """Return how far ``new``, a variant of the cell of ``old``, does the same on its input."""
    return _told(old, new, (_SAME_VARIANT, _OTHER_VARIANT, _UNKNOWN_VARIANT))


def _told(old: State, new: State, templates: tuple[str, str, str]) -> str:
    """Fill in the one of ``templates`` that holds: the same, something else, or unknown."""
    same, other, unknown = templates
    most = _difference(old, new)
    template = unknown if most is None else same if most <= SAME else other
    return tr(template).format(
        old=words_of(old.parameters.kind.name).name,
        new=words_of(new.parameters.kind.name).name,
        most="" if most is None else number(most, digits=4 if most <= SAME else 2),
    )


def _difference(old: State, new: State) -> float | None:
    """Return the largest ``|h - h'|``; None if it takes too long, ∞ where one is no number."""
    if seconds_expected(old) + seconds_expected(new) > LONGEST_AT_ONCE:
        return None
    with np.errstate(invalid="ignore", over="ignore"):
        apart = np.abs(forward(old).h - forward(new).h)
    return float(np.nan_to_num(apart, nan=np.inf, posinf=np.inf).max())
