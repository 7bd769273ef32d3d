"""What becomes of a memory without some words: the check beside what a share says of them.

A share tells of small changes. Here the words are taken out altogether and the cells run again,
so that it is seen whether the answer hangs on them.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from msgspec import Struct

from lstm_gui.core import State, Trace, forward, with_sequence
from lstm_gui.core.arrays import Array, lengths
from lstm_gui.core.equations import Weighted
from lstm_gui.core.quantities import quantity_at
from lstm_gui.core.readout import softmax
from lstm_gui.core.training import UNKNOWN
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.lanes import Lane
from lstm_gui.scenes.memory.reworded import reread
from lstm_gui.scenes.memory.sentence_words import step_label
from lstm_gui.scenes.memory.shares import keeping, written
from lstm_gui.ui.document.working import Worker

ZERO, STRANGE, PART = WAYS = ("zero", "strange", "part")
"""The words read as an input of zeros, read as a word that is not known, or left in the input
with what they wrote taken out of ``c_t``."""
MOST_OTHERS = 64
"""So many other words are tried at most."""
_PASS_SECONDS, _STEP_SECONDS = 2e-4, 2e-5


class Effect(Struct, frozen=True):
    """What one change does to ``h_t`` of one lane, and to what it says there.

    Parameters
    ----------
    moved
        How far ``h_t`` moves, as a share of its length; not a number where that is 0.
    label, share
        What a trained network says as it is, and how sure it is; empty and not a number for a
        seeded cell.
    other, other_share
        What it says after the change, and how sure it is then.
    """

    moved: float
    label: str = ""
    share: float = np.nan
    other: str = ""
    other_share: float = np.nan

    @property
    def stays(self) -> bool:
        """Whether it says the same."""
        return self.label == self.other


class Question(Struct, frozen=True, eq=False):
    """The lanes by name, the words that are taken out, and the step that is looked at.

    The steps of the words are shown in the lanes, and none comes after ``t``.
    """

    lanes: dict[str, Lane]
    marks: tuple[int, ...]
    t: int

    @property
    def one(self) -> Lane:
        """One of the lanes, which all read the same words; a trained one if there is any."""
        trained = (lane for lane in self.lanes.values() if lane.model is not None)
        return next(trained, next(iter(self.lanes.values())))

    @property
    def inputs(self) -> Array:
        """What all lanes read from their first step up to ``t``."""
        return self.one.state.sequence.x[: self.t - self.one.first + 1]

    @property
    def places(self) -> list[int]:
        """Where the words stand in it."""
        return [step - self.one.first for step in self.marks]

    def label(self, step: int) -> str:
        """Return the name of a step."""
        return step_label(self.one.whole or self.one.state.sequence, step)


class Without(Struct, frozen=True, eq=False):
    """What came out.

    Parameters
    ----------
    question
        What was asked; what is told of the answer is told of this.
    effects
        For each lane, of each of the `WAYS` that it has.
    others
        For each lane, of each other word that was put in the place of those taken out.
    """

    question: Question
    effects: dict[str, dict[str, Effect]]
    others: dict[str, dict[str, Effect]]


class WithoutWords(Worker[Question, Without]):
    """Keeps the latest answer."""

    def find(self, question: Question) -> Without:
        return without(question)

    def seconds(self, question: Question) -> float:
        passes = len(_others(question)) + len(WAYS)
        each = _PASS_SECONDS + len(question.inputs) * _STEP_SECONDS
        return len(question.lanes) * passes * each

    def answers(self, latest: Without, question: Question) -> bool:
        return self.is_same(latest.question, question)

    def is_same(self, one: Question, other: Question) -> bool:
        """Tell whether two questions have one answer."""
        return one.lanes is other.lanes and (one.marks, one.t) == (other.marks, other.t)


def without(question: Question) -> Without:
    """Return what becomes of each lane; takes a pass for each way and each other word."""
    others = _others(question)
    return Without(
        question,
        {name: dict(_effects(lane, question)) for name, lane in question.lanes.items()},
        {
            name: {word: _read_as(lane, question, vector) for word, vector in others.items()}
            for name, lane in question.lanes.items()
        },
    )


def _effects(lane: Lane, question: Question) -> Iterator[tuple[str, Effect]]:
    inputs = lane.state.parameters.input_size
    yield ZERO, _read_as(lane, question, np.zeros(inputs))
    if lane.model is not None and _has_unknown(lane.model):
        yield STRANGE, _read_as(lane, question, np.eye(inputs)[0])
    if lane.trace.kind.has_cell_state:
        h = _without_part(lane.state, lane.trace, question)
        yield PART, _effect(lane, h, len(question.inputs) - 1)


def _read_as(lane: Lane, question: Question, vector: Array) -> Effect:
    """Let the lane read ``vector`` in the place of all words taken out."""
    changed = reread(question.inputs, question.places, vector)
    h = forward(with_sequence(lane.state, changed)).h[-1]
    return _effect(lane, h, len(changed) - 1)


def _without_part(state: State, trace: Trace, question: Question) -> Array:
    """Return ``h_t`` where what the words wrote is no part of ``c_t``; all else stays."""
    t, marks = len(question.inputs) - 1, question.places
    with np.errstate(under="ignore"):
        kept = np.ones_like(trace.cell_state[: t + 1])
        kept[:t] = np.multiply.accumulate(keeping(trace)[t:0:-1])[::-1]
        parts = (written(trace)[marks] * kept[marks]).sum(axis=0)
    free = _shown(trace, t, trace.cell_state[t] - parts)
    return np.where(state.held.mask("h")[t], trace.h[t], free)


def _shown(trace: Trace, t: int, memory: Array) -> Array:
    """Return the ``h`` that step ``t`` shows of another ``memory``; its gates stay."""
    kind = trace.kind
    changed = {kind.roles.memory: memory}

    def read(name: str) -> Array:
        return changed[name] if name in changed else quantity_at(trace, name, t)

    for one in kind.equations:
        if not isinstance(one, Weighted) and not changed.keys().isdisjoint(one.reads):
            changed[one.name] = one.value(read)
    return changed["h"]


def _effect(lane: Lane, h: Array, t: int) -> Effect:
    """Return what it does to a lane that at ``t``, counted from its first step, h is another."""
    before = lane.trace.h[t]
    with np.errstate(invalid="ignore", divide="ignore"):
        way, length = lengths(np.stack([h - before, before]))
        moved = float(way / length)
    if lane.model is None:
        return Effect(moved)
    return Effect(moved, *_said(lane.model, before), *_said(lane.model, h))


def _said(model: TrainedModel, h: Array) -> tuple[str, float]:
    shares = softmax(model.readout.scores(h))
    best = int(shares.argmax())
    return model.labels[best], float(shares[best])


def _others(question: Question) -> dict[str, Array]:
    """Return the other words there are to be read, by name.

    For trained networks these are the words they know, for seeded cells those of the input.
    """
    model = question.one.model
    taken = {question.inputs[place].tobytes() for place in question.places}
    known = _vocabulary(model) if model is not None else _words(question)
    others = ((word, vector) for word, vector in known if vector.tobytes() not in taken)
    return dict(islice(others, MOST_OTHERS))


def _vocabulary(model: TrainedModel) -> Iterator[tuple[str, Array]]:
    vectors = np.eye(len(model.vocabulary))
    first = int(_has_unknown(model))
    yield from zip(model.vocabulary[first:], vectors[first:], strict=True)


def _words(question: Question) -> Iterator[tuple[str, Array]]:
    """Yield each word that is shown, or its step where it has none, once."""
    met: set[bytes] = set()
    for step, vector in enumerate(question.one.state.sequence.x, start=question.one.first):
        if vector.tobytes() not in met:
            met.add(vector.tobytes())
            yield question.label(step), vector


def _has_unknown(model: TrainedModel) -> bool:
    return model.vocabulary[0] == UNKNOWN
