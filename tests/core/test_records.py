"""The frozen records: equal by their numbers, changed only by making another."""

from operator import eq, ne

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Sequence, forward
from tests.core.states import seeded_state


def test_records_with_the_same_numbers_are_equal():
    one, two = Sequence([[1.0], [2.0]]), Sequence(np.array([[1.0], [2.0]]))
    assert eq(one, two)
    assert not ne(one, two)


def test_one_other_number_makes_a_record_another():
    one, two = Sequence([[1.0], [2.0]]), Sequence([[1.0], [2.5]])
    assert ne(one, two)
    assert not eq(one, two)


def test_nothing_in_a_record_can_be_changed():
    sequence = Sequence([[1.0]])
    with pytest.raises(AttributeError):
        sequence.x = np.zeros((1, 1))
    with pytest.raises(ValueError, match="read-only"):
        sequence.x[0, 0] = 2.0


def test_another_record_is_checked_as_the_first_one_was():
    state = seeded_state(2, 3, 4)
    with pytest.raises(ValueError, match="labels"):
        replace(state, sequence=Sequence(state.sequence.x, labels=("one",)))


def test_a_trace_names_what_a_step_computes_in_its_order():
    trace = forward(seeded_state(1, 2, 3))
    assert trace.quantities == (
        "z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h",
    )  # fmt: skip
