"""Lengths of Jacobians found in blocks of steps, against every Jacobian carried by itself."""

import tracemalloc

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    forward,
)
from lstm_gui.core.analysis import influence
from lstm_gui.core.arrays import Array
from lstm_gui.core.passes import linear_steps
from lstm_gui.core.trace import Trace
from tests.core.states import seeded_state

SMALLEST = 1e-290
"""Numbers below lose digits in float64, whatever is done with them."""


def carried(state: State, trace: Trace) -> Array:
    """Return the lengths as their definition says: a product of the steps for each pair."""
    steps, units = trace.h.shape
    size = units + len(trace.c_before(0))
    lengths = np.zeros((steps, steps))
    jacobians: list[Array] = []
    for t, step in enumerate(linear_steps(state, trace)):
        jacobians = [*(step[:, :size] @ one for one in jacobians), step[:, size:]]
        for k, jacobian in enumerate(jacobians):
            largest = float(np.abs(jacobian[:units]).max()) or 1.0
            lengths[t, k] = largest * float(np.linalg.norm(jacobian[:units] / largest))
    return lengths


def assert_carried(state: State) -> None:
    trace = forward(state)
    expected, found = carried(state, trace), influence(state, trace).norms
    seen = np.maximum(expected, found) > SMALLEST
    np.testing.assert_allclose(found[seen], expected[seen], rtol=1e-12)


@pytest.mark.parametrize("kind", [RNN, GRU, LSTM], ids=lambda kind: kind.name)
@pytest.mark.parametrize(
    ("inputs", "units", "steps"), [(8, 3, 140), (4, 16, 200), (1, 2, 90), (40, 5, 70)]
)
def test_many_steps_are_as_exact_as_each_by_itself(kind: Kind, inputs, units, steps) -> None:
    assert_carried(seeded_state(inputs, units, steps, scale=0.5, kind=kind))


@pytest.mark.parametrize("kind", [RNN, GRU, LSTM], ids=lambda kind: kind.name)
@pytest.mark.parametrize("scale", [1e-3, 3.0, 30.0])
def test_what_nearly_vanishes_on_the_way_keeps_its_digits(kind: Kind, scale: float) -> None:
    assert_carried(seeded_state(6, 4, 150, scale=scale, kind=kind))


def test_the_way_of_a_small_part_through_a_large_one_keeps_its_digits() -> None:
    """Two ways side by side at an angle; the square of the lesser drowns in that of the other."""
    turned = np.array([[0.8, -0.6], [0.6, 0.8]])
    w_h = turned @ np.diag([0.99, 0.8]) @ turned.T
    w_x = np.outer(turned[:, 1], np.arange(1.0, 9.0))
    parameters = Parameters(w_x[np.newaxis], w_h[np.newaxis], np.zeros((1, 2)), RNN)
    still = Sequence(np.zeros((192, 8)))
    first = Initial(np.zeros(2), np.zeros(0))
    state = State(parameters, first, still, Selection(block="h"))
    found = influence(state, forward(state)).norms
    for t, k in ((190, 127), (190, 80), (191, 63)):
        assert found[t, k] == pytest.approx(np.linalg.norm(w_x) * 0.8 ** (t - k), rel=1e-9)


def test_an_explosion_is_no_number_of_a_smaller_one() -> None:
    state = seeded_state(8, 2, 200, kind=RNN)
    old = state.parameters
    growing = Parameters(old.w_x * 0.0, np.full((1, 2, 2), 1e4), old.b * 0.0, RNN)
    growing = replace(growing, w_x=old.w_x * 1e-300)
    state = replace(state, parameters=growing, sequence=Sequence(np.zeros((200, 8))))
    still = replace(state, initial=replace(state.initial, h=np.zeros(2)))
    found = influence(still, forward(still)).norms
    assert not np.isfinite(found[199, 0])
    near = found[np.arange(3, 200), np.arange(0, 197)]
    assert near == pytest.approx(np.full(197, near[0]), rel=1e-12)


def test_inputs_without_number_take_no_memory_of_their_own() -> None:
    """A row for each of 2,000 inputs and each step would take 51 MB here."""
    state = seeded_state(2000, 8, 100, scale=0.01, kind=LSTM)
    trace = forward(state)
    tracemalloc.start()
    influence(state, trace)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 25e6


def test_steps_that_were_carried_through_are_not_kept() -> None:
    """The Jacobians of all 60 steps would take 12 MB here."""
    state = seeded_state(1, 64, 60, scale=0.1, kind=LSTM)
    trace = forward(state)
    tracemalloc.start()
    influence(state, trace)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 4e6


@pytest.mark.parametrize("steps", [65, 128, 129, 191])
def test_a_last_block_of_any_size_is_as_exact(steps: int) -> None:
    """It stands in memory in which a longer one stood before."""
    assert_carried(seeded_state(8, 3, steps, scale=0.5, kind=LSTM))
