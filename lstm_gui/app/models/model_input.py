"""The numbers that a command runs a network over, read in one way whatever the command is."""

from msgspec.structs import replace

from lstm_gui.app.output import mention
from lstm_gui.core import Network, Selection, Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.imported import Imported
from lstm_gui.files.note import Note
from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.files.tables.choices import TableChoices
from lstm_gui.files.tables.input_rows import read_sequence, require_width
from lstm_gui.words.translation import told

_THE_CELL = Word(message("the cell"))


def model_rows(model: Imported, file: str, choices: TableChoices) -> Array:
    """Return the numbers in ``file`` as ``model`` reads them, ``(T, I)``; their width may differ.

    What is not sure is said. An embedding reads rows of numbers as well as tokens, so that it
    tells no width.
    """
    return model_sequence(model, file, choices).x


def model_sequence(model: Imported, file: str, choices: TableChoices) -> Sequence:
    """Return what `model_rows` does with the target, if there is one."""
    width = model.layers[0].input_size if model.embedding is None else None
    return read_sequence(file, _mention, width, choices)


def over_rows(network: Network, file: str, choices: TableChoices) -> Network:
    """Return ``network`` over the numbers in ``file`` in place of its input, nothing held."""
    width = network.sequence.x.shape[1]
    sequence = read_sequence(file, _mention, width, choices)
    require_width(sequence.x, width, _THE_CELL, file)
    return over_sequence(network, sequence)


def over_sequence(network: Network, sequence: Sequence) -> Network:
    """Return ``network`` over ``sequence``, nothing held and nothing selected."""
    free = tuple(replace(layer, clamps=()) for layer in network.layers)
    return replace(network, layers=free, sequence=sequence, selection=Selection())


def _mention(sentence: Problem | Note) -> None:
    mention(told(sentence))
