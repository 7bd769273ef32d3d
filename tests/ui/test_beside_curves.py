"""Curves of further units stay in sight beside that of the selected one."""

from itertools import pairwise

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, Qt

from lstm_gui.ui.style.theme import LIGHT
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel, state_of
from tests.ui.driving import key, press_mouse, release_mouse, settle

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window(seeded_state(2, 4, 12))
    main.document.set_view(curves=True)
    settle()
    return main


def spots(main: MainWindow, name: str, unit: int) -> list[QPointF]:
    """Return where the curve of ``unit`` is at each step, in the window of the picture."""
    figure = panel(main, "states").figure
    row = next(row for row in figure.rows if row.kind.name == name)
    heights = row.y_of(row.values[unit])
    places = (figure._view.mapViewToScene(QPointF(t, y)) for t, y in enumerate(heights))
    return [QPointF(figure.mapFromScene(place)) for place in places]


def ctrl_click(main: MainWindow, unit: int, t: int) -> None:
    view, at = panel(main, "states").figure.viewport(), spots(main, "c", unit)[t]
    press_mouse(view, (at.x(), at.y()), keys=CTRL)
    release_mouse(view, (at.x(), at.y()), keys=CTRL)
    settle()


def strong_pixels(main: MainWindow, unit: int) -> int:
    """Count the pixels around the curve of c of ``unit`` that have its full colour."""
    shown = panel(main, "states").figure.viewport().grab().toImage()
    role, along = LIGHT.role("cell"), spots(main, "c", unit)
    count = 0
    for here, there in pairwise(along):
        for share in np.linspace(0, 1, 12):
            at = here + (there - here) * share
            color = shown.pixelColor(round(at.x()), round(at.y()))
            count += abs(color.red() - role.red()) + abs(color.blue() - role.blue()) < 40
    return count


def test_a_click_with_ctrl_keeps_a_unit_in_sight_and_another_lets_it_go(main):
    before = state_of(main)
    unit = int(np.argmax(main.document.snapshot().trace.c[11]))
    ctrl_click(main, unit, 11)
    assert main.document.view.beside == (unit,)
    said = panel(main, "states").figure.accessibleDescription()
    assert f"kept in sight: units {unit + 1}" in said
    assert state_of(main) == before
    assert not main.document.undo_stack.canUndo()
    ctrl_click(main, unit, 11)
    assert main.document.view.beside == ()


def test_what_is_kept_is_as_strong_as_what_is_selected(main):
    main.apply_theme(LIGHT)
    main.document.select(t=0, unit=0)
    settle()
    faint = strong_pixels(main, 2)
    main.document.set_view(beside=(2,))
    settle()
    assert strong_pixels(main, 2) > faint + 10


def test_of_many_units_the_kept_ones_are_drawn_over_what_all_fill(window):
    main = window(seeded_state(1, 20, 12))
    main.apply_theme(LIGHT)
    main.document.set_view(curves=True, beside=(7,))
    settle()
    assert strong_pixels(main, 7) > strong_pixels(main, 8) + 10


def test_the_menu_of_a_curve_keeps_its_unit_in_sight(main):
    main.document.select(t=3, unit=1)
    settle()
    states = panel(main, "states")
    states.quantities.offer(main.document.snapshot(), "h", 1)
    states.quantities.fill()
    keep = next(one for one in states.quantities.actions() if one.isCheckable())
    assert keep.text() == "Keep the curves of unit 2 in sight"
    assert not keep.isChecked()
    keep.trigger()
    key(states.figure, "Down")
    assert main.document.view.beside == (1,)
    states.quantities.offer(main.document.snapshot(), "h", 1)
    states.quantities.fill()
    assert next(one for one in states.quantities.actions() if one.isCheckable()).isChecked()


def test_heat_maps_and_inputs_have_nothing_to_keep(main):
    menu = panel(main, "states").quantities
    for name, curves in (("x", True), ("h", False)):
        main.document.set_view(curves=curves)
        settle()
        menu.offer(main.document.snapshot(), name, 0)
        menu.fill()
        assert not any(action.isCheckable() for action in menu.actions())


def test_a_unit_that_the_cell_does_not_have_is_not_drawn(main):
    main.document.set_view(beside=(2, 9))
    settle()
    assert strong_pixels(main, 2) > 10
