"""The arrays of a file to be written: what each is called there, and what it is."""

from collections.abc import Iterable

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.files.problem import message

INPUT_WEIGHTS = message("input weights")
RECURRENT_WEIGHTS = message("recurrent weights")
BIAS = message("bias")
INPUT_BIAS = message("bias of the input")
RECURRENT_BIAS = message("bias of the recurrent product")
PEEPHOLES = message("peepholes")
FIRST_HIDDEN, FIRST_CELL = message("first hidden state"), message("first cell state")
READOUT_WEIGHTS, READOUT_BIAS = message("weights of the read-out"), message("bias of the read-out")
EMBEDDING = message("embedding")


class Part(ArrayRecord, frozen=True):
    """One array of a file.

    Parameters
    ----------
    name
        What the file calls it.
    values
        As it is written.
    role
        What it is, one of the messages of this module.
    order
        The blocks in the order in which they stand in it, as ``"ifgo"``; empty if it has none.
    """

    name: str
    values: Array
    role: str
    order: str = ""


def arrays_of(parts: Iterable[Part]) -> dict[str, Array]:
    """Return the arrays by their names."""
    return {part.name: part.values for part in parts}
