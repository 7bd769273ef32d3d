"""The symbols of parameters and of first states, in the notation in force."""

from lstm_gui.core import Kind
from lstm_gui.words.notations.in_force import notation
from lstm_gui.words.notations.notation import Form

MATRICES = ("w_x", "w_h")
_WEIGHT, _BIAS = "p", "b_h"
"""Further parameters that each notation writes; others are written like them."""


def letter(kind: Kind, own: str) -> str:
    """Return what is written in place of the letter ``own`` of a cell of ``kind``."""
    return notation().letters.get(kind.name, {}).get(own, own)


def index_of(kind: Kind, block: str) -> str:
    """Return the index that the parameters of ``block`` have, ``""`` if none."""
    return notation().indices.get(kind.name, {}).get(block, block)


def sum_symbol(kind: Kind, block: str) -> str:
    """Return the symbol of the weighted sum of ``block``, by its letter if it has no index."""
    return f"Z_{index_of(kind, block) or letter(kind, block)}"


def array_symbol(kind: Kind, array: str, block: str, named: bool = True) -> str:
    """Return the symbol of an array of parameters of ``block``, such as ``W_x^{(f)}``.

    Parameters
    ----------
    array
        ``"w_x"``, ``"w_h"``, ``"b"`` or a further parameter of the block.
    named
        Whether it has to say of which block it is.
    """
    return form_of(kind, array, block).of(index_of(kind, block), named)


def form_of(kind: Kind, array: str, block: str) -> Form:
    """Return how an array of parameters of ``block`` is written."""
    written = notation()
    if array == "b" and written.beside_inner is not None and _has_second_bias(kind, block):
        return written.beside_inner
    return written.arrays.get(array) or _like_another(array)


def _has_second_bias(kind: Kind, block: str) -> bool:
    return any(not kind.is_peephole(name, block) for name in kind.extra_names(block))


def _like_another(array: str) -> Form:
    """Return how a further parameter is written that this notation does not know."""
    _, index, letter = array.partition("_")
    if index:
        return notation().arrays[_BIAS].with_letter("h", letter)
    return notation().arrays[_WEIGHT].with_letter(_WEIGHT, array)


def element_symbol(array: str, column: int) -> str:
    """Return the symbol of an element of the matrix ``array``, its ``column`` counted from 0."""
    return notation().elements[array].replace("{n}", str(column + 1))
