"""The curve of what a unit would say for every value of one number."""

import threading

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Entry, forward, select, value, with_values
from lstm_gui.scenes.inspection.linked_numbers import entry_inspection
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector.links import go_to
from lstm_gui.ui.cell.inspector.sweep_curve import Asked, SweepCurve, Sweeps, can_sweep
from lstm_gui.ui.cell.inspector.sweep_view import SweepView
from lstm_gui.words.numbers import number
from tests.core.states import CELLS, seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import Heard, drag, key, settle

STATE = select(seeded_state(2, 3, 8), t=5, unit=1)
WEIGHT = Entry("w_h", 1, 0, "f")


def asked_of(state, entry=WEIGHT, reach=3.0) -> Asked:
    t, unit = state.selection.t, state.selection.unit
    return Asked(state, entry, reach, float(forward(state).h[t, unit]))


@pytest.fixture
def view(shown) -> SweepView:
    one = shown(SweepView())
    one.resize(300, 112)
    one.show_sweep(asked_of(STATE))
    settle()
    return one


@pytest.mark.parametrize("cell", CELLS)
def test_each_point_is_a_forward_pass_of_its_own(cell):
    state = select(seeded_state(2, 3, 8, kind=CELLS[cell]), t=5, unit=1)
    entry = Entry("b", 0, 0, state.parameters.kind.blocks[0])
    curve = asked_of(state, entry, 2.0).answer()
    for index in (0, 31, 63):
        moved = with_values(state, {entry: float(curve.values[index])})
        assert curve.h[index] == pytest.approx(forward(moved).h[5, 1], abs=1e-12)
    assert (curve.values[0], curve.values[-1]) == (-2.0, 2.0)


def test_the_curve_reaches_as_far_as_the_number_itself():
    far = with_values(STATE, {WEIGHT: -7.0})
    assert asked_of(far).answer().values[0] == -7.0


def test_while_the_number_itself_moves_the_curve_stays(view):
    before = view.curve
    view.show_sweep(asked_of(with_values(STATE, {WEIGHT: 1.5})))
    assert view.curve is before
    view.show_sweep(asked_of(with_values(STATE, {Entry("b", 1, 0, "f"): 1.5})))
    assert view.curve is not before


@pytest.mark.parametrize("change", [{"t": 4}, {"unit": 2}])
def test_another_step_or_unit_has_another_curve(view, change):
    before = view.curve
    view.show_sweep(asked_of(select(STATE, **change)))
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


def test_the_number_told_is_that_of_the_cell_however_steep_the_curve(view):
    entry = Entry("x", 5, 0)
    steep = with_values(STATE, {Entry("w_x", 1, 0, "c"): 90.0, entry: 0.03})
    asked = asked_of(steep, entry)
    view.show_sweep(asked)
    assert view.accessibleDescription().endswith(f"now {number(asked.h)}")


def test_what_takes_long_is_computed_once_nothing_moves_with_the_window_alive(
    shown, qtbot, monkeypatch
):
    found_on = []

    def find(_sweeps: Sweeps, question: Asked) -> SweepCurve:
        found_on.append(threading.get_ident())
        return question.answer()

    monkeypatch.setattr(Sweeps, "find", find)
    large = select(seeded_state(4, 64, 150), t=149)
    view = shown(SweepView())
    view.show_sweep(asked_of(large))
    assert (view.curve, view.accessibleDescription()) == (None, "")
    qtbot.waitUntil(lambda: view.curve is not None, timeout=20_000)
    assert np.isfinite(view.curve.h).all()
    assert "now" in view.accessibleDescription()
    assert found_on[0] != threading.get_ident()


def test_what_has_no_curve_is_an_input_of_later_or_takes_too_long():
    assert can_sweep(asked_of(STATE, Entry("x", 5, 0)))
    assert not can_sweep(asked_of(STATE, Entry("x", 6, 0)))
    assert not can_sweep(Asked(select(seeded_state(1, 256, 200), t=199), WEIGHT, 3.0, 0.0))


def test_the_axis_reaches_as_far_as_the_curve(view):
    curve = view.curve
    assert curve.tallest == 1.0
    assert replace(curve, h=curve.h * 0 - 2.3).tallest == 3.0


def test_the_inspector_shows_it_for_numbers_that_can_be_set(window):
    main = window(STATE)
    inspector = panel(main, "inspector")
    go_to(main.document, entry_inspection(WEIGHT, 5))
    settle()
    assert inspector.view.sweep.isVisible()
    inspector.view.sweep.edited.emit(WEIGHT, 2.5, 1)
    settle()
    assert value(main.document.state, WEIGHT) == 2.5
    main.document.inspect(Inspection("h"))
    settle()
    assert not inspector.view.sweep.isVisible()
