"""The cells of the three lanes: weights by the name of an initialisation and a seed."""

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import (
    Initial,
    Kind,
    Parameters,
    Sequence,
    State,
    randomised,
)
from lstm_gui.core.arrays import Array
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.lane_clamps import in_cell
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.words.side_by_side import lane_kind


def lane_state(lane: str, settings: MemorySettings, sequence: Sequence) -> State:
    """Return the cell of a lane as ``settings`` ask for, at the start of ``sequence``."""
    steps, inputs = sequence.x.shape
    start = _start(
        lane_kind(lane), settings.initialisation, settings.seed, settings.units, inputs, steps
    )
    return _adjusted(replace(start, sequence=sequence), lane, settings)


@lru_cache(maxsize=16)
def _start(kind: Kind, name: str, seed: int, units: int, inputs: int, steps: int) -> State:
    """Return a cell for ``steps`` steps; the same while only a slider moves."""
    initial = Initial.zeros(kind, units)
    empty = State(Parameters.zeros(inputs, units, kind), initial, Sequence(np.zeros((1, inputs))))
    return _INITIALISATIONS[name](empty, seed, steps)


def trained_state(
    lane: str, model: TrainedModel, settings: MemorySettings, sequence: Sequence
) -> State:
    """Return a trained cell at the start of ``sequence``, moved as ``settings`` ask for."""
    trained = model.state
    return _adjusted(State(trained.parameters, trained.initial, sequence), lane, settings)


def _orthogonal(state: State, seed: int, _steps: int) -> State:
    return randomised(state, seed, forget_bias_one=False)


def _chrono(state: State, seed: int, steps: int) -> State:
    """Let memories last as long as the sequence (Tallec & Ollivier 2018).

    ``b = log U(1, T - 1)`` for the gate that keeps, and ``-b`` for the one that writes.
    """
    state = randomised(state, seed, forget_bias_one=False)
    parameters = state.parameters
    longest = max(steps - 1.0, 2.0)
    drawn = np.log(np.random.default_rng(seed).uniform(1.0, longest, parameters.hidden_size))
    roles = parameters.kind.roles
    kept = _with_bias(state, roles.keeping_block, drawn)
    return _with_bias(kept, roles.writing_block, -drawn)


def _default(state: State, seed: int, _steps: int) -> State:
    """Draw all weights evenly from ``|w| <= 1 / sqrt(H)``; biases are 0."""
    old, random = state.parameters, np.random.default_rng(seed)
    bound = old.hidden_size**-0.5
    w_x, w_h = (random.uniform(-bound, bound, w.shape) for w in (old.w_x, old.w_h))
    w_h[[old.kind.is_deaf(block) for block in old.kind.blocks]] = 0.0
    return replace(state, parameters=Parameters(w_x, w_h, np.zeros_like(old.b), old.kind))


_INITIALISATIONS: dict[str, Callable[[State, int, int], State]] = {
    "orthogonal": _orthogonal,
    "chrono": _chrono,
    "default": _default,
}


def has_gain(kind: Kind) -> bool:
    """Tell whether the recurrent weights of a cell are multiplied: those of one without gates."""
    return not kind.gates


def has_keeping_bias(kind: Kind) -> bool:
    """Tell whether a bias moves how much a cell keeps."""
    return bool(_keeping_bias(kind)[0])


def _keeping_bias(kind: Kind) -> tuple[str, float]:
    """Return the block whose bias moves what is kept, and the sign; no block if none does."""
    roles = kind.roles
    if roles.keeping_block or not roles.blends:
        return roles.keeping_block, 1.0
    return roles.writing_block, -1.0


def _adjusted(state: State, lane: str, settings: MemorySettings) -> State:
    """Return ``state`` with the weights moved and the quantities held as ``settings`` ask for."""
    old = state.parameters
    units = old.hidden_size
    held = in_cell(settings.clamps, lane, units, len(state.sequence))
    if has_gain(old.kind):
        moved = replace(old, w_h=old.w_h * settings.gain)
        return replace(state, parameters=moved, clamps=held)
    block, sign = _keeping_bias(old.kind)
    shift = np.full(units, sign * settings.forget_bias)
    return replace(_with_bias(state, block, shift), clamps=held)


def _with_bias(state: State, block: str, shift: Array) -> State:
    old = state.parameters
    if not block:
        return state
    b = old.b.copy()
    b[old.kind.blocks.index(block)] += shift
    return replace(state, parameters=replace(old, b=b))
