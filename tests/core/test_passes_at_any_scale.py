"""Both passes of every cell against its equations, from gentle weights to saturated ones."""

import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Gradients,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    Trace,
    forward,
    gradients,
)
from tests.core.cell_oracles import scalar_trace
from tests.core.states import any_cell, seeded_state
from tests.core.tangents import derivative_along

PARAMETERS = ("w_x", "w_h", "b", "extra", "x", "h_0", "c_0")
SCALES = st.floats(0.3, 40.0)


@any_cell
@given(scale=SCALES, seed=st.integers(0, 999), steps=st.integers(1, 6))
@settings(max_examples=25)
def test_each_step_equals_the_scalar_loop(kind: Kind, scale: float, seed: int, steps: int) -> None:
    # From the state that the pass itself arrived at, since rounding grows from step to step.
    state = seeded_state(2, 5, steps, seed, scale, kind)
    trace = forward(state)
    for t in range(steps):
        once = replace(
            state,
            initial=Initial(trace.h_before(t), trace.c_before(t)),
            sequence=Sequence(state.sequence.x[t : t + 1]),
        )
        for name, (row,) in scalar_trace(once).items():
            np.testing.assert_allclose(
                getattr(trace, name)[t], row, rtol=1e-11, atol=1e-12, err_msg=f"{name} at {t}"
            )


@any_cell
@given(scale=SCALES, seed=st.integers(0, 999), steps=st.integers(1, 4))
@settings(max_examples=25)
def test_derivatives_equal_forward_mode(kind: Kind, scale: float, seed: int, steps: int) -> None:
    state = seeded_state(2, 5, steps, seed, scale, kind)
    draw = np.random.default_rng([seed, 1]).normal
    trace = forward(state)
    d_h, d_c = draw(size=trace.h.shape), draw(size=(steps, len(state.initial.c)))
    result = gradients(state, trace, d_h, d_c)
    direction = {name: draw(size=getattr(result, name).shape) for name in PARAMETERS}
    terms = np.concatenate([(getattr(result, n) * direction[n]).ravel() for n in PARAMETERS])
    expected = derivative_along(state, direction, d_h, d_c)
    assert terms.sum() == pytest.approx(expected, rel=1e-9, abs=1e-9 * np.abs(terms).sum() + 1e-30)


@any_cell
@pytest.mark.parametrize("seed", range(3))
def test_the_largest_sums_raise_no_condition_and_stay_in_range(kind: Kind, seed: int) -> None:
    signs = np.sign(np.random.default_rng(seed).normal(size=(len(kind.blocks), 6)))
    quiet = Parameters.zeros(1, 6, kind)
    state = State(
        replace(quiet, b=1e4 * signs),
        Initial(signs[0] * 0.5, signs[0, : kind.cells(6)]),
        Sequence(np.ones((5, 1))),
        Selection(block=kind.blocks[0]),
    )
    with np.errstate(all="raise", under="ignore"):
        trace = forward(state)
        result = gradients(state, trace, np.ones(trace.h.shape))
    for name in trace.quantities:
        assert np.isfinite(getattr(trace, name)).all(), name
    assert all(np.isfinite(getattr(result, name)).all() for name in PARAMETERS)
    gates = [getattr(trace, name) for name in kind.gates]
    assert all((np.abs(gate) <= 1).all() for gate in gates)
    if kind.has_cell_state and not kind.variant.coupled:
        assert (np.abs(trace.c) <= 1 + len(trace)).all()


@any_cell
def test_passes_in_two_threads_keep_apart(kind: Kind) -> None:
    cells = [seeded_state(2, 3, 60, seed, 1.0, kind) for seed in (1, 2)]
    alone = [forward(state) for state in cells]
    often = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(2) as threads:
            together = list(threads.map(_passes, cells))
    finally:
        sys.setswitchinterval(often)
    for state, one, found in zip(cells, alone, together, strict=True):
        by = gradients(state, one, np.ones(one.h.shape))
        assert all(trace == one and derivatives == by for trace, derivatives in found)


def _passes(state: State) -> list[tuple[Trace, Gradients]]:
    traces = [forward(state) for _ in range(20)]
    return [(trace, gradients(state, trace, np.ones(trace.h.shape))) for trace in traces]
