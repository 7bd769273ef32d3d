"""What clamps do to derivatives, and to what is read from them."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    RNN,
    Clamp,
    Gradients,
    Kind,
    State,
    clamp_at,
    forward,
    gradients,
    select,
    sensitivity,
    with_clamp,
)
from lstm_gui.core.analysis import influence
from tests.core.cell_oracles import scalar_trace
from tests.core.same import assert_same
from tests.core.slopes import assert_slopes, directions, lengths_of_jacobians, number
from tests.core.states import any_cell, clamped_states, cut_open, seeded_state, states


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=15)
def test_derivatives_equal_finite_differences(kind: Kind, data: st.DataObject, seed: int) -> None:
    state = data.draw(clamped_states(largest=1.0, kind=kind))
    assert_slopes(state, seed)


@any_cell
def test_derivatives_of_a_larger_cell_equal_finite_differences(kind: Kind) -> None:
    state = cut_open(kind)
    assert_slopes(state, 1)


def scalar_rnn_gradients(state: State, d_h: np.ndarray) -> Gradients:
    """Backpropagation through a clamped RNN, number by number."""
    h = scalar_trace(state)["h"]
    w_h, w_x = state.parameters.w_h[0].tolist(), state.parameters.w_x[0]
    steps, units = range(len(h)), range(len(h[0]))
    by_z = np.zeros((len(h), len(units)))
    by_h = np.zeros((len(h), len(units)))
    for t in reversed(steps):
        for j in units:
            later = 0.0
            if t + 1 < len(h):
                later = sum(w_h[k][j] * by_z[t + 1, k] for k in units)
            by_h[t, j] = d_h[t, j] + later
            free = clamp_at(state, "h", j, t) is None
            by_z[t, j] = by_h[t, j] * (1 - h[t][j] ** 2) if free else 0.0
    before = [state.initial.h.tolist(), *h[:-1]]
    by_w_h = [[sum(by_z[t, j] * before[t][k] for t in steps) for k in units] for j in units]
    return Gradients(
        RNN,
        w_x=(by_z.T @ state.sequence.x)[np.newaxis],
        w_h=np.array([by_w_h]),
        b=by_z.sum(axis=0)[np.newaxis],
        x=by_z @ w_x,
        h_0=np.array([sum(w_h[k][j] * by_z[0, k] for k in units) for j in units]),
        c_0=np.zeros(0),
        h=by_h,
        c=np.zeros((len(h), 0)),
        z=by_z[np.newaxis],
    )


def scalar_lstm_gradients(state: State, d_h: np.ndarray, d_c: np.ndarray) -> dict[str, np.ndarray]:
    """Backpropagation through a clamped LSTM, number by number."""
    q = {name: np.array(rows) for name, rows in scalar_trace(state).items()}
    steps, units = len(q["h"]), len(q["h"][0])
    w_h = state.parameters.w_h
    by_h, by_c, by_z = (
        np.zeros((steps, units)),
        np.zeros((steps, units)),
        np.zeros((4, steps, units)),
    )
    ends = {"f": ("f",), "i": ("i",), "c": ("c_tilde",), "o": ("o", "h")}
    for t in reversed(range(steps)):
        c_before = state.initial.c if t == 0 else q["c"][t - 1]
        for j in range(units):
            last = t + 1 == steps
            by_h[t, j] = d_h[t, j] + (
                0.0
                if last
                else sum(w_h[k, m, j] * by_z[k, t + 1, m] for k in range(4) for m in range(units))
            )
            by_c[t, j] = d_c[t, j] + (0.0 if last else q["f"][t + 1, j] * by_c[t + 1, j])
            if clamp_at(state, "h", j, t) is None:
                by_c[t, j] += by_h[t, j] * q["o"][t, j] * (1 - q["tanh_c"][t, j] ** 2)
            f, i, o, c_tilde = (q[name][t, j] for name in ("f", "i", "o", "c_tilde"))
            by = {
                "f": by_c[t, j] * c_before[j] * f * (1 - f),
                "i": by_c[t, j] * c_tilde * i * (1 - i),
                "c": by_c[t, j] * i * (1 - c_tilde**2),
                "o": by_h[t, j] * q["tanh_c"][t, j] * o * (1 - o),
            }
            for k, name in enumerate("fico"):
                free = all(clamp_at(state, end, j, t) is None for end in ends[name])
                by_z[k, t, j] = by[name] if free else 0.0
    return {"h": by_h, "c": by_c, "z": by_z, "b": by_z.sum(axis=1)}


@given(state=clamped_states(largest=1.2, kind=RNN), seed=st.integers(0, 9))
def test_derivatives_of_an_rnn_equal_a_scalar_loop(state: State, seed: int) -> None:
    d_h, d_c = directions(state, seed)
    result, expected = gradients(state, forward(state), d_h, d_c), scalar_rnn_gradients(state, d_h)
    assert_same(result, expected, ("w_x", "w_h", "b", "x", "h_0", "h", "z"), rtol=1e-12, atol=1e-12)


@given(state=clamped_states(largest=1.2), seed=st.integers(0, 9))
def test_derivatives_of_an_lstm_equal_a_scalar_loop(state: State, seed: int) -> None:
    d_h, d_c = directions(state, seed)
    result = gradients(state, forward(state), d_h, d_c)
    for name, expected in scalar_lstm_gradients(state, d_h, d_c).items():
        np.testing.assert_allclose(
            getattr(result, name), expected, rtol=1e-11, atol=1e-12, err_msg=name
        )


@any_cell
@given(data=st.data(), seed=st.integers(0, 9))
@settings(max_examples=15)
def test_the_derivative_by_a_clamped_h_is_that_by_its_number(
    kind: Kind, data: st.DataObject, seed: int
) -> None:
    state = data.draw(states(largest=1.0, kind=kind))
    t = data.draw(st.integers(0, len(state.sequence) - 1))
    d_h, d_c = directions(state, seed)

    def at(h: float) -> State:
        return replace(state, clamps=(Clamp("h", 0, t, t, h),))

    far, near = (
        number(at(0.3 + step), d_h, d_c) - number(at(0.3 - step), d_h, d_c) for step in (2e-3, 1e-3)
    )
    whole = gradients(at(0.3), forward(at(0.3)), d_h, d_c)
    assert whole.h[t, 0] == pytest.approx((8 * near - far) / 12e-3, rel=1e-6, abs=1e-7)


@any_cell
def test_nothing_leads_through_a_clamped_number(kind: Kind) -> None:
    state = cut_open(kind)
    d_h, d_c = directions(state, 3)
    result = gradients(state, forward(state), d_h, d_c)
    sums = {"f": "f", "i": "i", "c_tilde": "c", "o": "o", "z": "z", "r": "r", "h_tilde": "n"}
    for clamp in state.clamps:
        if clamp.quantity != "h":
            block = kind.blocks.index(sums[clamp.quantity])
            assert (result.z[block, clamp.first : clamp.last + 1, clamp.unit] == 0).all()
    assert np.isfinite(result.w_h).all()


@any_cell
@given(data=st.data())
@settings(max_examples=12)
def test_influence_is_the_length_of_the_jacobian(kind: Kind, data: st.DataObject) -> None:
    state = data.draw(clamped_states(largest=1.5, kind=kind))
    trace = forward(state)
    measured = influence(state, trace)
    expected = lengths_of_jacobians(state, trace)
    np.testing.assert_allclose(measured.norms, expected, rtol=1e-9, atol=1e-12)


def test_a_parameter_that_only_a_clamped_gate_hears_does_not_matter() -> None:
    state = with_clamp(seeded_state(2, 3, 5), Clamp("o", 1, 0, 4, 0.5))
    result = sensitivity(select(state, t=4, unit=1), forward(state))
    assert (result.b[3, 1], result.w_x[3, 1].tolist()) == (0.0, [0.0, 0.0])
    assert (result.b[3, [0, 2]] != 0).all()
