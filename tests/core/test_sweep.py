"""A sweep in one pass is the same as a forward pass for each value."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import Entry, Kind, forward, with_values
from lstm_gui.core.analysis import sweep
from lstm_gui.core.state import State
from tests.core.slopes import entries_of
from tests.core.states import any_cell, clamped_states, cut_open, seeded_state, states

VALUES = [-2.0, -0.5, 0.0, 0.25, 1e-300, 3.0]


def assert_the_same(state: State, entry: Entry, values: list[float], tolerance: float) -> None:
    swept = sweep(state, entry, values)
    assert swept.values.tolist() == values
    traces = [forward(with_values(state, {entry: number})) for number in values]
    h = np.array([alone.h for alone in traces])
    c = np.array([[alone.c_before(t + 1) for t in range(len(alone))] for alone in traces])
    assert swept.h.shape == h.shape
    np.testing.assert_allclose(swept.h, h, rtol=0, atol=tolerance, err_msg=str(entry))
    np.testing.assert_allclose(swept.c, c, rtol=0, atol=tolerance, err_msg=str(entry))


@any_cell
@given(data=st.data())
@settings(max_examples=15)
def test_every_entry_of_any_cell(kind: Kind, data: st.DataObject) -> None:
    made = states if data.draw(st.booleans()) else clamped_states
    state = data.draw(made(largest=1.2, kind=kind))
    assert_the_same(state, data.draw(st.sampled_from(entries_of(state))), VALUES, 1e-12)


@any_cell
@pytest.mark.parametrize("clamped", [False, True])
def test_a_larger_cell(kind: Kind, clamped: bool) -> None:
    # Some steps more than any clamp holds.
    state = cut_open(kind, steps=15)
    state = state if clamped else replace(state, clamps=())
    entries = entries_of(state)
    for entry in entries[:: len(entries) // 12]:
        assert_the_same(state, entry, np.linspace(-1, 1, 7).tolist(), 1e-12)


@any_cell
def test_nothing_warns_at_the_extremes(kind: Kind) -> None:
    state = seeded_state(1, 2, 4, kind=kind)
    with np.errstate(all="raise", under="ignore"):
        for array in ("b", "w_x", "w_h"):
            swept = sweep(state, Entry(array, 1, 0, kind.blocks[0]), [-1e4, 1e4])
            assert np.isfinite(swept.h).all()


def test_a_weight_that_was_huge_leaves_no_trace() -> None:
    state = with_values(seeded_state(1, 2, 4), {Entry("w_h", 0, 1, "c"): 1e90})
    assert_the_same(state, Entry("w_h", 0, 1, "c"), [0.5], 1e-12)


def test_the_results_are_read_only() -> None:
    swept = sweep(seeded_state(1, 2, 4), Entry("b", 0, 0, "f"), [1.0, 2.0])
    for array in (swept.values, swept.h, swept.c):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def test_what_cannot_be_swept_is_refused() -> None:
    state = seeded_state(1, 2, 4)
    with pytest.raises(IndexError):
        sweep(state, Entry("b", 2, 0, "f"), [1.0])
    for values in ([], [[1.0]], 1.0):
        with pytest.raises(ValueError, match="row of values"):
            sweep(state, Entry("b", 0, 0, "f"), values)
