"""Clamps through edits: one takes the place of another, and all stay with their steps."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    Clamp,
    Entry,
    Sequence,
    clamp_at,
    insert_step,
    lstm_kind,
    remove_step,
    reset_blocks,
    reset_cell,
    reset_everything,
    resized,
    select,
    with_clamp,
    with_clamps,
    with_kind,
    with_sequence,
    with_values,
    without_clamps,
)
from lstm_gui.core.kinds import Variant
from tests.core.states import clamped_states, seeded_state


def test_states_differ_by_their_clamps() -> None:
    state = seeded_state(1, 2, 4)
    clamp = Clamp("f", 0, 1, 2, 1.0)
    assert with_clamp(state, clamp) == with_clamp(state, clamp) != state
    assert without_clamps(with_clamp(state, clamp)) == state
    assert without_clamps(state) is state


def test_a_clamp_takes_the_place_of_those_it_covers() -> None:
    state = seeded_state(1, 2, 9)
    for clamp in (Clamp("f", 0, 2, 3, 0.5), Clamp("f", 1, 2, 3, 0.5), Clamp("f", 0, 3, 6, 0.5)):
        state = with_clamp(state, clamp)
    wide = Clamp("f", 0, 2, 5, 1.0)
    assert with_clamp(state, wide).clamps == (state.clamps[1], state.clamps[2], wide)
    assert without_clamps(state, state.clamps[:2]).clamps == state.clamps[2:]
    assert without_clamps(state, [wide]) is state


def test_several_clamps_at_once_are_as_one_after_the_other() -> None:
    state = with_clamp(seeded_state(1, 2, 9), Clamp("f", 1, 2, 3, 0.5))
    more = (Clamp("f", 0, 0, 8, 1.0), Clamp("f", 1, 1, 4, 0.0), Clamp("o", 1, 2, 3, 0.0))
    one_by_one = state
    for clamp in more:
        one_by_one = with_clamp(one_by_one, clamp)
    assert with_clamps(state, more) == one_by_one
    assert one_by_one.clamps == more


@given(data=st.data())
def test_a_step_put_in_and_taken_out_changes_no_clamp(data: st.DataObject) -> None:
    state = data.draw(clamped_states())
    t = data.draw(st.integers(0, len(state.sequence)))
    longer = insert_step(state, t)
    assert remove_step(longer, t).clamps == state.clamps
    for old, new in zip(state.clamps, longer.clamps, strict=True):
        held = [
            step for step in range(len(longer.sequence)) if new.holds(old.quantity, old.unit, step)
        ]
        expected = [s + (s >= t) for s in range(old.first, old.last + 1)]
        assert set(held) - {t} == set(expected)
        assert (t in held) == (old.first < t <= old.last)


@given(data=st.data())
def test_what_is_held_stays_with_its_step_when_another_is_taken_out(data: st.DataObject) -> None:
    state = data.draw(clamped_states())
    t = data.draw(st.integers(0, len(state.sequence) - 1))
    shorter = remove_step(state, t)
    if len(state.sequence) == 1:
        assert shorter == state
        return
    quantity, unit = state.clamps[0].quantity, state.clamps[0].unit
    before = [clamp_at(state, quantity, unit, s) for s in range(len(state.sequence)) if s != t]
    after = [clamp_at(shorter, quantity, unit, s) for s in range(len(shorter.sequence))]
    assert [c and c.value for c in before] == [c and c.value for c in after]


@given(data=st.data(), units=st.integers(1, 5), steps=st.integers(1, 6))
def test_resizing_keeps_of_clamps_what_fits(data: st.DataObject, units: int, steps: int) -> None:
    state = data.draw(clamped_states())
    new = resized(state, 2, units, steps)
    for quantity in state.parameters.kind.clampable:
        for unit in range(units):
            for t in range(steps):
                old = clamp_at(state, quantity, unit, t)
                kept = clamp_at(new, quantity, unit, t)
                assert (kept and kept.value) == (old and old.value)
    assert all(clamp.first < steps and clamp.unit < units for clamp in new.clamps)
    longer = with_sequence(state, Sequence(np.zeros((9, state.parameters.input_size))))
    assert longer.clamps == state.clamps


def test_other_edits_leave_clamps_alone() -> None:
    baseline = seeded_state(2, 3, 4, seed=1)
    state = replace(seeded_state(2, 3, 4), clamps=(Clamp("f", 0, 0, 3, 1.0),))
    for edited in (
        select(state, t=2),
        with_values(state, {Entry("b", 0, 0, "f"): 2.0, Entry("x", 0, 0): 1.0}),
        reset_blocks(state, ["f"], baseline),
        reset_cell(state, baseline),
    ):
        assert edited.clamps == state.clamps
    assert reset_everything(state, baseline).clamps == ()
    assert reset_everything(baseline, state).clamps == state.clamps


def test_a_switch_drops_clamps_of_what_it_decides() -> None:
    state = seeded_state(2, 3, 4)
    state = with_clamp(with_clamp(state, Clamp("i", 0, 0, 3, 0.0)), Clamp("f", 0, 0, 3, 1.0))
    assert with_kind(state, lstm_kind(Variant(coupled=True))).clamps == state.clamps[1:]
    assert with_kind(state, lstm_kind(Variant(peepholes=True))).clamps == state.clamps
