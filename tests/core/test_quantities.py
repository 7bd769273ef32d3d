"""Quantities: what a step computes, by name, for every kind of cell."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import (
    State,
    forward,
    quantity_at,
    quantity_names,
    quantity_series,
    reading,
    sigmoid,
)
from tests.core.states import CELLS, seeded_state, states


@pytest.mark.parametrize("name", CELLS)
def test_a_series_is_all_its_steps(name: str) -> None:
    trace = forward(seeded_state(2, 3, 5, kind=CELLS[name]))
    for quantity in quantity_names(trace):
        rows = [quantity_at(trace, quantity, t) for t in range(5)]
        np.testing.assert_array_equal(quantity_series(trace, quantity), rows)


@pytest.mark.parametrize("name", CELLS)
def test_every_block_has_its_sum_and_its_result(name: str) -> None:
    state = seeded_state(2, 3, 5, kind=CELLS[name])
    numbers = reading(forward(state), 4, 2)
    squashes = {"sigmoid": sigmoid, "tanh": np.tanh}
    for block in state.parameters.kind.blocks:
        squash = squashes[state.parameters.kind.squash(block)]
        result = numbers[state.parameters.kind.result(block)]
        assert result == pytest.approx(float(squash(numbers[f"z_{block}"])), rel=1e-12)


@given(st.sampled_from(["gru-after", "gru-before"]), st.data())
def test_held_and_taken_make_up_the_state_of_a_gru(name: str, data: st.DataObject) -> None:
    state = data.draw(states(kind=CELLS[name]))
    trace = forward(state)
    numbers = reading(trace, len(trace) - 1, 0)
    assert numbers["h"] == pytest.approx(numbers["held"] + numbers["taken"], rel=1e-13, abs=1e-15)
    assert numbers["held"] == numbers["z"] * numbers["h_before"]
    taken = (1.0 - numbers["z"]) * numbers["h_tilde"]
    assert numbers["taken"] == pytest.approx(taken, rel=1e-12, abs=1e-15)
    assert numbers["passed"] == numbers["r"] * numbers["u"]


@given(states())
def test_kept_and_written_make_up_the_cell_state(state: State) -> None:
    trace = forward(state)
    kept, written = (quantity_series(trace, name) for name in ("kept", "written"))
    allowed = 1e-14 * (np.abs(kept) + np.abs(written)) + 1e-300
    assert (np.abs(kept + written - trace.c) <= allowed).all()


def test_what_another_kind_computes_is_refused() -> None:
    trace = forward(seeded_state(1, 1, 1, kind=CELLS["rnn"]))
    with pytest.raises(KeyError):
        quantity_at(trace, "c_before", 0)
    with pytest.raises(KeyError):
        quantity_series(trace, "held")
