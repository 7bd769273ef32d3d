"""While something is dragged a colour of the heat maps means one number all along."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from lstm_gui.core import Entry
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import settle

STATE = seeded_state(2, 3, 12)


@pytest.fixture
def main(window):
    return window(STATE)


@pytest.fixture
def button(monkeypatch):
    """The button that the mouse holds, which events of tests do not tell to Qt."""
    held = [Qt.MouseButton.NoButton]
    monkeypatch.setattr(QGuiApplication, "mouseButtons", lambda: held[0])
    return held


def figure(main):
    return panel(main, "states").figure


def bound(main) -> float:
    return next(row.bound for row in figure(main)._rows if row.kind.name == "c")


def drag_bias(main, value: float) -> float:
    """Return the largest of c after the bias of the candidate has become ``value``."""
    main.document.set_values("drag", {Entry("b", 0, block="c"): value}, gesture=1)
    settle()
    return main.document.snapshot().trace.largest("c")


def test_the_scale_holds_during_a_drag_and_fits_after_it(main, button, qtbot):
    before = bound(main)
    assert before == main.document.snapshot().trace.largest("c")
    button[0] = Qt.MouseButton.LeftButton
    for value in (3.0, 4.0):
        assert drag_bias(main, value) > before
        assert bound(main) == before
    button[0] = Qt.MouseButton.NoButton
    qtbot.waitUntil(lambda: bound(main) > before)
    assert bound(main) == main.document.snapshot().trace.largest("c")


def test_without_a_button_the_scale_follows_at_once(main, button):
    assert drag_bias(main, 3.0) == bound(main)


def test_another_length_fits_the_scale_whatever_is_held(main, button):
    button[0] = Qt.MouseButton.LeftButton
    longer = seeded_state(2, 3, 20)
    main.document.edit("x", longer)
    settle()
    assert bound(main) == main.document.snapshot().trace.largest("c")
