"""The cell of one sheet: small enough for a hand, its numbers drawn from a seed."""

import numpy as np

from lstm_gui.core import Initial, Kind, Parameters, Selection, Sequence, State
from lstm_gui.core.arrays import Array

STEPS = 4
"""How many steps a sheet goes through."""
MOST_INPUTS = 2
_LARGEST, _SMALLEST, _SPREAD = 1.2, 0.2, 0.25
_NO_SIGN = 0.05


def sheet_state(state: State, seed: int, number: int) -> State:
    """Return what sheet ``number`` of those of ``seed`` asks about.

    It is the selected unit of ``state`` alone, with the inputs that matter most to it. Weights
    keep their signs where they have one, but are drawn anew and so small that no gate is quite
    open or shut; inputs and first states are drawn as well. All have one decimal, so that products
    on paper are exact. The same seed and number give the same state.
    """
    random = np.random.default_rng((seed, number))
    parameters = _parameters(state, random)
    kind = parameters.kind
    x = _drawn(random, (STEPS, parameters.input_size), 0.1, 1.0)
    return State(
        parameters,
        _first_states(kind, random),
        Sequence(x),
        Selection(block=state.selection.block),
    )


def _parameters(state: State, random: np.random.Generator) -> Parameters:
    own, unit = state.parameters, state.selection.unit
    kind, inputs = own.kind, _strongest_inputs(state)
    used = np.array([kind.takes_part(block) for block in kind.blocks])
    heard = np.array([kind.hears(block) for block in kind.blocks])
    return Parameters(
        _redrawn(own.w_x[:, unit, inputs], random)[:, None, :] * used[:, None, None],
        _redrawn(own.w_h[:, unit, unit], random)[:, None, None] * heard[:, None, None],
        _redrawn(own.b[:, unit], random)[:, None] * used[:, None],
        kind,
        _redrawn(own.extra[:, unit], random)[:, None],
    )


def _strongest_inputs(state: State) -> list[int]:
    """Return the inputs that the selected unit weighs most, in their order."""
    weights = np.abs(state.parameters.w_x[:, state.selection.unit]).sum(axis=0)
    strongest = np.argsort(-weights, kind="stable")[:MOST_INPUTS]
    return sorted(strongest.tolist())


def _redrawn(weights: Array, random: np.random.Generator) -> Array:
    """Return ``weights`` of one decimal with the same signs, none of them 0 or large."""
    fresh = _drawn(random, weights.shape, _SMALLEST, 0.9)
    gentle = _LARGEST * np.tanh(np.abs(weights) / _LARGEST)
    varied = gentle * random.uniform(1 - _SPREAD, 1 + _SPREAD, weights.shape)
    signed = np.copysign(np.maximum(varied, _SMALLEST), weights)
    redrawn: Array = np.where(np.abs(weights) < _NO_SIGN, fresh, signed)
    return redrawn.round(1)


def _drawn(
    random: np.random.Generator, shape: tuple[int, ...], smallest: float, largest: float
) -> Array:
    """Return numbers of one decimal that are none of them 0, of both signs."""
    signs = np.copysign(1.0, random.uniform(-1.0, 1.0, shape))
    return np.round(signs * random.uniform(smallest, largest, shape), 1)


def _first_states(kind: Kind, random: np.random.Generator) -> Initial:
    further = len(kind.further_states)
    return Initial(
        _drawn(random, (1,), 0.1, 0.9),
        _drawn(random, (kind.cells(1),), 0.3, 1.5),
        # Such as a normaliser, which has to be above 0.
        np.abs(_drawn(random, (further, 1), 0.5, 1.5)) if further else np.empty((0, 0)),
    )
