"""Surgery on the input: another word in place of one or of several, or two words exchanged."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.sentence_words import sentence
from lstm_gui.scenes.memory.trained_lanes import read


class Reworded(Struct, frozen=True, eq=False):
    """An input after a change, with the marks where their words now are."""

    sequence: Sequence
    marks: tuple[int, ...]


def typed(text: str, model: TrainedModel | None, inputs: int) -> Sequence | None:
    """Return ``text`` as the cells meet it, seeded ones by ``inputs``; None without a word."""
    if model is None:
        return sentence(text, inputs)
    try:
        return read(model, text)
    except Problem:
        return None


def replaced(sequence: Sequence, marks: tuple[int, ...], step: int, piece: Sequence) -> Reworded:
    """Put ``piece``, one word or several, in the place of the word at ``step``.

    A mark on that word goes on to the first of the new ones.
    """
    x = np.concatenate([sequence.x[:step], piece.x, sequence.x[step + 1 :]])
    old, new = _labels(sequence), _labels(piece)
    longer = len(piece) - 1
    moved = tuple(mark + longer if mark > step else mark for mark in marks)
    return Reworded(Sequence(x, (*old[:step], *new, *old[step + 1 :])), moved)


def swapped(sequence: Sequence, marks: tuple[int, ...], one: int, other: int) -> Reworded:
    """Exchange the words at two steps; a mark goes with its word."""
    order = np.arange(len(sequence))
    order[[one, other]] = other, one
    labels = sequence.labels
    named = None if labels is None else tuple(labels[step] for step in order)
    places = {one: other, other: one}
    moved = tuple(sorted(places.get(mark, mark) for mark in marks))
    return Reworded(Sequence(sequence.x[order], named), moved)


def reread(x: Array, steps: list[int], vector: Array) -> Sequence:
    """Return the input ``x (T, I)`` with ``vector (I,)`` in the place of the words at ``steps``."""
    changed = x.copy()
    changed[steps] = vector
    return Sequence(changed)


def _labels(sequence: Sequence) -> tuple[str, ...]:
    return sequence.labels or ("",) * len(sequence)
