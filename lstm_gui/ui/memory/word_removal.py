"""What becomes of a memory without some words: the check beside what a share says of them.

A share tells of small changes. Here the words are taken out altogether and the cells run again,
so that it is seen whether the answer hangs on them.
"""

from collections.abc import Iterator
from itertools import islice

import numpy as np
from msgspec import Struct

from lstm_gui.core import Sequence, State, Trace, forward, with_sequence
from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import softmax
from lstm_gui.core.training import UNKNOWN
from lstm_gui.files.trained import TrainedModel
from lstm_gui.ui.memory.lanes import Lane
from lstm_gui.ui.memory.rewording import reread
from lstm_gui.ui.working import Worker

ZERO, STRANGE, PART = WAYS = ("zero", "strange", "part")
"""The words read as an input of zeros, read as a word that is not known, or left in the input
with what they wrote taken out of ``c_t``."""
MOST_OTHERS = 64
_MOST_STEPS = 200_000
"""Other words are tried as long as they make no more steps than this, at least one of them."""
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
    """The lanes by name, the words that are taken out, and the step that is looked at."""

    lanes: dict[str, Lane]
    marks: tuple[int, ...]
    t: int

    @property
    def sequence(self) -> Sequence:
        """The input that all lanes read."""
        return self.lanes["rnn"].state.sequence


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
        return len(question.lanes) * passes * (_PASS_SECONDS + (question.t + 1) * _STEP_SECONDS)

    def answers(self, latest: Without, question: Question) -> bool:
        asked = latest.question
        same = asked.lanes is question.lanes and asked.marks == question.marks
        return same and asked.t == question.t


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
    if isinstance(lane.trace, Trace):
        h = _without_part(lane.state, lane.trace, question)
        yield PART, _effect(lane, question.t, h)


def _read_as(lane: Lane, question: Question, vector: Array) -> Effect:
    """Let the lane read ``vector`` in the place of all words taken out."""
    t = question.t
    start = Sequence(lane.state.sequence.x[: t + 1])
    changed = reread(start, question.marks, vector)
    trace = forward(with_sequence(lane.state, changed))
    return _effect(lane, t, trace.h[t])


def _without_part(state: State, trace: Trace, question: Question) -> Array:
    """Return ``h_t`` where what the words wrote is no part of ``c_t``; all else stays."""
    t, marks = question.t, list(question.marks)
    with np.errstate(under="ignore"):
        kept = np.ones_like(trace.c[: t + 1])
        kept[:t] = np.multiply.accumulate(trace.f[t:0:-1])[::-1]
        parts = (trace.i[marks] * trace.c_tilde[marks] * kept[marks]).sum(axis=0)
    free = trace.o[t] * np.tanh(trace.c[t] - parts)
    return np.where(state.held.mask("h")[t], trace.h[t], free)


def _effect(lane: Lane, t: int, h: Array) -> Effect:
    before = lane.trace.h[t]
    with np.errstate(invalid="ignore", divide="ignore"):
        moved = float(np.linalg.norm(h - before) / np.linalg.norm(before))
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
    x, model = question.sequence.x, question.lanes["rnn"].model
    taken = {x[step].tobytes() for step in question.marks}
    known = _vocabulary(model) if model is not None else _words(question.sequence)
    others = ((word, vector) for word, vector in known if vector.tobytes() not in taken)
    most = min(MOST_OTHERS, max(_MOST_STEPS // (question.t + 1), 1))
    return dict(islice(others, most))


def _vocabulary(model: TrainedModel) -> Iterator[tuple[str, Array]]:
    vectors = np.eye(len(model.vocabulary))
    first = int(_has_unknown(model))
    yield from zip(model.vocabulary[first:], vectors[first:], strict=True)


def _words(sequence: Sequence) -> Iterator[tuple[str, Array]]:
    """Yield each word once, or each step where it has none."""
    met: set[bytes] = set()
    for step, vector in enumerate(sequence.x):
        if vector.tobytes() not in met:
            met.add(vector.tobytes())
            word = sequence.labels[step] if sequence.labels else ""
            yield word or f"t = {step}", vector


def _has_unknown(model: TrainedModel) -> bool:
    return model.vocabulary[0] == UNKNOWN
