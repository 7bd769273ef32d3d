"""The backward pass of every kind of cell against differences, PyTorch, and itself."""

import json
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    forward,
    gradients,
    select,
    sensitivity,
)
from lstm_gui.core.analysis import influence
from tests.core.slopes import assert_slopes, directions, lengths_of_jacobians
from tests.core.states import CELLS, any_cell, patterned_state, seeded_state, states

REFERENCES = json.loads(Path("tests/core/cell_references.json").read_text(encoding="utf-8"))
BY = ("w_x", "w_h", "b", "x", "h_0", "c_0", "h", "c", "z", "extra")


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=12)
def test_derivatives_equal_finite_differences(kind: Kind, data: st.DataObject, seed: int) -> None:
    state = data.draw(states(largest=1.0, kind=kind))
    assert_slopes(state, seed)


@any_cell
def test_a_larger_cell_equals_finite_differences(kind: Kind) -> None:
    state = seeded_state(3, 10, 30, scale=0.4, kind=kind)
    assert_slopes(state, 1)


@pytest.mark.parametrize("label", CELLS)
def test_derivatives_equal_those_of_pytorch(label: str) -> None:
    state = patterned_state(CELLS[label])
    trace = forward(state)
    d_h = np.zeros(trace.h.shape)
    d_h[-1] = [1.0, -0.5]
    result = gradients(state, trace, d_h)
    for name in ("w_x", "w_h", "b", "extra", "x", "h_0", "c_0"):
        np.testing.assert_allclose(
            getattr(result, name).ravel(),
            REFERENCES[label][name],
            rtol=1e-10,
            atol=1e-15,
            err_msg=name,
        )


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=15)
def test_what_a_step_hands_back_is_what_the_rest_answers(
    kind: Kind, data: st.DataObject, seed: int
) -> None:
    state = data.draw(states(largest=1.5, kind=kind))
    trace = forward(state)
    d_h, d_c = directions(state, seed)
    whole = gradients(state, trace, d_h, d_c)
    t = data.draw(st.integers(0, len(trace) - 1))
    by_h = d_h[t]
    if t + 1 < len(trace):
        at = Initial(trace.h[t], trace.c_before(t + 1))
        later = replace(
            state,
            initial=at,
            sequence=Sequence(state.sequence.x[t + 1 :]),
            selection=Selection(block=kind.blocks[0]),
        )
        by_h = by_h + gradients(later, forward(later), d_h[t + 1 :], d_c[t + 1 :]).h_0
    np.testing.assert_allclose(whole.h[t], by_h, rtol=1e-9, atol=1e-9)
    np.testing.assert_allclose(whole.z.sum(axis=1), whole.b, rtol=1e-9, atol=1e-9)


@any_cell
def test_later_steps_take_no_part(kind: Kind) -> None:
    state = select(seeded_state(2, 3, 9, kind=kind), t=4, unit=1)
    result = sensitivity(state, forward(state))
    for later in (result.h[5:], result.c[5:], result.z[:, 5:], result.x[5:]):
        assert (later == 0).all()
    assert result.h[4].tolist() == [0, 1, 0]


@any_cell
def test_every_array_is_read_only_and_of_the_stated_shape(kind: Kind) -> None:
    state = seeded_state(2, 3, 5, kind=kind)
    trace, p = forward(state), state.parameters
    shapes = {
        "w_x": p.w_x.shape,
        "w_h": p.w_h.shape,
        "b": p.b.shape,
        "extra": p.extra.shape,
        "x": (5, 2),
        "h_0": (3,),
        "c_0": state.initial.c.shape,
        "h": (5, 3),
        "c": (5, len(state.initial.c)),
        "z": (len(kind.blocks), 5, 3),
    }
    for result in (sensitivity(state, trace), gradients(state, trace, np.zeros((5, 3)))):
        for name in BY:
            array = getattr(result, name)
            assert array.shape == shapes[name]
            with pytest.raises(ValueError, match="read-only"):
                array[...] = 0.0
            assert not (isinstance(array.base, np.ndarray) and array.base.flags.writeable)


@any_cell
def test_direct_derivatives_of_another_shape_are_refused(kind: Kind) -> None:
    state = seeded_state(2, 3, 5, kind=kind)
    trace, other = forward(state), 3 - len(state.initial.c)
    with pytest.raises(ValueError, match=r"\(5, 3\)"):
        gradients(state, trace, np.zeros((4, 3)))
    with pytest.raises(ValueError, match="shapes"):
        gradients(state, trace, np.zeros((5, 3)), np.zeros((5, other)))


@any_cell
@pytest.mark.parametrize("scale", [1e-300, 1e40])
def test_derivatives_that_vanish_are_small_numbers_without_a_warning(
    kind: Kind, scale: float
) -> None:
    state = seeded_state(2, 3, 40, scale=scale, kind=kind)
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
        result = gradients(state, trace, np.ones(trace.h.shape))
        found = influence(state, trace)
    for name in BY:
        assert np.isfinite(getattr(result, name)).all(), name
    whole = found.norms.any(axis=1)
    np.testing.assert_allclose(found.shares.sum(axis=1), whole, rtol=0, atol=1e-12)


@pytest.mark.parametrize("name", ["lstm", "rnn", "gru-after", "gru-before"])
def test_derivatives_that_explode_are_no_finite_numbers_and_no_warning(name: str) -> None:
    kind = CELLS[name]
    silent = Parameters.zeros(1, 2, kind)
    loud = replace(silent, w_x=np.ones_like(silent.w_x), w_h=np.full_like(silent.w_h, 1e160))
    at_rest = Sequence(np.zeros((8, 1)))
    state = State(loud, Initial.zeros(kind, 2), at_rest, Selection(block=kind.blocks[0]))
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
        result = gradients(state, trace, np.ones(trace.h.shape))
        found = influence(state, trace)
    assert not trace.h.any()
    assert not np.isfinite(result.h[0]).any()
    assert (result.h[-1] == 1.0).all()
    assert not np.isfinite(found.norms[-1, 0])
    assert not np.isfinite(found.shares[-1]).all()


@any_cell
@given(data=st.data())
@settings(max_examples=12)
def test_influence_is_the_length_of_the_jacobian(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(states(largest=1.5, kind=kind))
    trace = forward(state)
    measured = influence(state, trace)
    expected = lengths_of_jacobians(state, trace)
    np.testing.assert_allclose(measured.norms, expected, rtol=1e-9, atol=1e-12)
    totals = measured.shares.sum(axis=1)
    silent = (measured.norms == 0).all(axis=1)
    np.testing.assert_allclose(totals, np.where(silent, 0.0, 1.0), rtol=1e-12)
    assert not measured.norms.flags.writeable
    assert not measured.shares.flags.writeable


@any_cell
def test_a_cell_that_hears_nothing_is_moved_by_nothing(kind: Kind) -> None:
    state = seeded_state(2, 3, 4, kind=kind)
    deaf = replace(state, parameters=Parameters.zeros(2, 3, kind))
    measured = influence(deaf, forward(deaf))
    assert (measured.norms == 0).all()
    assert (measured.shares == 0).all()


def test_influence_too_small_for_its_square_is_still_measured() -> None:
    fading = Parameters(
        np.ones((1, 1, 1)), np.full((1, 1, 1), 1e-4), np.zeros((1, 1)), CELLS["rnn"]
    )
    still = Sequence(np.zeros((61, 1)))
    state = State(fading, Initial(np.zeros(1), np.zeros(0)), still, Selection(block="h"))
    measured = influence(state, forward(state))
    np.testing.assert_allclose(measured.norms[60], 1e-4 ** np.arange(60.0, -1.0, -1.0), rtol=1e-9)
