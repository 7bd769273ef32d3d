"""The parameter that matters most: out of all of them, per unit of change."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    RNN,
    Clamp,
    Entry,
    any_undefined,
    derivative,
    forward,
    select,
    sensitivity,
    strongest,
    with_values,
)
from lstm_gui.core.entries import PARAMETER_ARRAYS
from tests.core.states import CELLS, seeded_state


def all_parameters(state):
    kind, parameters = state.parameters.kind, state.parameters
    for block in kind.blocks:
        for name in (*PARAMETER_ARRAYS, *kind.extra_names(block)):
            array = parameters.extra_of(block, name) if name in ("p", "b_h") else None
            array = getattr(parameters.block(block), name) if array is None else array
            for place in np.ndindex(array.shape):
                yield Entry(name, *(*place, 0)[:2], block)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("cell", CELLS)
def test_no_parameter_matters_more(cell, seed):
    state = select(seeded_state(1, 3, 6, seed=seed, scale=2.0, kind=CELLS[cell]), t=5, unit=1)
    found = sensitivity(state, forward(state))
    best = strongest(found)
    sizes = {entry: abs(derivative(found, entry)) for entry in all_parameters(state)}
    assert sizes[best] == max(sizes.values())
    assert strongest(found, least=sizes[best]) is None


@pytest.mark.parametrize(("cell", "name"), [("lstm-with-peepholes", "p"), ("gru-after", "b_h")])
def test_peepholes_and_the_bias_inside_of_a_reset_take_part(cell, name):
    wide = tuple(Clamp("r", unit, 0, 5, 4.0) for unit in range(3)) if name == "b_h" else ()
    found = set()
    for seed in range(100):
        state = seeded_state(1, 3, 6, seed, 2.0, CELLS[cell])
        state = select(replace(state, clamps=wide), t=5)
        found.add(strongest(sensitivity(state, forward(state))).array)
    assert name in found


def test_an_infinite_derivative_is_the_largest_and_one_that_is_no_number_is_none():
    rnn = seeded_state(1, 1, 120, kind=RNN)
    still = dict.fromkeys((*all_parameters(rnn), Entry("h_0", 0)), 0.0)
    still |= {Entry("x", t, 0): 0.0 for t in range(120)}
    state = select(with_values(rnn, still | {Entry("w_h", 0, 0, "h"): 1000.0}), t=119)
    found = sensitivity(state, forward(state))
    assert strongest(found) == Entry("b", 0, 0, "h")
    assert any_undefined(found)
    undefined = replace(found, b=np.full((1, 1), np.nan))
    assert strongest(undefined) is None
