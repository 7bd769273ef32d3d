"""Cuts a text as a vocabulary asks for it, off the event loop where that takes long."""

from pathlib import Path

from msgspec import Struct

from lstm_gui.files.tokens.token_text import Cutter, TokenText
from lstm_gui.files.tokens.vocabulary_files import read_vocabulary
from lstm_gui.ui.document.working import Worker

_PER_BYTE, _PER_TOKEN, _PER_LETTER = 2e-7, 5e-7, 2e-6
"""Seconds for a vocabulary in a file, for one at hand, and for a text; measured, rounded up."""


class Asked(Struct, frozen=True):
    """A text for an embedding of so many rows, and its vocabulary: at hand, or in a file."""

    text: str
    rows: int
    tokens: tuple[str, ...] | None
    file: Path | None = None
    size: int = 0


class Cut(Struct, frozen=True):
    """The pieces of the text, with the vocabulary that says what they are."""

    asked: Asked
    tokens: tuple[str, ...]
    text: TokenText
    by_characters: bool


class TextReading(Worker[Asked, Cut]):
    """Keeps the latest pieces."""

    def find(self, question: Asked) -> Cut:
        tokens = question.tokens or ()
        if question.file is not None:
            tokens = read_vocabulary(question.file, question.rows)
        cutter = Cutter(tokens)
        return Cut(question, tokens, cutter.cut(question.text), cutter.by_characters)

    def seconds(self, question: Asked) -> float:
        known = len(question.tokens or ()) * _PER_TOKEN + question.size * _PER_BYTE
        return known + len(question.text) * _PER_LETTER

    def answers(self, latest: Cut, question: Asked) -> bool:
        return latest.asked == question
