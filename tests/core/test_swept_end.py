"""Where all passes of a sweep end, without keeping how they come there."""

import tracemalloc

import numpy as np
import pytest

from lstm_gui.core import Entry
from lstm_gui.core.analysis import sweep, swept_end
from tests.core.states import any_cell, seeded_state

VALUES = np.linspace(-3.0, 3.0, 7)


@any_cell
def test_it_is_the_end_of_the_sweep(kind):
    state = seeded_state(2, 3, 450, scale=0.5, kind=kind)
    block = kind.blocks[-1]
    entries = [
        Entry("w_x", 1, 0, block), Entry("w_h", 2, 1, block), Entry("b", 0, 0, block),
        Entry("h_0", 1), Entry("x", 0, 1), Entry("x", 449, 0), Entry("x", 230, 0),
        *(Entry(name, 1, 0, of) for of, name in kind.extra),
    ]  # fmt: skip
    if kind.has_cell_state:
        entries.append(Entry("c_0", 2))
    for entry in entries:
        found = swept_end(state, entry, VALUES)
        np.testing.assert_allclose(found, sweep(state, entry, VALUES).h[:, -1], atol=1e-13)
        assert not found.flags.writeable


def test_what_is_not_there_is_refused():
    with pytest.raises(IndexError):
        swept_end(seeded_state(2, 3, 4), Entry("x", 4, 0), VALUES)
    with pytest.raises(ValueError, match="row of values"):
        swept_end(seeded_state(2, 3, 4), Entry("x", 0, 0), [])


def test_memory_does_not_grow_with_the_steps():
    """All states of these passes would take 150 MB, their inputs as much again and more."""
    state = seeded_state(2, 16, 6000)
    tracemalloc.start()
    swept_end(state, Entry("w_x", 0, 0, "f"), np.linspace(-1.0, 1.0, 64))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 30e6
