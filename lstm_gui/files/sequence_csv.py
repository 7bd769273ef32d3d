"""The input sequence in a table of numbers that leaves no doubt, pasted or in a file."""

import os

from lstm_gui.core import Sequence
from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.tables.decoding import decoded
from lstm_gui.files.tables.proposal import proposed
from lstm_gui.files.tables.table import Layout
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.files.tables.text_table import table_of_text

MAX_BYTES = 256 * 2**20


def read_sequence(path: str | os.PathLike[str], inputs: int) -> Sequence:
    """Return the sequence in the table ``path`` for a cell of ``inputs`` inputs.

    Raises
    ------
    Problem
        If it cannot be read, is no text, or `parse_sequence` refuses it.
    """
    name = os.fspath(path)
    text, encoding = decoded(read_bytes(path, MAX_BYTES), name)
    return parse_sequence(text, name, inputs, encoding)


def parse_sequence(text: str, name: str, inputs: int, encoding: str | None = None) -> Sequence:
    """Return the sequence that a table of numbers holds, one row for each step.

    Parameters
    ----------
    text
        Columns separated by tabs, semicolons, bars, commas or spaces, perhaps with headings
        and remarks. A further first column that is not made of numbers names the steps.
    name
        What to call the table in a sentence.
    inputs
        I, the number of columns of numbers it must have.
    encoding
        What the text was read as, if it was a file.

    Raises
    ------
    Problem
        If something is not sure, or a cell is not a finite number; names line and column, both
        counted from 1.
    """
    table = table_of_text(text, name, Layout(encoding=encoding), inputs)
    proposal = proposed(table, inputs)
    proposal.require_sure(table)
    return sequence_of(table, proposal.selection)
