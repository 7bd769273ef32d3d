"""How often something is so, counted anew: over seeds that are trained, over sentences."""

from collections.abc import Callable, Iterable
from typing import Literal

import numpy as np
from msgspec import convert

from lstm_gui.core import Clamp, Sequence, State, forward, with_clamp
from lstm_gui.core.analysis.decomposition import written_by_step
from lstm_gui.core.passes.going_on import GoesOn
from lstm_gui.core.training import Initialisation, Progress, Recipe, Start, train
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.learning.spoken_lessons import counterpart
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.trained_lanes import LEADER, answer, deciding, drawn, models
from lstm_gui.scenes.memory.untrained_lanes import trained_state
from lstm_gui.scenes.training.offers import OFFERS

"""Is told which share is done, and says whether to go on."""
_NETWORK, _DISTANCE = "sentence-ko-2-lstm-chrono", 10
_SENTENCES, _SHUT_AT = range(8), (3, 10, 18)


def solved_seeds(model: TrainedModel, updates: int, goes_on: GoesOn) -> list[bool] | None:
    """Train as ``model`` was, from each of its seeds; tell which of them solve the task.

    Parameters
    ----------
    model
        A network that ships.
    updates
        After how many updates a training gives up.
    goes_on
        Asked after each update; where it says no, nothing is returned.
    """
    solved: list[bool] = []
    for seed in range(model.facts.runs):
        trained = train(
            _recipe(model, updates, seed), _within(goes_on, seed, model.facts.runs, updates)
        )
        if trained is None:
            return None
        solved.append(trained.solved is not None)
    return solved


def still_right(
    without: Literal["forget gates", "first word"], goes_on: GoesOn
) -> list[bool] | None:
    """Tell whether the trained LSTM answers right without its memory of a step.

    Its forget gates are all held at 0 at one of three steps, or the part of the cell state that
    the deciding words have written is taken out of it at the end; in eight sentences each.
    """
    model = models(counterpart(_NETWORK))[LEADER]
    tell = {"forget gates": _shut_for_a_step, "first word": _without_the_first}[without]
    right: list[bool] = []
    for seed in _SENTENCES:
        right += tell(model, seed)
        if not goes_on((seed + 1) / len(_SENTENCES)):
            return None
    return right


def _within(goes_on: GoesOn, seed: int, seeds: int, updates: int) -> Callable[[Progress], bool]:
    return lambda progress: goes_on((seed + progress.update / updates) / seeds)


def _recipe(model: TrainedModel, updates: int, seed: int) -> Recipe:
    facts, parameters = model.facts, model.state.parameters
    offer = OFFERS[facts.task]
    return Recipe(
        offer.task,
        parameters.kind,
        Initialisation(convert(facts.initialisation, Start), facts.forget_bias, facts.span),
        facts.distances,
        seed=seed,
        units=parameters.hidden_size,
        updates=updates,
        check_on=offer.check_on,
        enough=offer.enough,
        batch=facts.batch,
        rate=facts.rate,
        clip=facts.clip,
    )


def _shut_for_a_step(model: TrainedModel, seed: int) -> Iterable[bool]:
    sequence, state = _reading(model, seed)
    for t in _SHUT_AT:
        shut = state
        for unit in range(state.parameters.hidden_size):
            shut = with_clamp(shut, Clamp("f", unit, t, t, 0.0))
        yield bool(answer(model, sequence, forward(shut).h[-1]).right)


def _without_the_first(model: TrainedModel, seed: int) -> Iterable[bool]:
    sequence, state = _reading(model, seed)
    trace, first = forward(state), list(deciding(model, sequence))
    units = range(state.parameters.hidden_size)
    parts = [written_by_step(trace, len(trace) - 1, unit).parts[first].sum() for unit in units]
    h = trace.o[-1] * np.tanh(trace.c[-1] - np.array(parts))
    yield bool(answer(model, sequence, h).right)


def _reading(model: TrainedModel, seed: int) -> tuple[Sequence, State]:
    sequence = drawn(model, _DISTANCE, seed)
    return sequence, trained_state(LEADER, model, MemorySettings(), sequence)
