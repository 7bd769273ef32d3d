"""Measures of a memory whose numbers are far from 1: no square of them is taken on the way."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import State, forward
from lstm_gui.core.facts.change import relative_change
from lstm_gui.scenes.memory.gradient_flow import flow
from lstm_gui.scenes.memory.shares import parts_of_cell_state
from tests.core.states import seeded_state

FAR = [(1e200, 9.0), (1.0, -8.0), (1e-200, 9.0)]
"""What the memory starts with and the bias of its forget gate."""


def left_alone(start: float, forget_bias: float, steps: int = 50) -> State:
    """A cell that hears and writes nothing, so that all of its memory is that of the start."""
    state = seeded_state(1, 2, steps)
    cell, nothing = state.parameters, np.zeros_like
    b = np.zeros(cell.b.shape)
    b[0] = forget_bias
    cell = replace(cell, w_x=nothing(cell.w_x), w_h=nothing(cell.w_h), b=b)
    initial = replace(state.initial, h=np.zeros(2), c=np.full(2, start))
    return replace(state, parameters=cell, initial=initial)


@pytest.mark.parametrize(("start", "forget_bias"), FAR)
def test_a_memory_of_any_size_has_parts(start, forget_bias):
    trace = forward(left_alone(start, forget_bias))
    parts = parts_of_cell_state(trace)
    assert parts.start == pytest.approx(1.0)
    assert not parts.shares.any()


@pytest.mark.parametrize(("start", "forget_bias"), FAR)
def test_the_direct_path_of_any_size_is_all_of_it_where_nothing_else_leads_back(start, forget_bias):
    state = left_alone(start, forget_bias)
    found = flow(state, forward(state))
    np.testing.assert_allclose(found.direct, found.by_c)
    assert found.by_c is not None
    assert found.by_c.all() == (start < 1e100)


@pytest.mark.parametrize("scale", [1e200, 1e-200])
def test_a_change_is_relative_at_any_size(scale):
    one = np.array([[3.0, 4.0]]) * scale
    assert relative_change(one, 1.5 * one) == pytest.approx(0.5)
