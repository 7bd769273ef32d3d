"""Another kind of cell and back: nothing of either is lost until a number changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import CELLS, Clamp, Entry, Sequence, select, with_clamp, with_values
from lstm_gui.core.cells.lstm.equations import lstm_kind
from lstm_gui.core.edits.conversion import converted, nearest
from lstm_gui.core.kinds import Variant
from lstm_gui.scenes.kept_kinds import Cell, KeptKinds
from tests.core.states import seeded_state

OWN = with_clamp(
    seeded_state(2, 3, 8, kind=lstm_kind(Variant(peepholes=True))), Clamp("o", 1, 2, 5, 0.5)
)
CELL = Cell(OWN, seeded_state(2, 3, 8, kind=OWN.parameters.kind, seed=2))


@given(st.lists(st.sampled_from(sorted(CELLS)), min_size=1, max_size=8))
def test_every_way_through_the_kinds_leads_back_to_the_same_numbers(names):
    kept, now = KeptKinds(), CELL
    seen = {"lstm": CELL}
    for name in [*names, "lstm"]:
        if name == now.kind_name:
            continue
        now, source = kept.made_of(now, name)
        assert (source is None) == (name in seen)
        assert seen.setdefault(name, now) == now
        assert now == (
            CELL
            if name == "lstm"
            else Cell(
                converted(OWN, nearest(OWN.parameters.kind, name)),
                converted(CELL.baseline, nearest(OWN.parameters.kind, name)),
            )
        )


def test_input_step_and_unit_are_those_of_now():
    kept = KeptKinds()
    gru, _ = kept.made_of(CELL, "gru")
    moved = select(replace(gru.state, sequence=Sequence(OWN.sequence.x[:4] + 1.0)), t=3, unit=2)
    back, _ = kept.made_of(Cell(moved, gru.baseline), "lstm")
    assert back.state.parameters == OWN.parameters
    assert back.state.sequence == moved.sequence
    assert (back.state.selection.t, back.state.selection.unit) == (3, 2)
    assert back.state.clamps == (Clamp("o", 1, 2, 3, 0.5),)


@pytest.mark.parametrize("change", ["number", "clamp", "baseline"])
def test_after_a_change_the_cell_that_was_changed_is_the_one_to_be_made_of(change):
    kept = KeptKinds()
    gru, _ = kept.made_of(CELL, "gru")
    changed = {
        "number": replace(gru, state=with_values(gru.state, {Entry("b", 0, block="z"): 7.0})),
        "clamp": replace(gru, state=with_clamp(gru.state, Clamp("z", 0, 0, 1, 0.25))),
        "baseline": replace(
            gru, baseline=with_values(gru.baseline, {Entry("b", 0, block="z"): 7.0})
        ),
    }[change]
    back, source = kept.made_of(changed, "lstm")
    assert source == changed.state
    assert back.state == converted(changed.state, nearest(changed.state.parameters.kind, "lstm"))
