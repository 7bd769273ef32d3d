"""Sentences in the language in force with numbers and symbols in them, as pieces of a line."""

import re
from collections.abc import Iterator, Mapping

from lstm_gui.scenes.inspection.pieces import Piece, Words

_WORD = re.compile(r"[^ \n]+")
"""What stands in one line; a space that does not break belongs to it."""


def filled(
    template: str, pieces: Mapping[str, tuple[Piece, ...]], **fields: object
) -> Iterator[Piece]:
    """Yield the words of ``template`` and, where a language puts them, the ``pieces``.

    Those stand in braces by their names; all other ``fields`` become words.
    """
    marked = "|".join(re.escape(f"{{{name}}}") for name in pieces)
    for part in re.split(f"({marked})", template) if pieces else [template]:
        if part[1:-1] in pieces:
            yield from pieces[part[1:-1]]
        else:
            if part.startswith(" "):
                yield Words("", glued=True)
            yield from words(part.format(**fields))


def words(text: str) -> tuple[Words, ...]:
    """Return the words of ``text``; the first stays with what stands right before it."""
    return tuple(
        Words(word, glued=index == 0 and not text.startswith(" "))
        for index, word in enumerate(_WORD.findall(text))
    )
