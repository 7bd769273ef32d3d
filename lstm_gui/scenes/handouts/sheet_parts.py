"""What a worksheet consists of, before any format is chosen.

A text is plain but for formulas between dollar signs, which are markup as everywhere.
"""

from msgspec import Struct

from lstm_gui.scenes.snapshot import Snapshot

BLANK = ""
"""A cell of a table to be filled in."""


class Heading(Struct, frozen=True):
    """A title inside of a sheet."""

    text: str


class Paragraph(Struct, frozen=True):
    """Some sentences, or with ``muted`` what is only said aside."""

    text: str
    muted: bool = False


class Formula(Struct, frozen=True):
    """A formula on a line of its own, as markup."""

    markup: str


class Task(Struct, frozen=True):
    """One number to compute.

    Parameters
    ----------
    label
        Where it stands in the list, such as ``(3)``.
    name
        What is asked for.
    formula
        How it is computed, as markup, with or without its numbers.
    result
        Its number; empty to leave room for it.
    """

    label: str
    name: str
    formula: str
    result: str = BLANK

    @property
    def text(self) -> str:
        """What is asked for and how it is computed, in a line."""
        return f"{self.name}: ${self.formula}$" if self.formula else self.name


class Ticks(Struct, frozen=True):
    """Answers to choose from; ``ticked`` is the right one, counted from 0, or None before."""

    options: tuple[str, ...]
    ticked: int | None = None


class Table(Struct, frozen=True):
    """Rows of cells; the first row and the first column name the others.

    One that is ``dense`` is only looked things up in: its letters are small, its lines close.
    """

    rows: tuple[tuple[str, ...], ...]
    dense: bool = False


class Room(Struct, frozen=True):
    """Lines to write on."""

    lines: int


class Diagram(Struct, frozen=True):
    """The diagram of the cell; if ``blank``, with room for what it computes instead of numbers."""

    snapshot: Snapshot
    blank: bool = False


Part = Heading | Paragraph | Formula | Task | Ticks | Table | Room | Diagram


class Sheet(Struct, frozen=True):
    """What goes to one learner, or the answers to it.

    Parameters
    ----------
    title
        Of the session or the lesson.
    seed, number
        From which all numbers follow.
    parts
        From top to bottom.
    code
        The cell of the sheet as a text that the program takes, for a QR code; or empty.
    answers
        Whether these are the answers.
    last
        Of a key to many sheets the number of the last one, where ``number`` is the first; else 0.
    """

    title: str
    seed: int
    number: int
    parts: tuple[Part, ...]
    code: str = ""
    answers: bool = False
    last: int = 0
