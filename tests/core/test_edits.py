"""Edits: each makes a new State in which exactly what it names has changed."""

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    EDITABLE_INPUTS,
    EDITABLE_STEPS,
    EDITABLE_UNITS,
    Entry,
    Selection,
    Sequence,
    State,
    insert_step,
    remove_step,
    reset_blocks,
    reset_cell,
    reset_entries,
    reset_everything,
    resized,
    select,
    value,
    with_sequence,
    with_values,
)
from tests.core.states import seeded_state, states

sizes = st.integers(1, 6)


def sizes_of(state: State) -> tuple[int, int, int]:
    p = state.parameters
    return p.input_size, p.hidden_size, len(state.sequence)


@given(states(), sizes, sizes, sizes)
def test_resizing_keeps_what_fits_and_fills_with_zeros(
    state: State, inputs: int, units: int, steps: int
) -> None:
    new = resized(state, inputs, units, steps)
    assert sizes_of(new) == (inputs, units, steps)
    pairs = [
        (state.parameters.w_x, new.parameters.w_x),
        (state.parameters.w_h, new.parameters.w_h),
        (state.parameters.b, new.parameters.b),
        (state.initial.h, new.initial.h),
        (state.initial.c, new.initial.c),
        (state.sequence.x, new.sequence.x),
    ]
    for old_array, new_array in pairs:
        shared = tuple(
            slice(min(pair)) for pair in zip(old_array.shape, new_array.shape, strict=True)
        )
        expected = np.zeros(new_array.shape)
        expected[shared] = old_array[shared]
        np.testing.assert_array_equal(new_array, expected)


@given(states(), st.integers(0, 3), st.integers(0, 3), st.integers(0, 3))
def test_growing_and_shrinking_back_changes_nothing(
    state: State, inputs: int, units: int, steps: int
) -> None:
    old = sizes_of(state)
    larger = resized(state, old[0] + inputs, old[1] + units, old[2] + steps)
    assert resized(larger, *old) == state


@given(states(), sizes, sizes, sizes)
def test_resizing_keeps_the_selection_inside(
    state: State, inputs: int, units: int, steps: int
) -> None:
    new = resized(state, inputs, units, steps).selection
    old = state.selection
    assert (new.t, new.unit, new.block) == (
        min(old.t, steps - 1),
        min(old.unit, units - 1),
        old.block,
    )


def test_resizing_cuts_and_extends_labels() -> None:
    state = seeded_state(1, 1, 3)
    named = replace(state, sequence=Sequence(state.sequence.x, ("나는", "어제", "밥을")))
    assert resized(named, 1, 1, 2).sequence.labels == ("나는", "어제")
    assert resized(named, 1, 1, 5).sequence.labels == ("나는", "어제", "밥을", "", "")
    assert resized(state, 1, 1, 5).sequence.labels is None


@pytest.mark.parametrize("wrong", [(0, 1, 1), (1, 0, 1), (1, 1, 0), (1, -1, 1)])
def test_sizes_below_one_are_refused(wrong: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="sizes start at 1"):
        resized(seeded_state(1, 1, 1), *wrong)


def test_the_editing_controls_reach_the_stated_sizes() -> None:
    assert (EDITABLE_INPUTS, EDITABLE_UNITS, EDITABLE_STEPS) == ((1, 16), (1, 64), (1, 500))


def test_another_sequence_moves_the_selection_inside() -> None:
    state = select(seeded_state(2, 3, 9), t=8)
    new = with_sequence(state, Sequence(np.ones((4, 2))))
    assert len(new.sequence) == 4
    assert new.selection.t == 3
    assert new.parameters is state.parameters


def test_a_sequence_of_other_width_is_refused() -> None:
    with pytest.raises(ValueError, match="I = 2"):
        with_sequence(seeded_state(2, 3, 9), Sequence(np.ones((4, 3))))


@given(states(), st.data())
def test_a_step_put_in_and_taken_out_changes_nothing(state: State, data: st.DataObject) -> None:
    t = data.draw(st.integers(0, len(state.sequence)))
    longer = insert_step(state, t)
    assert (longer.sequence.x[t] == 0).all()
    assert longer.selection.t == t
    if longer.sequence.labels is not None:
        assert longer.sequence.labels[t] == ""
    assert remove_step(longer, t).sequence == state.sequence


@given(states(), st.data())
def test_removing_another_step_keeps_what_is_selected(state: State, data: st.DataObject) -> None:
    selected = state.selection.t
    t = data.draw(st.integers(0, len(state.sequence) - 1))
    assume(t != selected)
    shorter = remove_step(state, t)
    np.testing.assert_array_equal(
        shorter.sequence.x[shorter.selection.t], state.sequence.x[selected]
    )


def test_the_last_remaining_step_stays() -> None:
    state = seeded_state(2, 2, 1)
    assert remove_step(state, 0) == state


@pytest.mark.parametrize("t", [-1, 4])
def test_steps_outside_are_refused(t: int) -> None:
    with pytest.raises(IndexError):
        remove_step(seeded_state(1, 1, 3), t)
    with pytest.raises(IndexError):
        insert_step(seeded_state(1, 1, 3), t)


@given(states(), st.integers(-9, 9), st.integers(-9, 9), st.sampled_from("fico"))
def test_selecting_moves_inside(state: State, t: int, unit: int, block: str) -> None:
    _, units, steps = sizes_of(state)
    chosen = select(state, t, unit, block).selection
    assert chosen == Selection(
        int(np.clip(t, 0, steps - 1)), int(np.clip(unit, 0, units - 1)), block
    )


def test_selecting_leaves_alone_what_is_not_named() -> None:
    state = select(seeded_state(1, 4, 5), t=3, unit=2, block="o")
    assert select(state, t=1).selection == Selection(1, 2, "o")
    assert select(state) is state


def test_an_unknown_block_cannot_be_selected() -> None:
    with pytest.raises(ValueError, match="outside"):
        select(seeded_state(1, 1, 1), block="r")


ENTRIES = (
    Entry("w_x", 1, 0, "i"),
    Entry("w_h", 0, 1, "c"),
    Entry("b", 1, 0, "f"),
    Entry("x", 2, 1),
    Entry("h_0", 1),
    Entry("c_0", 0),
)


@pytest.mark.parametrize("entry", ENTRIES)
def test_resetting_an_entry_undoes_its_change_alone(entry: Entry) -> None:
    baseline = seeded_state(2, 2, 3)
    other = Entry("b", 0, 0, "o")
    changed = with_values(baseline, {entry: 9.0, other: 7.0})
    reset = reset_entries(changed, [entry], baseline)
    assert reset == with_values(baseline, {other: 7.0})


def test_entries_the_baseline_lacks_become_zero() -> None:
    baseline = seeded_state(1, 1, 1)
    state = seeded_state(2, 2, 3, seed=1)
    reset = reset_entries(state, ENTRIES, baseline)
    beyond = [entry for entry in ENTRIES if entry != Entry("c_0", 0)]
    assert all(value(reset, entry) == 0 for entry in beyond)
    assert value(reset, Entry("c_0", 0)) == baseline.initial.c[0]


def test_resetting_a_block_leaves_the_others() -> None:
    baseline, state = seeded_state(2, 3, 4), seeded_state(2, 3, 4, seed=1)
    reset = reset_blocks(state, ["f", "o"], baseline)
    for name in "fico":
        source = baseline if name in "fo" else state
        assert reset.parameters.block(name) == source.parameters.block(name)
    assert (reset.initial, reset.sequence) == (state.initial, state.sequence)


def test_resetting_a_block_of_another_size() -> None:
    baseline, state = seeded_state(1, 2, 4), seeded_state(2, 3, 4, seed=1)
    block = reset_blocks(state, ["c"], baseline).parameters.block("c")
    np.testing.assert_array_equal(block.b[:2], baseline.parameters.block("c").b)
    np.testing.assert_array_equal(block.w_x[:2, :1], baseline.parameters.block("c").w_x)
    assert block.b[2] == 0
    assert (block.w_x[:, 1] == 0).all()


def test_resetting_the_cell_leaves_the_input() -> None:
    baseline, state = seeded_state(2, 3, 4), seeded_state(2, 3, 7, seed=1)
    reset = reset_cell(state, baseline)
    assert (reset.parameters, reset.initial) == (baseline.parameters, baseline.initial)
    assert reset.sequence == state.sequence


def test_resetting_everything_returns_the_baseline() -> None:
    baseline = seeded_state(2, 3, 4)
    state = select(seeded_state(5, 6, 7, seed=1), t=6, unit=1, block="c")
    reset = reset_everything(state, baseline)
    assert replace(reset, selection=baseline.selection) == baseline
    assert reset.selection == Selection(3, 1, "c")


@given(states())
def test_edits_leave_the_old_state_alone(state: State) -> None:
    before = replace(state)
    x = state.sequence.x.copy()
    resized(state, 3, 3, 3)
    insert_step(state, 0)
    reset_cell(state, seeded_state(1, 1, 1))
    with_values(state, {Entry("x", 0, 0): 9.0})
    assert state == before
    np.testing.assert_array_equal(state.sequence.x, x)
