"""Decomposition: what each step wrote makes up the memory, exactly."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Clamp,
    Initial,
    Parameters,
    Sequence,
    State,
    Trace,
    forward,
    with_clamp,
    with_sequence,
)
from lstm_gui.core.analysis import written_by_step
from tests.core.parts import decomposition
from tests.core.states import CELLS, seeded_state, states


def with_gates(f: list[float], i: list[float], c_tilde: list[float], c_0: float) -> Trace:
    """A trace of one unit whose gates are given rather than computed."""
    template = forward(with_sequence(seeded_state(1, 1, 1), Sequence(np.zeros((len(f), 1)))))
    columns = {
        name: np.array(numbers)[:, np.newaxis]
        for name, numbers in (("f", f), ("i", i), ("c_tilde", c_tilde))
    }
    initial = Initial(template.h_0, [c_0])
    return replace(template, initial=initial, numbers={**template.numbers, **columns})


def assert_parts_make_up_the_memory(trace: Trace, unit: int) -> None:
    parts = decomposition(trace, unit)
    # Below the smallest normal float nothing is exact to twelve digits.
    allowed = 1e-12 * np.abs(parts).sum(axis=1) + 1e-300
    assert (np.abs(parts.sum(axis=1) - trace.c[:, unit]) <= allowed).all()


@given(states(), st.data())
def test_the_parts_add_up_to_the_memory(state: State, data: st.DataObject) -> None:
    unit = data.draw(st.integers(0, state.parameters.hidden_size - 1))
    assert_parts_make_up_the_memory(forward(state), unit)


@given(st.sampled_from(["gru-after", "gru-before"]), st.data())
def test_the_hidden_state_of_a_gru_is_such_a_sum_too(name: str, data: st.DataObject) -> None:
    trace = forward(data.draw(states(kind=CELLS[name])))
    parts = decomposition(trace, 0)
    allowed = 1e-12 * np.abs(parts).sum(axis=1) + 1e-300
    assert (np.abs(parts.sum(axis=1) - trace.h[:, 0]) <= allowed).all()
    last = written_by_step(trace, len(trace) - 1, 0)
    np.testing.assert_allclose([last.from_start, *last.parts], parts[-1], rtol=1e-12)


def test_what_a_clamp_makes_of_the_state_of_a_gru_is_written_in_its_step() -> None:
    free = seeded_state(2, 3, 8, kind=CELLS["gru-after"])
    trace = forward(with_clamp(free, Clamp("h", 1, 3, 4, 0.5)))
    last = written_by_step(trace, 7, 1)
    assert last.from_start + last.parts.sum() == pytest.approx(trace.h[7, 1], abs=1e-14)
    at_the_clamp = written_by_step(trace, 4, 1)
    assert at_the_clamp.from_start + at_the_clamp.parts.sum() == pytest.approx(0.5, abs=1e-14)


@pytest.mark.parametrize("sizes", [(4, 8, 24), (2, 3, 1000), (16, 64, 200)])
@pytest.mark.parametrize("forget_bias", [-3.0, 0.0, 6.0])
def test_the_parts_of_longer_memories_add_up(
    sizes: tuple[int, int, int], forget_bias: float
) -> None:
    state = seeded_state(*sizes)
    b = np.array(state.parameters.b)
    b[0] = forget_bias
    trace = forward(replace(state, parameters=replace(state.parameters, b=b)))
    assert_parts_make_up_the_memory(trace, 1)


@given(states(), st.data())
def test_one_step_is_a_row_of_the_whole(state: State, data: st.DataObject) -> None:
    trace = forward(state)
    unit = data.draw(st.integers(0, state.parameters.hidden_size - 1))
    t = data.draw(st.integers(0, len(trace) - 1))
    from_start, parts = written_by_step(trace, t, unit)
    row = decomposition(trace, unit)[t]
    assert parts.shape == (t + 1,)
    np.testing.assert_allclose([from_start, *parts], row[: t + 2], rtol=1e-13, atol=1e-300)
    assert (row[t + 2 :] == 0).all()


def test_the_parts_of_a_calculated_example() -> None:
    trace = with_gates([0.5, 0.25, 1.0], [0.5, 1.0, 0.25], [1.0, -0.5, 0.5], c_0=2.0)
    expected = [
        [1.0, 0.5, 0.0, 0.0],
        [0.25, 0.125, -0.5, 0.0],
        [0.25, 0.125, -0.5, 0.125],
    ]
    assert decomposition(trace, 0).tolist() == expected
    from_start, parts = written_by_step(trace, 2, 0)
    assert (from_start, parts.tolist()) == (0.25, [0.125, -0.5, 0.125])


def test_a_shut_forget_gate_leaves_nothing_of_what_was_before() -> None:
    trace = with_gates([1.0, 0.0, 0.5], [1.0, 1.0, 1.0], [0.5, 0.25, 1.0], c_0=3.0)
    from_start, parts = written_by_step(trace, 2, 0)
    assert (from_start, parts.tolist()) == (0.0, [0.0, 0.125, 1.0])
    assert decomposition(trace, 0)[2].tolist() == [0.0, 0.0, 0.125, 1.0]


def test_a_huge_memory_outlives_gates_whose_product_vanishes() -> None:
    trace = with_gates([1e-200, 1e-200], [0.0, 0.0], [0.0, 0.0], c_0=1e300)
    assert written_by_step(trace, 1, 0).from_start == pytest.approx(1e-100, rel=1e-14, abs=0)
    assert decomposition(trace, 0)[1, 0] == pytest.approx(1e-100, rel=1e-14, abs=0)


@pytest.mark.parametrize("c_0", [1e300, -1e300])
def test_extremes_raise_no_floating_point_condition(c_0: float) -> None:
    shapes = ((4, 2, 1), (4, 2, 2), (4, 2))
    state = State(
        Parameters(*(np.full(shape, -1e4) for shape in shapes)),
        Initial(np.zeros(2), np.full(2, c_0)),
        Sequence(np.ones((5, 1))),
    )
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
        assert_parts_make_up_the_memory(trace, 0)
        from_start, parts = written_by_step(trace, 4, 0)
    assert np.isfinite(from_start)
    assert np.isfinite(parts).all()


def test_a_hundred_thousand_steps() -> None:
    trace = forward(seeded_state(1, 2, 100_000))
    from_start, parts = written_by_step(trace, 99_999, 1)
    allowed = 1e-12 * np.abs(parts).sum()
    assert from_start + parts.sum() == pytest.approx(float(trace.c[-1, 1]), rel=0, abs=allowed)


def test_the_parts_are_read_only() -> None:
    parts = written_by_step(forward(seeded_state(1, 2, 3)), 2, 0).parts
    with pytest.raises(ValueError, match="read-only"):
        parts[...] = 0.0


@pytest.mark.parametrize(("t", "unit"), [(-1, 0), (3, 0), (0, -1), (0, 2)])
def test_what_lies_outside_is_refused(t: int, unit: int) -> None:
    with pytest.raises(IndexError):
        written_by_step(forward(seeded_state(1, 2, 3)), t, unit)
