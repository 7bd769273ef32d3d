"""The keys of a presenter: pages, steps, a blank window, and the way out."""

import pytest
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtWidgets import QAbstractButton, QDialog, QLabel, QTabBar, QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.widgets.covers.curtain import Curtain
from lstm_gui.ui.widgets.covers.pen_sheet import PenSheet
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.ui.window.lecture.one_panel import Stage
from tests.ui.cell_panels import panel
from tests.ui.classroom.class_window import trigger
from tests.ui.driving import click, key, middle, settle

_MOST_VIEWS = 9


def turned(widget: QWidget, course: Course, name: str) -> int:
    """Press a key until it turns the page, whose end it shows first; return which shows then."""
    before = course.index
    for _view in range(_MOST_VIEWS):
        if course.index == before:
            key(widget, name)
    return course.index


def test_page_keys_turn_the_pages_of_a_lesson(main):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[3])
    main.setFocus()
    assert turned(main, course, "PageDown") == 1
    assert turned(main, course, "PageUp") == 0


def test_of_a_long_page_the_keys_show_all_before_they_turn_it(main):
    main.resize(1280, 800)
    trigger(main, "learn")
    trigger(main, "classroom")
    course, bar = main.learning.course, main.learning.panel.scroll.verticalScrollBar()
    course.start(bundled_lessons()[5], page=3)
    settle()
    assert bar.maximum() > 0
    seen = {bar.value()}
    while bar.value() < bar.maximum():
        key(main, "PageDown")
        assert course.index == 3
        assert min(bar.value() - value for value in seen) < bar.pageStep()
        seen.add(bar.value())
    key(main, "PageUp")
    assert course.index == 3
    assert bar.value() < bar.maximum()
    key(main, "PageDown")
    key(main, "PageDown")
    settle()
    assert (course.index, bar.value()) == (4, 0)


@pytest.mark.usefixtures("desk_type")
@pytest.mark.parametrize("in_class", [False, True])
def test_page_keys_change_no_number_where_the_control_that_had_them_was_hidden(main, in_class):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[0], page=3)
    settle()
    main.findChild(NumberSlider).setFocus()
    if in_class:
        trigger(main, "classroom")
        assert main.focusWidget() is main
    course.next()
    settle()
    assert main.workspaces.current == "memory"
    before = main.document.memory
    assert main.focusWidget() is main
    assert turned(main.focusWidget(), course, "PageDown") == 1
    settle()
    assert course.lesson == bundled_lessons()[1]
    assert main.document.memory.units == before.units


def test_page_keys_go_through_gate_steps_and_else_through_time(main):
    t = main.document.state.selection.t
    key(main, "PageDown")
    assert main.document.state.selection.t == t + 1
    key(main, "PageUp")
    trigger(main, "gate_steps")
    first = main.document.moment
    key(main, "PageDown")
    assert main.document.moment != first
    assert main.document.state.selection.t == t
    key(main, "PageUp")
    assert main.document.moment == first
    trigger(main, "gate_steps")


def test_page_keys_leave_a_lesson_alone_that_does_not_show(main):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[3])
    main.learning.panel.hide()
    main.setFocus()
    t = main.document.state.selection.t
    key(main, "PageDown")
    assert (course.index, main.document.state.selection.t) == (0, t + 1)


def test_page_keys_on_a_slider_are_its_coarse_step_until_a_lesson_is_read(main):
    slider = main.workspace.parameters.block.sliders.rows[0].slider
    slider.setFocus()
    before = slider.number
    key(slider, "PageUp")
    assert slider.number == pytest.approx(before + 0.5)
    trigger(main, "learn")
    slider.setFocus()
    key(slider, "PageUp")
    assert slider.number == pytest.approx(before + 1.0)


@pytest.mark.parametrize("in_class", [False, True])
def test_page_keys_turn_the_page_of_a_lesson_whatever_has_the_focus(main, in_class):
    trigger(main, "learn")
    course = main.learning.course
    if in_class:
        main.classroom.hide(frozenset())
        trigger(main, "classroom")
    course.start(bundled_lessons()[3], page=1)
    settle()
    state, tried = main.document.state.parameters, set()
    for widget in main.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.visibleRegion().isEmpty():
            widget.setFocus()
            if main.focusWidget() is widget:
                tried.add(type(widget).__name__)
                assert turned(widget, course, "PageDown") == 2, widget
                assert turned(widget, course, "PageUp") == 1, widget
    assert tried >= {"PageText", "QuietButton", "ChoiceBox"}
    assert main.document.state.parameters == state


@pytest.mark.usefixtures("desk_type")
def test_a_key_starts_and_escape_ends_the_class_after_what_it_ends_else(main):
    main.setFocus()
    trigger(main, "classroom")
    main.playback.start()
    key(main, "Escape")
    assert not main.playback.playing
    assert main.classroom.on
    key(main, "Escape")
    assert not main.classroom.on
    assert not main.actions_by_name["classroom"].isChecked()


def test_any_key_shows_the_blank_window_again_and_does_nothing_else(main):
    main.setFocus()
    t = main.document.state.selection.t
    key(main, "B")
    curtain = main.findChild(Curtain)
    assert curtain.geometry() == main.rect()
    colours = {main.grab().toImage().pixelColor(x, x).name() for x in range(5, 600, 50)}
    assert colours == {"#000000"}
    key(curtain, "PageDown")
    settle()
    assert curtain.isHidden()
    assert main.document.state.selection.t == t


def test_the_keys_stand_in_the_sheet_and_in_the_menu(main):
    trigger(main, "shortcuts")
    sheet = next(one for one in main.findChildren(QDialog) if one.isVisible())
    words = {label.text() for label in sheet.findChildren(QLabel)}
    sheet.reject()
    settle()
    in_menu = {action.text() for action in main.menus["Classroom"].actions()}
    for name in ("classroom", "present_next", "present_back", "blank"):
        text = main.actions_by_name[name].text()
        assert text in words
        assert text in in_menu
    assert {"F5", "PgDown", "PgUp", "B"} <= words


@pytest.mark.usefixtures("desk_type")
@pytest.mark.parametrize("in_class", [False, True])
def test_a_chapter_that_is_clicked_gives_the_keys_to_no_control(main, in_class):
    if in_class:
        trigger(main, "classroom")
    for number in (1, 2):
        trigger(main, "learn")
        settle()
        panel = main.learning.panel
        chapter = next(
            one
            for one in panel.findChildren(QAbstractButton)
            if one.text().startswith(f"{number}. ")
        )
        click(chapter, middle(chapter))
        settle()
        assert main.workspaces.current == ("cell", "memory")[number - 1]
        holder = main.focusWidget()
        assert holder is main or panel.isAncestorOf(holder), holder
        trigger(main, "learn")


@pytest.mark.usefixtures("desk_type")
def test_one_panel_stays_above_whatever_is_arranged_below_it_until_it_is_left(window):
    main = window("latch", QSize(1440, 900))
    main.greet(Settings())
    trigger(main, "one_panel")
    stage = main.findChild(Stage)
    trigger(main, "classroom")
    trigger(main, "pen")
    panel(main, "states").raise_()
    trigger(main, "classroom")
    settle()
    sheet = main.findChild(PenSheet)
    assert main.childAt(main.rect().center()) is sheet
    siblings = [*main.children()]
    docks = [*main.workspace.panels, *main.findChildren(QTabBar)]
    assert siblings.index(sheet) > siblings.index(stage) > max(map(siblings.index, docks))
    key(main.focusWidget(), "Escape")
    key(main.focusWidget(), "Escape")
    settle()
    assert panel(main, "diagram").figure.isVisible()
    assert all(gone.isHidden() for gone in main.findChildren(Stage))
