"""A text cut into tokens, each with its number, and those that a vocabulary does not know."""

import os
import re
from collections.abc import Iterator, Sequence

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence as Input
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem, counted, message
from lstm_gui.files.texts.text import utf8

MAX_BYTES = 64 * 2**20
UNKNOWN = frozenset(
    ("<unk>", "[unk]", "<oov>", "[oov]", "<unknown>", "[unknown]", "unk", "oov", "<|unk|>")
)
"""How the token is called that stands for all others, in small letters."""
MARK = " (?)"
"""Stands after a token that the vocabulary does not know."""

_PART = re.compile(r"\w+|[^\w\s]")
_CHUNK = re.compile(r"\S+")
_NAMED = re.compile(r"<.*>|\[.+\]|#[0-9]+", re.DOTALL)
_SHOWN = {" ": "␣", "\n": "↵", "\t": "⇥"}
_NOTHING = counted(
    "The {count} token of {file} is not in the vocabulary. "
    "Choose the vocabulary that the embedding was trained with.",
    "None of the {count} tokens of {file} is in the vocabulary. "
    "Choose the vocabulary that the embedding was trained with.",
    "count",
)
_EMPTY = message("There is no text in {file}. Write at least one token.")


def read_text(path: str | os.PathLike[str]) -> str:
    """Return the text in a file without the end of its last line.

    Raises
    ------
    Problem
        If it cannot be read, or is no text.
    """
    return utf8(read_bytes(path, MAX_BYTES), os.fspath(path)).rstrip("\r\n")


class Piece(Struct, frozen=True):
    """A part of a text from ``start`` on; ``number`` is None where the vocabulary has none."""

    text: str
    start: int
    number: int | None

    @property
    def shown(self) -> str:
        """The text with a sign in place of blank space."""
        return _SHOWN.get(self.text, self.text)

    @property
    def label(self) -> str:
        """What the step is called that reads it."""
        return self.shown if self.number is not None else self.shown + MARK


class TokenText(Struct, frozen=True):
    """A text in pieces; those without a number are read as ``unknown``, or not at all."""

    pieces: tuple[Piece, ...]
    unknown: int | None

    @property
    def strange(self) -> tuple[Piece, ...]:
        """The pieces that the vocabulary does not know."""
        return tuple(piece for piece in self.pieces if piece.number is None)

    @property
    def read(self) -> tuple[Piece, ...]:
        """The pieces that become steps."""
        return self.pieces if self.unknown is not None else self._known

    @property
    def _known(self) -> tuple[Piece, ...]:
        return tuple(piece for piece in self.pieces if piece.number is not None)

    @property
    def sequence(self) -> Input:
        """The numbers of the tokens ``(T, 1)``, and what the steps are called."""
        numbers = [self.unknown if one.number is None else one.number for one in self.read]
        labels = tuple(piece.label for piece in self.read)
        return Input(np.array(numbers, dtype=float).reshape(-1, 1), labels)

    def require_some(self, name: str) -> None:
        """Raise a Problem if no step would be left; ``name`` is what it calls the text."""
        if not self.pieces:
            raise Problem(_EMPTY, file=name)
        if not self.read:
            raise Problem(_NOTHING, file=name, count=len(self.pieces))


class Cutter:
    """Cuts texts as a vocabulary asks for it: into characters if it has no longer tokens.

    Else into what stands between blank space, and where that is no token into words and marks.
    A word that is only known in small letters is read so.

    Parameters
    ----------
    tokens
        What each row of the embedding stands for.
    """

    def __init__(self, tokens: Sequence[str]) -> None:
        self._numbers = {token: row for row, token in reversed(list(enumerate(tokens)))}
        self.unknown = next(
            (row for row, token in enumerate(tokens) if token.lower() in UNKNOWN), None
        )
        plain = [token for token in tokens if not _NAMED.fullmatch(token)]
        self.by_characters = all(len(token) == 1 for token in plain if token.lower() not in UNKNOWN)

    def cut(self, text: str) -> TokenText:
        """Return the pieces of ``text`` in their order."""
        parts = enumerate(text) if self.by_characters else self._words(text)
        pieces = (Piece(part, start, self._number(part)) for start, part in parts)
        return TokenText(tuple(pieces), self.unknown)

    def _words(self, text: str) -> Iterator[tuple[int, str]]:
        for chunk in _CHUNK.finditer(text):
            if self._number(chunk.group()) is not None:
                yield chunk.start(), chunk.group()
                continue
            for part in _PART.finditer(chunk.group()):
                yield chunk.start() + part.start(), part.group()

    def _number(self, part: str) -> int | None:
        exact = self._numbers.get(part)
        return self._numbers.get(part.lower()) if exact is None else exact
