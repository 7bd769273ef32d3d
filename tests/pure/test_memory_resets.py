"""The memories of a sequence with resets."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import forward, within
from lstm_gui.scenes.memory.gradient_flow import flow
from lstm_gui.scenes.memory.shares import parts_of_cell_state
from lstm_gui.scenes.memory.stretch import Beginnings
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY


def reset_at(*resets: int, steps: int):
    state = seeded_state(1, 2, steps)
    return replace(state, sequence=replace(state.sequence, resets=resets))


def test_nothing_is_left_of_what_was_written_before_a_reset():
    state = reset_at(3, steps=6)
    parts = parts_of_cell_state(forward(state))
    assert not parts.sizes[3:, :3].any()
    assert parts.start[3] > 0.0
    np.testing.assert_allclose(parts.shares.sum(axis=1) + parts.start, 1.0)


@pytest.mark.parametrize("cell", EVERY)
def test_no_gradient_flows_back_over_a_reset(cell):
    """Neither along all ways nor along the cell state alone; after it, as in a pass of its own."""
    state = seeded_state(2, 3, 8, kind=EVERY[cell])
    state = replace(state, sequence=replace(state.sequence, resets=(2, 5)))
    found = flow(state, forward(state))
    part = within(state, range(5, 8), state.initial)
    alone = flow(part, forward(part))
    for name in ("by_h", "by_c", "direct"):
        lengths = getattr(found, name)
        if lengths is not None:
            assert not lengths[:5].any(), name
            np.testing.assert_allclose(lengths[5:], getattr(alone, name))


@pytest.mark.parametrize("steps", [range(300, 320), range(340, 360), range(600, 610)])
def test_a_stretch_of_a_long_input_is_reset_where_the_whole_is(steps):
    state = reset_at(10, 256, 350, 600, steps=620)
    begun = Beginnings(state).begin(steps, lambda _share: True)
    np.testing.assert_allclose(forward(begun).h, forward(state).h[steps.start : steps.stop])
