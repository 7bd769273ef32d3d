"""Which numbers light up because a page has changed them."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, Entry, Sequence, State, with_sequence, with_values
from lstm_gui.scenes.learning.lesson_changes import MOST, changed_entries
from tests.core.states import seeded_state

STATE = seeded_state(2, 3, 20)


def with_inputs_changed(count: int) -> State:
    x = np.array(STATE.sequence.x)
    x.flat[:count] += 1.0
    return replace(STATE, sequence=Sequence(x))


@pytest.mark.parametrize(
    "entry",
    [
        Entry("w_x", 2, 1, "f"),
        Entry("w_h", 0, 2, "o"),
        Entry("b", 1, 0, "c"),
        Entry("x", 19, 1),
        Entry("h_0", 2, 0),
        Entry("c_0", 1, 0),
    ],
)
def test_a_number_that_differs_is_found_where_it_stands(entry):
    assert changed_entries(STATE, with_values(STATE, {entry: 0.25})) == {entry}


def test_too_many_numbers_point_at_nothing():
    assert len(changed_entries(STATE, with_inputs_changed(MOST))) == MOST
    assert changed_entries(STATE, with_inputs_changed(MOST + 1)) == frozenset()


def test_another_kind_or_length_points_at_nothing():
    assert changed_entries(STATE, seeded_state(2, 3, 20, kind=GRU)) == frozenset()
    longer = with_sequence(STATE, Sequence(np.zeros((21, 2))))
    assert changed_entries(STATE, longer) == frozenset()
