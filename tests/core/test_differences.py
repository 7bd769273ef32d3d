"""Differences between records: exact both ways, and no larger than what differs."""

import pickle

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, Entry, Sequence, converted, network_of, resized, with_values
from lstm_gui.core.edits.differences import Same, applied, difference
from tests.core.states import CELLS, seeded_state

START = seeded_state(3, 5, 40)
OTHERS = {
    "a number of x": lambda state: with_values(state, {Entry("x", 7, 1): -0.0}),
    "a weight": lambda state: with_values(state, {Entry("w_h", 2, 1, "f"): 9.0}),
    "all of x": lambda state: replace(state, sequence=Sequence(state.sequence.x + 1.0)),
    "another size": lambda state: resized(state, 2, 7, 33),
    "more steps": lambda state: resized(state, 3, 5, 90),
    "another kind": lambda state: converted(state, GRU),
    "labels": lambda state: replace(
        state, sequence=Sequence(state.sequence.x, tuple(map(str, range(40))))
    ),
    "nothing": replace,
}


@pytest.mark.parametrize("one", OTHERS)
@pytest.mark.parametrize("two", OTHERS)
def test_a_difference_leads_from_either_record_to_the_other(one, two):
    wanted, other = (network_of(OTHERS[name](START)) for name in (one, two))
    found = applied(difference(wanted, other), other)
    assert found == wanted
    x = [np.signbit(network.sequence.x) for network in (found, wanted)]
    assert np.array_equal(*x)
    assert not found.sequence.x.flags.writeable
    assert found.layers[0].parameters.kind in (LSTM, GRU)


@pytest.mark.parametrize("one", CELLS)
def test_large_cells_of_any_two_kinds_lead_to_one_another(one):
    units = 70
    for two in CELLS:
        wanted, other = (network_of(seeded_state(1, units, 3, kind=CELLS[k])) for k in (one, two))
        assert applied(difference(wanted, other), other) == wanted


rows = st.lists(st.sampled_from([0.0, -0.0, 1.5, np.inf]), min_size=1, max_size=150)


@given(rows, rows)
def test_of_any_two_lists_the_one_is_found_from_the_other(one, two):
    for make in (lambda values: tuple(map(repr, values)), lambda values: np.array([values]).T):
        wanted, other = make(one), make(two)
        found = applied(difference(wanted, other), other)
        assert list(map(repr, found)) == list(map(repr, wanted))


@pytest.mark.parametrize(
    "change",
    [
        lambda state: with_values(state, {Entry("x", 50_000, 0): 4.0}),
        lambda state: resized(state, 1, 2, 100_001),
        lambda state: resized(state, 1, 2, 99_999),
        lambda state: replace(state, sequence=with_label(state.sequence, 70_000)),
    ],
)
def test_one_change_in_a_long_input_is_a_small_difference(change):
    state = seeded_state(1, 2, 100_000)
    state = replace(state, sequence=Sequence(state.sequence.x, tuple(map(str, range(100_000)))))
    other = change(state)
    for wanted, given_other in ((state, other), (other, state)):
        found = difference(network_of(wanted).sequence, network_of(given_other).sequence)
        assert len(pickle.dumps(_plain(found))) < 2000


def test_equal_records_differ_in_nothing():
    assert difference(START.sequence.x, START.sequence.x.copy()) == Same()


def with_label(sequence, t):
    labels = sequence.labels
    return Sequence(sequence.x, (*labels[:t], "here", *labels[t + 1 :]))


def _plain(found):
    """The difference as tuples, so that its size can be told."""
    fields = [getattr(found, name) for name in type(found).__struct_fields__]
    return [
        {key: _plain(part) for key, part in one.items()} if isinstance(one, dict) else one
        for one in fields
    ]
