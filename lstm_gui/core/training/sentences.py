"""Sentences of a toy world, written from templates, and any sentence as input."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.batch import Batch, asked_at_end, one_hot
from lstm_gui.core.training.languages import ENGLISH, KOREAN, LANGUAGES, Language, tokens
from lstm_gui.core.training.task import Task

UNKNOWN_SHARE = 0.05
"""The share of words after the opening that a task hides behind the unknown word."""

T = TypeVar("T")


class Encoded(Struct, frozen=True, eq=False):
    """A sentence as a network meets it.

    Parameters
    ----------
    words
        As `tokens` cuts them.
    known
        Whether each is in the vocabulary; the others all look alike to the network.
    x
        A 1 for each word, ``(T, I)``.
    """

    words: tuple[str, ...]
    known: tuple[bool, ...]
    x: Array


def encoded(text: str, language: Language) -> Encoded:
    """Return ``text`` for a network that was trained on ``language``."""
    words = tokens(text)
    numbers = _numbers(words, language)
    x = one_hot(numbers[:, np.newaxis], len(language.vocabulary))[..., 0]
    return Encoded(words, tuple(bool(number) for number in numbers), x)


def sentence(language: Language, mood: int, distractors: int, random: np.random.Generator) -> str:
    """Return a sentence of the templates without its ending; the distractors are clauses."""
    picks: Iterator[float] = iter(random.random(3 + distractors).tolist())
    opening, subject = _pick(language.openings[mood], picks), _pick(language.subjects, picks)
    place = _pick(language.places, picks)
    return " ".join([opening, subject, *_clauses(language, distractors, picks), place]).strip()


def _clauses(language: Language, count: int, picks: Iterator[float]) -> Iterator[str]:
    for place in range(count):
        noun, linked, last = _pick(language.clauses, picks)
        verb = last if place == count - 1 else linked
        yield f"{language.joints[place > 0]} {noun} {verb}".strip()


def _pick(options: Sequence[T], picks: Iterator[float]) -> T:
    return options[int(next(picks) * len(options))]


def _numbers(words: tuple[str, ...], language: Language) -> NDArray[np.int64]:
    return np.array([language.numbers.get(word, 0) for word in words], dtype=np.int64)


class _Draw(Struct, frozen=True):
    """Draws sentences with as many clauses as the distances say."""

    language: Language

    def __call__(self, random: np.random.Generator, distances: NDArray[np.int64]) -> Batch:
        moods = random.integers(len(self.language.endings), size=len(distances))
        rows = [
            _numbers(tokens(sentence(self.language, int(mood), int(count), random)), self.language)
            for mood, count in zip(moods, distances, strict=True)
        ]
        lengths = np.array([len(row) for row in rows])
        symbols = np.full((int(lengths.max()), len(rows)), -1)
        for column, row in enumerate(rows):
            symbols[: len(row), column] = row
        hidden = random.random(symbols.shape) < UNKNOWN_SHARE
        symbols[hidden & (symbols > self.language.opening_words)] = 0
        x = one_hot(symbols, len(self.language.vocabulary))
        return asked_at_end(x, moods.astype(np.float64), lengths)


def _task(language: Language) -> Task:
    name, words, endings = f"sentence-{language.code}", language.vocabulary, language.endings
    return Task(
        name,
        words,
        endings,
        _Draw(language),
        "clauses between",
        blind=1.0 / len(endings),
        blind_loss=float(np.log(len(endings))),
    )


SENTENCES = {language.code: _task(language) for language in (KOREAN, ENGLISH)}


def language_of(task: Task) -> Language | None:
    """Return the language of a sentence task, ``None`` for every other task."""
    return next((LANGUAGES[code] for code, one in SENTENCES.items() if one is task), None)
