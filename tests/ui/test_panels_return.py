"""Panels come back sound when the window changed while another workspace showed."""

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QTabBar

from lstm_gui.ui.window import main_window
from tests.ui.driving import move_mouse, press_mouse, release_mouse, settle


def tab_bars(main) -> list[QTabBar]:
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    return [bar for bar in main.findChildren(QTabBar, options=direct) if bar.isVisible()]


def test_memory_and_a_larger_window_leave_no_stale_tabs_and_no_wide_parameters(window):
    main = window("latch")
    main.resize(1024, 700)
    settle()
    main.workspace.places.arrange()
    settle()
    left = main.workspace.parameters.width()
    main.workspace.parameters.moved.emit()
    main.actions_by_name["show_memory"].trigger()
    main.resize(1440, 900)
    settle()
    main.actions_by_name["show_cell"].trigger()
    settle()
    assert main.workspace.parameters.width() == left
    main.actions_by_name["learn"].trigger()
    settle()
    assert len(tab_bars(main)) == 1
    main.actions_by_name["learn"].trigger()
    settle()
    assert len(tab_bars(main)) == 1
    # Arranged anew, they have the room that a wide window has for them.
    assert left < main.workspace.parameters.width() <= 330


def test_panels_behind_one_another_have_tabs_beside_a_lesson_and_after_it(window):
    main = window("latch")
    main.resize(1024, 700)
    settle()
    main.workspace.places.arrange()
    settle()
    for tabs in (3, 2):
        main.actions_by_name["learn"].trigger()
        settle()
        (bar,) = tab_bars(main)
        assert bar.count() == tabs


def test_no_tabs_shine_through_from_behind_another_workspace(window, monkeypatch):
    monkeypatch.setattr(main_window, "FIRST_SIZE", QSize(1024, 700))
    main = window("latch")
    main.workspace.places.arrange()
    settle()
    assert len(tab_bars(main)) == 1
    main.actions_by_name["show_memory"].trigger()
    settle()
    assert [bar for bar in tab_bars(main) if bar.count()] == []


def test_no_tabs_of_before_lie_over_a_lesson(window):
    main = window("latch", QSize(1024, 700))
    for panel in main.workspace.panels:
        panel.raise_()
        settle()
    main.actions_by_name["learn"].trigger()
    settle()
    lies = main.learning.panel.geometry()
    assert tab_bars(main)
    assert not any(bar.geometry().intersects(lies) for bar in tab_bars(main))


@pytest.mark.qt_log_ignore("This plugin does not support grabbing the mouse", extend=True)
@pytest.mark.parametrize("names", [("show_memory", "show_cell"), ("classroom", "classroom")])
def test_keys_put_a_panel_in_its_place_that_is_being_dragged(window, names):
    main = window("latch")
    title = main.workspace.diagram().title_row
    press_mouse(title, (40, 12))
    for way in range(1, 6):
        move_mouse(title, (40 + 8 * way, 12 + 30 * way))
        settle(1)
    for name in names:
        main.actions_by_name[name].trigger()
        settle()
    release_mouse(title, (80, 160))
    settle()
    for panel in main.workspace.panels:
        assert panel.isVisible()
        assert not panel.isFloating()
        assert main.rect().contains(panel.geometry())
