"""What one lane does with the whole sequence, as one number that a lesson can ask for."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import forward
from lstm_gui.scenes.memory.lanes import Comparison
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.trained_lanes import answer, drawn, longest, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state

SATURATED = 0.9
"""A unit beyond it, on either side, counts as saturated."""


def measured(
    measure: str,
    lane: str,
    comparison: Comparison,
    settings: MemorySettings,
    marks: tuple[int, ...],
) -> float | None:
    """Return a number of one lane; None if there is none such.

    Parameters
    ----------
    measure
        ``"answers right"``: 1 if the trained network answers right after the last step, else 0.
        ``"longest right"``: see `longest_right`.
        ``"share"``: of all that would still move the last hidden state, the part of ``marks``.
        ``"gradient"``: how much larger ``dL/dh_t`` is at the first step than at the last.
        ``"saturated"``: the part of all ``h_t`` that lie beyond `SATURATED`.
    lane
        The name of its cell; where it stands in no lane, nothing is said.
    comparison
        What is on the screen; of a stretch of a long input nothing is said.
    settings
        What it was asked for with.
    marks
        The steps whose share is asked for.
    """
    if not comparison.is_whole or lane not in comparison.lanes:
        return None
    if measure == "longest right":
        return _longest(lane, comparison, settings)
    return _MEASURES[measure](lane, comparison, marks)


@lru_cache(maxsize=32)
def longest_right(lane: str, settings: MemorySettings) -> int | None:
    """Return how far a trained network goes on answering right.

    That is the largest distance such that it is right there and at every distance from the
    one it was trained on up to there, in sequences drawn from the seed of ``settings``. None
    if it misses the one it was trained on, or if no such network was trained.
    """
    model = models(settings.trained).get(lane)
    if model is None:
        return None
    first = model.facts.distances[1]
    right = None
    for distance in range(first, longest(model) + 1):
        sequence = drawn(model, distance, settings.seed)
        trace = forward(trained_state(lane, model, settings, sequence))
        if not answer(model, sequence, trace.h[-1]).right:
            break
        right = distance
    return right


def _longest(lane: str, comparison: Comparison, settings: MemorySettings) -> float | None:
    model = comparison.model
    if model is None or comparison.sequence != drawn(model, settings.distance, settings.seed):
        return None
    found = longest_right(lane, replace(settings, marks=(), parts=False, distance=0))
    return None if found is None else float(found)


def _right(lane: str, comparison: Comparison, _marks: tuple[int, ...]) -> float | None:
    said = comparison.lanes[lane].answer(len(comparison.sequence) - 1)
    return None if said is None or said.right is None else float(said.right)


def _share(lane: str, comparison: Comparison, marks: tuple[int, ...]) -> float:
    return float(comparison.lanes[lane].influence.marked(marks)[-1])


def _gradient(lane: str, comparison: Comparison, _marks: tuple[int, ...]) -> float:
    norms = comparison.lanes[lane].flow.by_h
    with np.errstate(divide="ignore", invalid="ignore"):  # the last h may be held
        return float(norms[0] / norms[-1])


def _saturated(lane: str, comparison: Comparison, _marks: tuple[int, ...]) -> float:
    return float(np.mean(np.abs(comparison.lanes[lane].trace.h) > SATURATED))


_MEASURES: dict[str, Callable[[str, Comparison, tuple[int, ...]], float | None]] = {
    "answers right": _right,
    "share": _share,
    "gradient": _gradient,
    "saturated": _saturated,
}
