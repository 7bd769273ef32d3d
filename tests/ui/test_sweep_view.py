"""The curve of what a unit would say for every value of one number."""

import numpy as np
import pytest

from lstm_gui.core import Entry, forward, select, value, with_values
from lstm_gui.ui.inspection.going import go_to
from lstm_gui.ui.inspection.numbers import entry_inspection
from lstm_gui.ui.inspection.sweep_curve import Asked, can_sweep
from lstm_gui.ui.inspection.sweep_view import SweepView
from lstm_gui.ui.snapshot import Inspection
from tests.core.states import CELLS, seeded_state
from tests.ui.driving import Heard, drag, key, settle

STATE = select(seeded_state(2, 3, 8), t=5, unit=1)
WEIGHT = Entry("w_h", 1, 0, "f")


@pytest.fixture
def view(shown) -> SweepView:
    one = shown(SweepView())
    one.resize(300, 112)
    one.show_sweep(STATE, WEIGHT, 3.0)
    settle()
    return one


@pytest.mark.parametrize("cell", CELLS)
def test_each_point_is_a_forward_pass_of_its_own(cell):
    state = select(seeded_state(2, 3, 8, kind=CELLS[cell]), t=5, unit=1)
    entry = Entry("b", 0, 0, state.parameters.kind.blocks[0])
    curve = Asked(state, entry, 2.0).answer()
    for index in (0, 31, 63):
        moved = with_values(state, {entry: float(curve.values[index])})
        assert curve.h[index] == pytest.approx(forward(moved).h[5, 1], abs=1e-12)
    assert (curve.values[0], curve.values[-1]) == (-2.0, 2.0)


def test_the_curve_reaches_as_far_as_the_number_itself():
    far = with_values(STATE, {WEIGHT: -7.0})
    assert Asked(far, WEIGHT, 3.0).answer().values[0] == -7.0


def test_while_the_number_itself_moves_the_curve_stays(view):
    before = view.curve
    view.show_sweep(with_values(STATE, {WEIGHT: 1.5}), WEIGHT, 3.0)
    assert view.curve is before
    view.show_sweep(with_values(STATE, {Entry("b", 1, 0, "f"): 1.5}), WEIGHT, 3.0)
    assert view.curve is not before


@pytest.mark.parametrize("change", [{"t": 4}, {"unit": 2}])
def test_another_step_or_unit_has_another_curve(view, change):
    before = view.curve
    view.show_sweep(select(STATE, **change), WEIGHT, 3.0)
    assert view.curve is not before


def test_a_drag_moves_the_number_to_the_pointer(view):
    said = Heard(view.edited)
    drag(view, (60, 50), (290, 50))
    numbers = [number for _, number, _ in said.calls]
    assert numbers[-1] == 3.0
    assert numbers == sorted(numbers)
    assert len({gesture for *_, gesture in said.calls}) == 1
    assert all(entry == WEIGHT for entry, *_ in said.calls)


def test_keys_move_it_as_in_every_control(view):
    said = Heard(view.edited)
    key(view, "Right")
    key(view, "End")
    moved = [number for _, number, _ in said.calls]
    assert moved == [pytest.approx(value(STATE, WEIGHT) + 0.05, abs=0.006), 3.0]


def test_what_takes_long_waits_until_nothing_moves(shown, qtbot):
    large = select(seeded_state(4, 64, 150), t=149)
    view = shown(SweepView())
    view.show_sweep(large, WEIGHT, 3.0)
    assert view.curve is None
    qtbot.waitUntil(lambda: view.curve is not None, timeout=20_000)
    assert np.isfinite(view.curve.h).all()


def test_an_input_of_later_has_no_curve():
    assert can_sweep(STATE, Entry("x", 5, 0))
    assert not can_sweep(STATE, Entry("x", 6, 0))


def test_the_inspector_shows_it_for_numbers_that_can_be_set(window):
    main = window(STATE)
    inspector = next(panel for panel in main.workspace.panels if panel.name == "inspector")
    go_to(main.document, entry_inspection(WEIGHT, 5))
    settle()
    assert inspector.sweep.isVisible()
    inspector.sweep.edited.emit(WEIGHT, 2.5, 1)
    settle()
    assert value(main.document.state, WEIGHT) == 2.5
    main.document.inspect(Inspection("h"))
    settle()
    assert not inspector.sweep.isVisible()
