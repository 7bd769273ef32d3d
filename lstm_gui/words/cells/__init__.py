"""What each kind of cell, its blocks and its quantities are called: a module for each kind."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from lstm_gui.words.cells.cell_words import CellWords


@cache
def words_of(name: str) -> CellWords:
    """Return the words of the kind called ``name``; a KeyError if nobody wrote any."""
    place = f"{__name__}.{name}"
    if not name.isidentifier() or find_spec(place) is None:
        raise KeyError(f"nothing in lstm_gui.words.cells says how a {name} is called")
    found: CellWords = import_module(place).WORDS
    return found
