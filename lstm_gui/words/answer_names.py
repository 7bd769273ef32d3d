"""What the answers of a network are called, wherever they are spoken of."""

from collections.abc import Sequence

from lstm_gui.core import Readout
from lstm_gui.core.readout import column_name
from lstm_gui.words.one_line import one_line


def answer_name(readout: Readout, index: int) -> str:
    """Return what number ``index`` of ``readout`` is called, counted from 0, in one line."""
    return name_among(readout.names, index)


def name_among(names: Sequence[str] | None, index: int) -> str:
    """Return what answer ``index`` is called, by its name if there are ``names``, in one line."""
    return column_name(index) if names is None else one_line(names[index])
