"""What the tests of tables ask of a text."""

import pytest

from lstm_gui.core import Sequence
from lstm_gui.files.problem import Problem
from lstm_gui.files.tables.proposal import Proposal, proposed
from lstm_gui.files.tables.table import Layout, Table
from lstm_gui.files.tables.taking import sequence_of
from lstm_gui.files.tables.text_table import table_of_text


def table(text: str, inputs: int | None = None, **asked) -> Table:
    return table_of_text(text, "table", Layout(**asked), inputs)


def proposal(text: str, inputs: int | None = None, **asked) -> Proposal:
    return proposed(table(text, inputs, **asked), inputs)


def sure_sequence(found: Table, inputs: int) -> Sequence:
    """Return the sequence in a table that leaves no doubt; a Problem where one is left."""
    made = proposed(found, inputs)
    made.require_sure(found)
    return sequence_of(found, made.selection)


def sure(text: str, inputs: int) -> list[list[float]]:
    """Return the numbers of a table that leaves no doubt."""
    return sure_sequence(table(text, inputs), inputs).x.tolist()


def taken(text: str, inputs: int, **asked) -> Sequence:
    """Return what is proposed, doubtful or not."""
    found = table(text, inputs, **asked)
    return sequence_of(found, proposed(found, inputs).selection)


def refused(text: str, inputs: int) -> str:
    with pytest.raises(Problem) as caught:
        sure_sequence(table(text, inputs), inputs)
    return str(caught.value)


def asked(text: str, inputs: int | None = None) -> list[str]:
    """Return the topics of what is not sure."""
    return [question.topic for question in proposal(text, inputs).questions]


def notes(text: str, inputs: int | None = None) -> str:
    return " ".join(proposal(text, inputs).notes)
