"""The equations of a panel on the clipboard, for LaTeX."""

import pytest
from PyQt6.QtGui import QGuiApplication

from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from tests.core.states import seeded_state
from tests.ui.driving import settle

ACTION = "Copy the equations for LaTeX"


@pytest.fixture
def main(shared_window):
    return shared_window(seeded_state(2, 3, 4))


def offered(main, name: str):
    panel = next(panel for panel in main.workspace.panels if panel.name == name)
    menu = panel.findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    return next(action for action in menu.actions() if action.text() == ACTION)


def test_the_diagram_has_those_of_the_cell_and_of_the_step(main):
    main.document.select(t=2)
    settle()
    offered(main, "diagram").trigger()
    text = QGuiApplication.clipboard().text()
    assert text.count(r"\begin{align*}") == 2
    assert r"h_t &= o_t \odot \tanh(c_t)" in text
    h = main.document.snapshot().trace.h[2, main.document.state.selection.unit]
    assert f"{h:.2f}\n" in text.replace("-0.00", "0.00")


def test_the_inspector_has_those_of_what_it_explains(main):
    main.document.inspect(Inspection("i"))
    settle()
    offered(main, "inspector").trigger()
    assert (
        r"Z_i &= W_h^{(i)} h_{t-1} + W_x^{(i)} x_t + b^{(i)}" in QGuiApplication.clipboard().text()
    )
    main.document.inspect(None)


def test_panels_without_equations_offer_none(main):
    assert offered(main, "diagram").isVisible()
    assert not offered(main, "states").isVisible()


def test_a_riddle_is_not_given_away(main):
    main.document.inspect(Inspection("h"))
    main.actions_by_name["gate_steps"].trigger()
    main.actions_by_name["predict"].trigger()
    settle()
    assert not offered(main, "inspector").isVisible()
    offered(main, "diagram").trigger()
    assert "= ?" in QGuiApplication.clipboard().text()
    main.actions_by_name["predict"].trigger()
    main.actions_by_name["clear"].trigger()
    main.document.inspect(None)
