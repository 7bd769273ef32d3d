"""A window that becomes smaller, and as large as before, while its panels stand somewhere."""

from itertools import combinations

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QScrollArea

from lstm_gui.ui.cards.move_menu import MoveMenu
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle, widen

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
    widen(main, main.workspace.diagram(), -90)
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


def looks(main: MainWindow) -> list:
    return [(panel.name, panel.geometry()) for panel in in_sight(main)]


def plain(main: MainWindow) -> None:
    del main


def beside_a_lesson(main: MainWindow) -> None:
    main.actions_by_name["learn"].trigger()


def beside_a_lesson_in_class(main: MainWindow) -> None:
    beside_a_lesson(main)
    main.classroom.choose(1.5)


def beside_a_lesson_of_memory(main: MainWindow) -> None:
    main.workspaces.show("memory")
    beside_a_lesson(main)


@pytest.mark.parametrize(
    "mode", [plain, beside_a_lesson, beside_a_lesson_in_class, beside_a_lesson_of_memory]
)
def test_panels_nobody_has_moved_stand_as_a_window_of_that_size_begins(window, main, mode):
    mode(main)
    settle()
    large = looks(main)
    fresh = window("latch", SMALL)
    mode(fresh)
    settle()
    for size, wanted in ((SMALL, looks(fresh)), (LARGE, large)):
        resized(main, size)
        assert looks(main) == wanted


def by_the_mouse(main: MainWindow) -> None:
    widen(main, main.workspace.parameters, 60)


def by_the_menu(main: MainWindow) -> None:
    menu = MoveMenu(main.workspace.panels[0], main)
    menu.fill()
    next(one for one in menu.actions() if one.text() == "Wider").trigger()
    settle()


@pytest.mark.parametrize("widened", [by_the_mouse, by_the_menu])
def test_a_width_somebody_has_chosen_stays_in_a_window_of_another_size(main, widened):
    left = main.workspace.parameters.width()
    widened(main)
    chosen = main.workspace.parameters.width()
    assert chosen > left + 10
    for size in (QSize(1300, 800), LARGE):
        resized(main, size)
        assert main.workspace.parameters.width() == pytest.approx(chosen, abs=8)


def test_what_is_read_stays_in_front_with_the_keys_where_it_was_scrolled_to(main):
    resized(main, SMALL)
    inspector = main.workspace.panels[4]
    inspector.raise_()
    settle()
    (area,) = [one for one in inspector.findChildren(QScrollArea) if one.isVisible()][:1]
    area.verticalScrollBar().setValue(40)
    main.workspace.diagram().figure.setFocus()
    place, focused = area.verticalScrollBar().value(), main.focusWidget()
    assert place == 40
    resized(main, QSize(1030, 690))
    assert inspector in in_sight(main)
    assert area.verticalScrollBar().value() == place
    assert main.focusWidget() is focused


def test_whether_somebody_has_moved_a_panel_is_remembered_with_its_place(main):
    layout = main.keep_layout(Settings())
    resized(main, LARGE)
    layout.save()
    assert Settings().layout_fits == (1440, 900)
    main.workspace.panels[0].moved.emit()
    for meanwhile in ("show_cell", "classroom", "show_memory"):
        main.actions_by_name[meanwhile].trigger()
        layout.save()
        assert Settings().layout_fits is None, meanwhile
    layout.deleteLater()
