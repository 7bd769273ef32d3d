"""Which names a cell may give: all but those that mean something else where they would stand."""

from collections.abc import Iterable

INPUT = "x"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_WITHIN = f"{_LETTERS}0123456789_"
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
    for names, is_one, taken in (
        ((*states, *blocks), _is_letter, frozenset({INPUT})),
        (further, _is_further, TAKEN_BY_PARAMETERS),
        (quantities, _is_quantity, TAKEN_BY_TRACES | TAKEN_BY_PROGRAMS),
    ):
        wrong = [name for name in names if name in taken or not is_one(name)]
        if wrong:
            raise ValueError(f"a cell cannot call anything {wrong}")


# Regular expressions would be made at each start of the program, for every cell.
def _is_letter(name: str) -> bool:
    return len(name) == 1 and name in _LETTERS


def _is_further(name: str) -> bool:
    return _is_letter(name.removeprefix("b_"))


def _is_quantity(name: str) -> bool:
    within = not name.strip(_WITHIN)
    return within and _is_letter(name[:1]) and not name.endswith(("_before", "_0"))
