"""Surgery in the cell: numbers are held, marked, explained, saved with undo, and let go."""

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QPoint, QPointF
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication, QInputDialog, QMenu

from lstm_gui.core import Clamp, forward, select, with_clamp
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_sentences import sentence
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.scenes.surgery import Hold, held, holdable, joined
from tests.core.states import CELLS, seeded_state
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.cell_panels import panel
from tests.ui.driving import settle

STATE = select(seeded_state(2, 3, 8), t=3, unit=1)


@pytest.fixture
def main(shared_window):
    return shared_window(STATE)


def entry_of(menu: QMenu, *path: str):
    """Return the entry that ``path`` leads to, menu after menu."""
    for text in path[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == text)
    return next(action for action in menu.actions() if action.text().startswith(path[-1]))


def opened(main, quantity: str) -> QMenu:
    main.document.inspect(Inspection(quantity))
    settle()
    menu = panel(main, "inspector").surgery
    menu.fill()
    return menu


@pytest.mark.parametrize(
    ("path", "clamps"),
    [
        (("In all steps", "to 0"), (Clamp("f", 1, 0, 7, 0.0),)),
        (("From t = 3 on", "to 1"), (Clamp("f", 1, 3, 7, 1.0),)),
        (("At t = 3 only", "to 0"), (Clamp("f", 1, 3, 3, 0.0),)),
        (
            ("All units", "At t = 3 only", "to 1"),
            tuple(Clamp("f", unit, 3, 3, 1.0) for unit in range(3)),
        ),
    ],
)
def test_the_menu_holds_what_it_says(main, path, clamps):
    entry_of(opened(main, "f"), *path).trigger()
    settle()
    assert main.document.state.clamps == clamps
    trace = main.document.snapshot().trace
    assert trace.f[3, 1] == clamps[0].value
    main.actions_by_name["undo"].trigger()
    settle()
    assert main.document.state == STATE


def test_the_present_value_changes_nothing_that_follows(main):
    before = main.document.snapshot().trace
    entry_of(opened(main, "z_o"), "In all steps", "to its present value").trigger()
    settle()
    after = main.document.snapshot().trace
    assert after.o[3, 1] == before.o[3, 1]
    assert (after.o[:, 1] == before.o[3, 1]).all()


def test_another_value_is_asked_for(main, monkeypatch):
    asked = []

    def answered(*offered):
        asked.append(offered[4:6])
        return 0.25, True

    monkeypatch.setattr(QInputDialog, "getDouble", answered)
    entry_of(opened(main, "i"), "At t = 3 only", "to another").trigger()
    settle()
    assert main.document.state.clamps == (Clamp("i", 1, 3, 3, 0.25),)
    assert asked == [(0.0, 1.0)]
    monkeypatch.setattr(QInputDialog, "getDouble", lambda *_: (0.5, False))
    entry_of(opened(main, "i"), "At t = 3 only", "to another").trigger()
    assert main.document.state.clamps == (Clamp("i", 1, 3, 3, 0.25),)


def test_a_silent_unit_says_nothing_and_is_let_go(main):
    entry_of(opened(main, "c_tilde"), "Silence unit 2").trigger()
    settle()
    assert not main.document.snapshot().trace.h[:, 1].any()
    diagram = panel(main, "diagram")
    assert diagram.held.isVisible()
    menu = diagram.held.menu()
    menu.fill()
    entry_of(menu, "Release h = 0.00 of unit 2, t = 0 to 7").trigger()
    settle()
    assert main.document.state == STATE
    assert not diagram.held.isVisible()


def test_release_lets_go_of_what_holds_the_number_here(main):
    entry_of(opened(main, "f"), "In all steps", "to 0").trigger()
    entry_of(opened(main, "f"), "At t = 3 only", "to 1").trigger()
    entry_of(opened(main, "f"), "Release it").trigger()
    settle()
    assert main.document.state.clamps == (Clamp("f", 1, 0, 7, 0.0),)
    entry_of(opened(main, "f"), "Release everything").trigger()
    settle()
    assert main.document.state == STATE
    assert not entry_of(opened(main, "f"), "Release it").isEnabled()


def test_what_cannot_be_held_offers_no_menu(main):
    inspector = panel(main, "inspector")
    for quantity, offered in (("c", False), ("kept", False), ("tanh_c", False), ("h", True)):
        main.document.inspect(Inspection(quantity))
        settle()
        assert inspector.hold.isVisible() == offered


def test_the_right_button_opens_the_menu_of_a_gate(main):
    figure = panel(main, "diagram").figure
    node = next(node for node in figure.picture.nodes if node.name == "f")
    place = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*node.center)))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, QPoint(0, 0))
    QApplication.sendEvent(figure.viewport(), event)
    settle()
    menu = panel(main, "diagram").quantities
    assert menu.isVisible()
    assert menu.quantity == "f"
    menu.hide()


def test_however_often_the_menu_opens_no_menu_is_left_over(window):
    menu = opened(window(STATE), "f")
    submenus = len(menu.findChildren(QMenu))
    for _ in range(3):
        menu.fill()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert len(menu.findChildren(QMenu)) == submenus


def test_formulas_and_sentences_say_that_a_number_is_held(main):
    main.document.edit("x", with_clamp(STATE, Clamp("f", 1, 2, 5, 0.5)))
    main.document.select(block="f")
    settle()
    assert panel(main, "diagram").figure.formula().startswith("f_t := 0.50")
    lines = panel(main, "inspector").view.explained.lines
    assert lines[-1].pieces[0].markup == "f_t[2] := "
    assert lines[-1].result.value == 0.5
    main.document.set_moment(Moment(LSTM_STEPS, 1))
    settle()
    figure = panel(main, "diagram").figure
    figure.hold(1.0)
    assert "f_t := 0.50" in figure.formula()
    told = sentence(main.document.snapshot(), figure.moment())
    assert told == "This number is clamped to 0.50, whatever the cell would compute."
    main.document.set_moment(None)
    settle()


def test_held_cells_are_hatched(main):
    states = panel(main, "states").figure
    before = states.grab().toImage()
    main.document.edit("x", with_clamp(STATE, Clamp("f", 1, 2, 5, float(forward(STATE).f[3, 1]))))
    settle()
    assert states.grab().toImage() != before


@pytest.mark.parametrize("cell", CELLS)
def test_every_result_of_a_block_can_be_held_where_the_cell_has_it(cell):
    kind = CELLS[cell]
    for block in kind.blocks:
        name = holdable(kind, f"z_{block}")
        assert name in (*kind.clampable, "")
        assert bool(name) == (not (kind.variant.coupled and block == "i"))
    assert holdable(kind, "x") == ""


def test_alike_holds_of_several_units_are_told_together():
    everyone = held(STATE, Hold("o", None, 1, 2, 0.5))
    other = Clamp("o", 1, 1, 2, 0.25)
    assert joined((*everyone.clamps, other)) == (everyone.clamps, (other,))
