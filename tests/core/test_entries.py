"""Entries: every number a user can set has one address."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Entry,
    Initial,
    Parameters,
    Sequence,
    State,
    contains,
    value,
    with_part,
    with_values,
)
from tests.core.states import seeded_state, states


@st.composite
def states_with_entries(draw: st.DrawFn) -> tuple[State, list[Entry]]:
    state = draw(states())
    p = state.parameters
    return state, draw(_entries(p.input_size, p.hidden_size, len(state.sequence)))


@cache
def _entries(inputs: int, units: int, steps: int) -> st.SearchStrategy[list[Entry]]:
    """Some entries, of all arrays as often; made once, since that takes longer than to draw."""
    blocks, unit = st.sampled_from("fico"), st.integers(0, units - 1)
    column, step = st.integers(0, inputs - 1), st.integers(0, steps - 1)
    entry = st.one_of(
        st.builds(Entry, st.just("w_x"), unit, column, blocks),
        st.builds(Entry, st.just("w_h"), unit, unit, blocks),
        st.builds(Entry, st.just("b"), unit, st.just(0), blocks),
        st.builds(Entry, st.just("x"), step, column),
        st.builds(Entry, st.sampled_from(["h_0", "c_0"]), unit),
    )
    return st.lists(entry, min_size=1, max_size=5, unique=True)


@given(states_with_entries(), st.data())
def test_what_is_set_can_be_read_and_set_back(
    case: tuple[State, list[Entry]], data: st.DataObject
) -> None:
    state, entries = case
    changes = {entry: data.draw(st.floats(-9, 9)) for entry in entries}
    before = {entry: value(state, entry) for entry in entries}
    changed = with_values(state, changes)
    assert {entry: value(changed, entry) for entry in entries} == changes
    assert with_values(changed, before) == state


@given(states_with_entries())
def test_a_part_is_set_as_far_as_there_is_room(case: tuple[State, list[Entry]]) -> None:
    state, (first, *_) = case
    numbers = np.arange(10.0, 22.0).reshape(3, 4)
    places = {
        replace(first, row=first.row + down, column=first.column + right): float(number)
        for (down, right), number in np.ndenumerate(numbers)
        if not right or first.array in ("w_x", "w_h", "x")
    }
    there = {entry: number for entry, number in places.items() if contains(state, entry)}
    assert with_part(state, first, numbers) == with_values(state, there)


@given(states_with_entries())
def test_what_is_not_touched_is_shared(case: tuple[State, list[Entry]]) -> None:
    state, entries = case
    changed = with_values(state, dict.fromkeys(entries, 1.0))
    touched = {entry.array for entry in entries}
    if not touched & {"w_x", "w_h", "b"}:
        assert changed.parameters is state.parameters
    if "x" not in touched:
        assert changed.sequence is state.sequence


def test_an_address_names_the_matrix_entry() -> None:
    state = seeded_state(2, 3, 4)
    p = state.parameters
    assert value(state, Entry("w_x", 2, 1, "c")) == p.block("c").w_x[2, 1]
    assert value(state, Entry("w_h", 0, 2, "o")) == p.block("o").w_h[0, 2]
    assert value(state, Entry("b", 1, 0, "i")) == p.block("i").b[1]
    assert value(state, Entry("x", 3, 1)) == state.sequence.x[3, 1]


@pytest.mark.parametrize(
    "outside",
    [
        Entry("w_x", 3, 0, "f"),
        Entry("w_x", 0, 2, "f"),
        Entry("w_h", 0, 3, "f"),
        Entry("b", 3, 0, "f"),
        Entry("x", 4, 0),
        Entry("c_0", 3),
        Entry("h_0", -1),
    ],
)
def test_what_lies_outside_is_not_contained(outside: Entry) -> None:
    state = seeded_state(2, 3, 4)
    assert not contains(state, outside)
    assert contains(state, replace(outside, row=0, column=0))


def test_a_state_cannot_be_changed() -> None:
    state = seeded_state(2, 3, 4)
    with pytest.raises(AttributeError):
        state.initial = state.initial  # type: ignore[misc]
    for array in (state.parameters.w_h, state.initial.c, state.sequence.x):
        with pytest.raises(ValueError, match="read-only"):
            array[...] = 0.0


def test_a_state_does_not_follow_the_array_it_was_made_of() -> None:
    x = np.zeros((4, 2))
    sequence = Sequence(x)
    x[0, 0] = 1.0
    assert sequence.x[0, 0] == 0.0


def test_parts_that_do_not_belong_together_are_refused() -> None:
    state = seeded_state(2, 3, 4)
    with pytest.raises(ValueError, match="H = 3"):
        replace(state, initial=Initial(np.zeros(2), np.zeros(3)))
    with pytest.raises(ValueError, match="labels"):
        replace(state, sequence=Sequence(state.sequence.x, ("a",)))
    with pytest.raises(ValueError, match="shapes"):
        Parameters(np.zeros((4, 3, 2)), np.zeros((4, 2, 2)), np.zeros((4, 3)))
