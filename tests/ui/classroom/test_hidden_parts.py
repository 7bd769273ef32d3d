"""What is hidden in class, and the layout that comes back afterwards."""

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.scale import CLASSROOM, factor
from lstm_gui.ui.window.lecture.classroom import HIDEABLE, chosen_hidden, chosen_size
from tests.ui.cell_panels import panel
from tests.ui.classroom.class_window import places, shown, trigger, visible
from tests.ui.driving import settle


@pytest.mark.usefixtures("desk_type")
def test_the_chosen_parts_are_hidden_and_come_back(main):
    main.classroom.hide(frozenset({"ranges", "buttons", "menus", "pace", "matrices", "sizes"}))
    trigger(main, "classroom")
    parts = main.workspace.parameters
    gone = (main.header.menu_bar, main.transport.speed, parts.block.matrices, parts.sizes)
    assert not any(part.isVisible() for part in gone)
    assert shown(main) == {"parameters", "diagram", "states", "inspector"}
    trigger(main, "classroom")
    assert all(part.isVisible() for part in gone)
    assert shown(main) == {"parameters", "diagram", "states", "ranges", "inspector"}


@pytest.mark.usefixtures("desk_type")
def test_each_thing_to_hide_hides_something(main):
    main.classroom.hide(frozenset())
    trigger(main, "classroom")
    full = visible(main)
    for name in HIDEABLE:
        main.classroom.hide(frozenset({name}))
        settle()
        assert full - visible(main), name


@pytest.mark.usefixtures("desk_type")
def test_a_choice_in_the_menu_counts_at_once_and_is_remembered(main):
    menu = main.menus["Classroom"]
    choices = {action.data(): action for action in menu.actions() if action.data()}
    trigger(main, "classroom")
    assert "states" in shown(main)
    choices["states"].trigger()
    assert "states" not in shown(main)
    choices[1.25].trigger()
    assert factor() == 1.25
    assert chosen_size(Settings()) == 1.25
    assert "states" in chosen_hidden(Settings())
    assert [size for size in CLASSROOM if choices[size].isChecked()] == [1.25]


@pytest.mark.usefixtures("desk_type")
def test_the_docks_come_back_where_they_were(main):
    ranges = panel(main, "ranges")
    main.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, ranges)
    panel(main, "inspector").hide()
    before = places(main)
    trigger(main, "classroom")
    assert "ranges" not in shown(main)
    main.classroom.choose(1.75)
    trigger(main, "classroom")
    assert places(main) == before


def test_a_lesson_opened_in_class_gives_back_the_layout_from_before_the_class(main):
    before = places(main)
    trigger(main, "classroom")
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[3])
    settle()
    assert shown(main) == {"diagram", "states", "learn"}
    trigger(main, "classroom")
    assert shown(main) == {*before}
    trigger(main, "learn")
    assert places(main) == before


@pytest.mark.usefixtures("desk_type")
def test_a_lesson_that_ends_in_class_does_not_come_back_with_the_layout(main):
    before = places(main)
    trigger(main, "learn")
    trigger(main, "classroom")
    trigger(main, "learn")
    assert shown(main) == {"diagram", "states"}
    trigger(main, "classroom")
    assert places(main) == before


@pytest.mark.usefixtures("desk_type")
def test_the_workspaces_can_be_switched_in_class(main):
    before = places(main)
    trigger(main, "classroom")
    trigger(main, "show_memory")
    assert main.workspaces.memory.widget.isVisible()
    trigger(main, "show_cell")
    assert shown(main) == {"diagram", "states"}
    trigger(main, "show_memory")
    trigger(main, "classroom")
    assert shown(main) == set()
    trigger(main, "show_cell")
    assert places(main) == before
