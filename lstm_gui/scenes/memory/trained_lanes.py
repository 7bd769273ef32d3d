"""Trained networks for the three lanes, their inputs and their answers."""

import re
from functools import lru_cache

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import softmax
from lstm_gui.core.training import (
    LANGUAGES,
    UNKNOWN,
    Language,
    encoded,
    of_distance,
    sentence,
    tokens,
)
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session_limits import MAX_LABEL
from lstm_gui.files.shipped.trained import TrainedModel, load_trained, trained_names
from lstm_gui.scenes.memory.sentence_words import MOST_WORDS
from lstm_gui.words.one_line import from_field

Models = dict[str, TrainedModel]
LEADER, TRAINED = "lstm", ("rnn", "gru", "lstm")
"""The cell by whose networks a task is chosen, and those that networks were trained of."""
OFFERED = re.compile(r"(?P<task>(?:sentence-\w+|first-symbol)-\d+)-(?P<cell>\w+?)-(?P<start>.+)")
"""Names of the networks whose one question stands at the end of the sequence."""
_PREFERRED = ("orthogonal", "default")
_LONGEST = {"sentence": 20, "first-symbol": 200}


class Answer(Struct, frozen=True):
    """What a network says at a step: the answer, how sure it is, and whether it is right.

    ``right`` is None where the right answer is not known.
    """

    label: str
    share: float
    right: bool | None


@lru_cache(maxsize=1)
def choices() -> tuple[str, ...]:
    """Return the names of the LSTMs to choose; each brings the two other cells along."""
    try:
        names = trained_names()
    except Problem:
        return ()
    found = ((name, OFFERED.fullmatch(name)) for name in names)
    return tuple(name for name, match in found if match and match["cell"] == LEADER)


@lru_cache(maxsize=8)
def models(name: str) -> Models:
    """Return the LSTM called ``name``, and RNN and GRU trained on the same task.

    Where there are several they start alike, else by the first of `_PREFERRED` there is.

    Raises
    ------
    Problem
        If a file is missing or broken.
    """
    match = OFFERED.fullmatch(name)
    if match is None or name not in choices():
        raise Problem('There is no trained network "{name}".', name=name)
    return {cell: load_trained(_sibling(match, cell)) for cell in TRAINED}


def models_for(name: str, sequence: Sequence) -> Models:
    """Return the networks called ``name``; none if there are none or the input does not fit."""
    try:
        found = models(name) if name else {}
    except Problem:
        return {}
    fits = all(model.state.parameters.input_size == sequence.x.shape[1] for model in found.values())
    return found if fits else {}


def _sibling(match: re.Match[str], cell: str) -> str:
    wanted = [f"{match['task']}-{cell}-{start}" for start in (match["start"], *_PREFERRED)]
    return next((name for name in wanted if name in trained_names()), wanted[0])


def language_of(model: TrainedModel) -> Language | None:
    """Return the language of a network for sentences."""
    kind, _, code = model.facts.task.partition("-")
    return LANGUAGES.get(code) if kind == "sentence" else None


def longest(model: TrainedModel) -> int:
    """Return the largest distance that is offered: of clauses, or of steps."""
    return _LONGEST["sentence" if language_of(model) else "first-symbol"]


def drawn(model: TrainedModel, distance: int, seed: int) -> Sequence:
    """Return a sequence of the task; the same seed keeps how it begins."""
    language, random = language_of(model), np.random.default_rng(seed)
    if language is not None:
        mood = seed % len(language.endings)
        return read(model, sentence(language, mood, distance, random))
    x = of_distance(model.task, random, max(distance, 1), 1).x[..., 0]
    symbols: list[int] = x.argmax(axis=1).tolist()
    return Sequence(x, tuple(model.vocabulary[symbol] for symbol in symbols))


def read(model: TrainedModel, text: str) -> Sequence:
    """Return ``text`` as the network meets it; it has at least one word.

    Raises
    ------
    Problem
        If there is no word in it.
    """
    language = language_of(model)
    text = from_field(text)
    every = tokens(text) if language else text.split()
    words = tuple(word[:MAX_LABEL] for word in every[:MOST_WORDS])
    if not words:
        raise Problem("There is no word to read. Type at least one.")
    if language is not None:
        found = encoded(" ".join(words), language)
        return Sequence(found.x, found.words)
    x = [[float(word == symbol) for symbol in model.vocabulary] for word in words]
    return Sequence(np.array(x), words)


def unknown(model: TrainedModel, sequence: Sequence) -> frozenset[int]:
    """Return the steps whose word the network does not know."""
    known = sequence.x.sum(axis=1) > 0
    if model.vocabulary[0] == UNKNOWN:
        known &= sequence.x[:, 0] == 0
    return frozenset(int(step) for step in np.flatnonzero(~known))


def deciding(model: TrainedModel, sequence: Sequence) -> tuple[int, ...]:
    """Return the steps that decide what is right: those of the opening, or the first."""
    language = language_of(model)
    if language is None:
        return (0,)
    _, opening = _mood(language, sequence.labels or ())
    return tuple(range(max(len(opening), 1)))


def answer(model: TrainedModel, sequence: Sequence, h: Array) -> Answer:
    """Return what the network says when its hidden state is ``h (H,)``."""
    shares = softmax(model.readout.scores(h))
    best, right = int(shares.argmax()), _right(model, sequence)
    return Answer(model.labels[best], float(shares[best]), None if right is None else best == right)


def right_answer(model: TrainedModel, sequence: Sequence) -> str | None:
    """Return what is right after ``sequence``; None where that is not known."""
    right = _right(model, sequence)
    return None if right is None else model.labels[right]


def _right(model: TrainedModel, sequence: Sequence) -> int | None:
    labels, language = sequence.labels or (), language_of(model)
    if language is not None:
        return _mood(language, labels)[0]
    return model.labels.index(labels[0]) if labels and labels[0] in model.labels else None


def _mood(language: Language, words: tuple[str, ...]) -> tuple[int | None, tuple[str, ...]]:
    """Return which mood ``words`` open with, and the opening."""
    for mood, openings in enumerate(language.openings):
        for opening in map(tokens, openings):
            if words[: len(opening)] == opening:
                return mood, opening
    return None, ()
