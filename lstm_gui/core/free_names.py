"""Which names a cell may give: all but those that mean something else where they would stand."""

import re
from collections.abc import Iterable

_LETTER = re.compile(r"[a-z]")
_FURTHER = re.compile(r"[a-z]|b_[a-z]")
_QUANTITY = re.compile(r"[a-z][a-z0-9_]*(?<!_before)(?<!_0)")

INPUT = "x"
TAKEN_BY_PARAMETERS = frozenset({INPUT, "b", "e", "v"})
"""What is a parameter of each block, of an embedding or of a read-out already."""
TAKEN_BY_PROGRAMS = frozenset({"names", "steps", "weights", "x_t"})
"""What stands beside the quantities in the code that a cell is exported as."""
TAKEN_BY_TRACES = frozenset({
    INPUT, "kind", "initial", "numbers", "resets", "restart", "quantities", "cell_state", "largest",
    "readings", "before", "start", "after", "entering",
})  # fmt: skip
"""What can be asked of every `lstm_gui.core.Trace`."""


def require_free(
    states: Iterable[str], blocks: Iterable[str], further: Iterable[str], quantities: Iterable[str]
) -> None:
    """Raise a ValueError unless a cell may call its parts so.

    Parameters
    ----------
    states, blocks
        One small letter each, other than `INPUT`.
    further
        Names of further parameters: one small letter, or ``b_`` and one for a second bias; none
        of `TAKEN_BY_PARAMETERS`.
    quantities
        What the equations compute: small letters, digits and ``_``, ending neither in ``_before``
        nor in ``_0``; none of `TAKEN_BY_TRACES` and `TAKEN_BY_PROGRAMS`.
    """
    for names, form, taken in (
        ((*states, *blocks), _LETTER, frozenset({INPUT})),
        (further, _FURTHER, TAKEN_BY_PARAMETERS),
        (quantities, _QUANTITY, TAKEN_BY_TRACES | TAKEN_BY_PROGRAMS),
    ):
        wrong = [name for name in names if name in taken or not form.fullmatch(name)]
        if wrong:
            raise ValueError(f"a cell cannot call anything {wrong}")
