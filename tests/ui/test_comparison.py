"""A state that was kept beside what it became: curves, heat maps and the diagram."""

import numpy as np
import pytest

from lstm_gui.core import Entry, forward, with_values
from lstm_gui.scenes.pictures.shown_numbers import ShownNumbers
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import Heard, hover, key, settle
from tests.ui.test_state_curves import at_curve

STATE = seeded_state(2, 3, 9)
BIAS = Entry("b", 0, 0, "f")
T, UNIT = 6, 0


@pytest.fixture
def main(shared_window) -> MainWindow:
    main = shared_window(STATE)
    main.document.select(t=T, unit=UNIT)
    settle()
    return main


def change(main: MainWindow, to: float = 3.0) -> None:
    main.document.set_values("Change a number", {BIAS: to})
    settle()


def change_of(name: str, to: float = 3.0) -> float:
    before, now = forward(STATE), forward(with_values(STATE, {BIAS: to}))
    return float(getattr(now, name)[T, UNIT] - getattr(before, name)[T, UNIT])


def shown_change(main: MainWindow, quantity: str) -> str:
    return ShownNumbers(main.document.computed(), frozenset()).change(quantity)


def menu_of(main: MainWindow) -> dict[str, object]:
    menu = panel(main, "diagram").compare.menu()
    menu.fill()
    return {action.text(): action for action in menu.actions()}


def test_the_diagram_writes_by_how_much_each_number_has_changed(main):
    key(main, "K")
    settle()
    assert shown_change(main, "c") == ""
    change(main)
    for name in ("f", "c", "h"):
        assert shown_change(main, name) == number(change_of(name), signed=True) != ""
    assert shown_change(main, "x") == ""
    assert panel(main, "diagram").compare.isChecked()


def test_it_stays_while_numbers_move_on_and_undo_knows_nothing_of_it(main):
    main.document.keep_for_comparison()
    assert not main.document.undo_stack.canUndo()
    for value in (1.0, 2.0, -1.0):
        change(main, value)
        assert shown_change(main, "c") == number(change_of("c", value), signed=True)
    for _ in range(3):
        main.document.undo_stack.undo()
    settle()
    assert shown_change(main, "c") == ""
    assert main.document.snapshot().before is not None


def test_forgetting_ends_it(main):
    main.document.keep_for_comparison()
    change(main)
    menu_of(main)["Forget comparison"].trigger()
    settle()
    assert shown_change(main, "c") == ""
    assert not panel(main, "diagram").compare.isChecked()
    assert not menu_of(main)["Forget comparison"].isEnabled()


def test_heat_maps_show_the_difference_to_it(main):
    main.document.keep_for_comparison()
    change(main)
    menu_of(main)["Heat maps as difference"].trigger()
    settle()
    rows = {row.kind.name: row for row in panel(main, "states").figure._rows}
    expected = forward(main.document.state).f - forward(STATE).f
    assert np.array_equal(rows["f"].values, expected.T)
    assert rows["f"].low == -rows["f"].bound == -np.max(np.abs(expected))
    menu_of(main)["Forget comparison"].trigger()
    settle()
    rows = {row.kind.name: row for row in panel(main, "states").figure._rows}
    assert np.array_equal(rows["f"].values, forward(main.document.state).f.T)


def test_the_curve_of_before_is_drawn_beside_that_of_now(main):
    main.document.set_view(curves=True)
    main.document.keep_for_comparison()
    change(main)
    figure = panel(main, "states").figure
    compared = figure.grab().toImage()
    main.document.forget_comparison()
    settle()
    assert figure.grab().toImage() != compared


def test_a_screen_reader_and_the_pointer_are_told_number_and_change(main):
    main.document.set_view(curves=True)
    main.document.keep_for_comparison()
    change(main)
    value = float(forward(main.document.state).c[T, UNIT])
    text = f"{number(value)} ({number(change_of('c'), signed=True)})"
    figure = panel(main, "states").figure
    assert text in figure.accessibleDescription()
    said = Heard(figure.cell_hovered)
    hover(*at_curve(main, "c", UNIT, T))
    row, lane, step = said.last
    now, before = row.now_and_before(lane, step)
    assert now - before == float(
        forward(main.document.state).c[step, lane] - forward(STATE).c[step, lane]
    )


def test_what_has_another_size_is_not_compared_and_the_menu_says_so(main):
    main.document.keep_for_comparison()
    main.document.edit("Change the size", seeded_state(2, 5, 9))
    settle()
    assert main.document.snapshot().before is None
    assert shown_change(main, "c") == ""
    assert "What was kept is of another cell or size" in menu_of(main)
    main.document.undo_stack.undo()
    settle()
    assert main.document.snapshot().before is not None


def test_another_session_is_compared_with_nothing(main):
    main.document.keep_for_comparison()
    main.document.open(main.document.session)
    settle()
    assert main.document.snapshot().kept is None
