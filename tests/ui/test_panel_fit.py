"""A window that becomes smaller, and as large as before, while its panels stand somewhere."""

from itertools import combinations

import pytest
from PyQt6.QtCore import QSize, Qt

from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle

LARGE, SMALL = QSize(1440, 900), QSize(1024, 700)


@pytest.fixture
def main(window) -> MainWindow:
    made = window("latch")
    resized(made, LARGE)
    return made


def resized(main: MainWindow, size: QSize) -> None:
    main.resize(size)
    settle()


def in_sight(main: MainWindow) -> list:
    guide = main.learning.guide
    panels = [*main.workspace.panels, *([] if guide is None else [guide])]
    return [one for one in panels if not one.visibleRegion().isEmpty() and not one.isFloating()]


def is_whole(main: MainWindow) -> bool:
    places = [panel.geometry() for panel in in_sight(main)]
    apart = not any(one.intersects(other) for one, other in combinations(places, 2))
    return apart and all(main.rect().contains(place) for place in places)


def test_no_panel_lies_over_another_beside_a_lesson(main):
    main.actions_by_name["learn"].trigger()
    settle()
    large = [panel.name for panel in in_sight(main)]
    resized(main, SMALL)
    assert is_whole(main)
    assert main.learning.guide in in_sight(main)
    resized(main, LARGE)
    assert is_whole(main)
    assert [panel.name for panel in in_sight(main)] == large


def test_a_lesson_becomes_no_wider_with_the_window_than_where_it_opens(main):
    main.actions_by_name["learn"].trigger()
    settle()
    guide, parameters = main.learning.guide, main.workspace.panels[0]
    opened, left = guide.width(), parameters.width()
    for width in (1920, 2560, 1440):
        resized(main, QSize(width, 900))
        assert guide.width() == pytest.approx(opened, abs=8), width
        assert parameters.width() == left
    main.resizeDocks([guide], [opened + 90], Qt.Orientation.Horizontal)
    settle()
    wide = guide.width()
    assert wide > opened + 50
    resized(main, QSize(1920, 900))
    assert guide.width() == pytest.approx(wide, abs=8), "as somebody made it"


def test_what_is_hidden_or_floats_goes_on_doing_so(main):
    *_, states, ranges, inspector = main.workspace.panels
    main.actions_by_name["learn"].trigger()
    inspector.hide()
    ranges.setFloating(True)
    settle()
    place = ranges.geometry()
    resized(main, SMALL)
    assert is_whole(main)
    assert inspector.isHidden()
    assert (ranges.isFloating(), ranges.geometry()) == (True, place)
    assert states in in_sight(main)


def test_what_somebody_has_moved_meanwhile_stays_there(main):
    main.actions_by_name["learn"].trigger()
    settle()
    resized(main, SMALL)
    parameters = main.workspace.panels[0]
    main.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, parameters)
    settle()
    resized(main, LARGE)
    assert main.dockWidgetArea(parameters) == Qt.DockWidgetArea.BottomDockWidgetArea


def test_the_cell_is_whole_when_it_comes_back_to_a_smaller_window(main):
    main.actions_by_name["learn"].trigger()
    main.workspaces.show("memory")
    settle()
    resized(main, SMALL)
    main.workspaces.show("cell")
    settle()
    assert is_whole(main)
