"""What an explanation is made of, as plain data without any Qt."""

from msgspec import Struct

from lstm_gui.core import Entry
from lstm_gui.scenes.snapshot import Inspection, Spotlight
from lstm_gui.words.numbers import number

_NOWHERE = Spotlight()


class Words(Struct, frozen=True):
    """A word or a few, in the language in force, between which a line may break."""

    text: str
    glued: bool = False


class Symbol(Struct, frozen=True):
    """A piece of formula in `lstm_gui.ui.style.mathtext` markup.

    A ``glued`` piece stays on the line of the one before it.
    """

    markup: str
    role: str = ""
    glued: bool = True


class Number(Struct, frozen=True):
    """A number that knows where it comes from.

    Parameters
    ----------
    value
        What the State or the Trace holds.
    name
        What it is called in words.
    role
        The role of its colour.
    target
        What explains it; ``None`` if it is the result itself.
    spotlight
        Where it stands in the window.
    entry
        Its address if it can be changed.
    """

    value: float
    name: str
    role: str
    target: Inspection | None = None
    spotlight: Spotlight = _NOWHERE
    entry: Entry | None = None
    digits: int = 2
    glued: bool = True

    @property
    def text(self) -> str:
        return number(self.value, self.digits)

    @property
    def is_link(self) -> bool:
        return self.target is not None


class Fold(Struct, frozen=True):
    """The place where the smaller terms of a long sum, ``total`` together, are folded away."""

    text: str
    unfolded: bool
    glued: bool = True
    total: float = 0.0

    @property
    def is_link(self) -> bool:
        return True


class Lookup(Struct, frozen=True):
    """A word of the field, called ``key`` in the glossary, and what that says."""

    text: str
    key: str
    says: str
    glued: bool = False

    @property
    def is_link(self) -> bool:
        return True


Piece = Words | Symbol | Number | Fold | Lookup
Link = Number | Fold | Lookup


class Line(Struct, frozen=True):
    """Pieces from left to right; what does not fit goes on below, set in."""

    pieces: tuple[Piece, ...]
    pixels: float = 16.0

    @property
    def result(self) -> Number | None:
        """Return the last number of the line."""
        numbers = [piece for piece in self.pieces if isinstance(piece, Number)]
        return numbers[-1] if numbers else None


class Bar(Struct, frozen=True):
    """One part of a sum."""

    markup: str
    name: str
    value: float
    role: str
    spotlight: Spotlight = _NOWHERE


class Explanation(Struct, frozen=True):
    """Everything the inspector tells about one quantity.

    Parameters
    ----------
    inspection
        What is explained, with its step and unit.
    markup
        Its symbol with its index.
    value
        The number itself with its name; ``None`` for the input as a whole.
    heading
        What it is called in words, with its unit and step.
    lines
        Formula, formula with numbers, result.
    bars
        The parts of a weighted sum; they add up to it.
    memory
        Whether the cell state is to be split into what each step wrote.
    brief
        What it is called where there is no room for the heading, the shortest last.
    """

    inspection: Inspection
    markup: str
    value: Number | None
    heading: str
    lines: tuple[Line, ...]
    bars: tuple[Bar, ...] = ()
    memory: bool = False
    brief: tuple[str, ...] = ()
