"""What only floats over the window is in no picture of it."""

import re

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.plots.figure import Figure
from lstm_gui.ui.widgets.covers.curtain import Curtain
from lstm_gui.ui.widgets.numbers.cell_editor import CellEditor
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.cell_panels import panel
from tests.ui.driving import settle


def note(window: QWidget) -> QWidget:
    return Notice("Saved", window)


def editor(window: QWidget) -> QWidget:
    return CellEditor(0.5, "0.5", window)


def drawn(main: MainWindow, name: str = "window") -> bytes:
    """Return a picture of the window without the outlines, whose last digits waver."""
    picture = Studio(main.document, main, main.apply_theme).file(name, ".svg")
    return re.sub(rb'\bd="[^"]*"', b"", picture)


@pytest.mark.parametrize("floating", [note, Curtain, editor])
def test_it_is_left_out(window, floating) -> None:
    main = window()
    main.clearFocus()
    before = drawn(main)
    over = floating(main)
    over.show()
    over.clearFocus()
    settle()
    assert drawn(main) == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [("diagram", Figure), ("states", Figure), ("ranges", Figure), ("inspector", EquationView)],
)
def test_no_picture_of_a_panel_tells_what_has_the_keys(window, name, kind) -> None:
    main = window()
    shown = panel(main, name)
    shown.raise_()
    main.setFocus()
    settle()
    before = drawn(main, name)
    reached = shown.findChild(kind)
    reached.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert reached.hasFocus()
    assert drawn(main, name) == before
