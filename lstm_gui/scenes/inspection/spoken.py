"""Lines of an explanation as they are read out."""

from lstm_gui.scenes.inspection.pieces import (
    Fold,
    Line,
    Link,
    Lookup,
    Number,
    Piece,
    Symbol,
    Words,
)
from lstm_gui.words.numbers import number
from lstm_gui.words.plain_markup import spoken_markup
from lstm_gui.words.translation import tr


def spoken_line(line: Line) -> str:
    """Return ``line`` as it is read out, its markup as plain letters."""
    return "".join(_text(piece) for piece in line.pieces).strip()


def named(piece: Number) -> str:
    """Return the name of a number and what it is."""
    return f"{piece.name} = {number(piece.value, digits=4)}."


def spoken_link(link: Link, told: str) -> str:
    """Return what a link says of itself; ``told`` is what is told of it if it is a number."""
    if isinstance(link, Fold):
        return tr("Show the largest terms only") if link.unfolded else tr("Show all terms")
    if isinstance(link, Lookup):
        return f"{link.text}: {link.says}"
    if link.entry is None:
        return told
    hint = tr("Drag or Alt + arrows: change; click or Enter: explain")
    return f"{told}\n{hint}"


def _text(piece: Piece) -> str:
    match piece:
        case Symbol():
            return spoken_markup(piece.markup)
        case Words() | Lookup():
            return piece.text + " "
        case Number() | Fold():
            return piece.text
