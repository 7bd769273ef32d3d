"""Classroom mode: big type, less on the screen, the keys of a presenter, and back again."""

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QDialog, QLabel, QWidget

from lstm_gui.core import KINDS
from lstm_gui.files.lessons import bundled_lessons
from lstm_gui.files.presets import load_preset
from lstm_gui.scenes.inspection.pieces import Line, Words
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.number_places import Box, number_places
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, factor, fit, fit_font, scaled
from lstm_gui.ui.style.stylesheet import scaled_rule
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.widgets.curtain import Curtain
from lstm_gui.ui.widgets.number_slider import NumberSlider
from lstm_gui.ui.window.classroom import HIDEABLE, chosen_hidden, chosen_size
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.ui.window.one_panel import Stage
from tests.ui.driving import click, drag, key, settle


@pytest.fixture(autouse=True)
def at_a_desk(qapp):
    yield
    set_factor(NORMAL)


@pytest.fixture
def main(window):
    made = window("latch")
    made.resize(1440, 900)
    settle()
    yield made
    made.classroom.leave()


@pytest.fixture
def restart(qtbot):
    """Start the window of a program anew, with what the one before has left."""
    running: list[MainWindow] = []

    def stop() -> None:
        for window in running:
            window.document.end_visit()
            assert window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        running.clear()
        set_factor(NORMAL)

    def begin() -> MainWindow:
        stop()
        window = MainWindow(Document(load_preset("latch").session), Settings())
        running.append(window)
        window.keep_layout(Settings())
        window.show()
        window.complete()
        settle()
        return window

    yield begin
    stop()


def places(window: MainWindow) -> dict[str, tuple[bool, tuple[int, ...]]]:
    """Return which panels show, and where, as far as they are not behind another."""
    settle()
    panels = [*window.workspace.panels, window.learning.panel]
    return {
        panel.name: (
            panel.isHidden(),
            () if panel.visibleRegion().isEmpty() else panel.geometry().getRect(),
        )
        for panel in panels
    }


def shown(window: MainWindow) -> set[str]:
    return {name for name, (hidden, _) in places(window).items() if not hidden}


def picture(window: MainWindow) -> QImage:
    settle()
    return window.grab().toImage()


def trigger(window: MainWindow, name: str) -> None:
    window.actions_by_name[name].trigger()
    settle()


# Big type


def test_what_is_fitted_follows_the_factor_and_comes_back(shown):
    label = shown(QLabel("text"))
    fit(label.setFixedWidth, 50)
    fit_font(label.setFont, 12)
    set_factor(1.5)
    assert (label.width(), label.font().pixelSize()) == (75, 18)
    set_factor(1.75)
    assert (label.width(), label.font().pixelSize()) == (88, 21)
    set_factor(NORMAL)
    assert (label.width(), label.font().pixelSize()) == (50, 12)


def test_a_switch_of_the_theme_leaves_the_type_as_big_as_it_is(main):
    main.classroom.choose(1.5)
    for theme in (DARK, LIGHT):
        main.apply_theme(theme)
        settle()
        assert main.transport.place.font().pixelSize() == scaled(13)
        assert QApplication.font().pixelSize() == scaled(13)


def test_the_rules_of_the_style_sheet_grow_but_borders_do_not(qapp):
    set_factor(1.5)
    assert scaled_rule("A { border: 1px solid red; padding: 4px 10px") == (
        "A { border: 1px solid red; padding: 6px 15px"
    )
    # What has the focus is as large as what has not: its border takes from the padding.
    assert "padding: 5px 14px" in scaled_rule("A:focus { border: 2px solid red; padding: 3px 9px")


@pytest.mark.parametrize("size", CLASSROOM)
def test_a_painted_slider_is_larger_and_answers_where_it_is_painted(shown, size):
    slider = shown(NumberSlider())
    small = slider.sizeHint()
    set_factor(size)
    assert slider.sizeHint().height() == round(small.height() * size)
    slider.resize(slider.sizeHint())
    click(slider, (slider.width() / 2, 10))
    assert slider.number == pytest.approx(0.0, abs=0.02)
    drag(slider, (slider.width() / 2, 10), (slider.width() - 10 * size, 10))
    assert slider.number == pytest.approx(3.0)
    click(slider, (10 * size, 10))
    assert slider.number == pytest.approx(-3.0)


def test_a_link_of_the_inspector_is_found_where_it_is_painted(main):
    view = main.workspace.panels[4].view.equations
    main.classroom.hide(frozenset())
    main.classroom.choose(1.5)
    settle()
    assert view.height() >= scaled(view.links[-1].rect.bottom()) - 1
    index = len(view.links) - 1
    assert view.link_at(view.links[index].rect.center()) == index


def test_a_formula_is_broken_anew_to_the_same_width(shown):
    view = shown(EquationView())
    view.resize(300, 200)
    view.show_lines(
        (Line(tuple(Words(word) for word in ["one", "two", "three", "four", "five"] * 3)),), 3
    )
    rows = {placed.baseline for placed in view._placed}
    set_factor(1.75)
    assert len({placed.baseline for placed in view._placed}) > len(rows)
    assert view.sizeHint().height() > scaled(16 * len(rows))


def test_the_window_is_as_before_to_the_pixel_when_the_mode_is_left(main):
    before = picture(main)
    trigger(main, "classroom")
    assert factor() == 1.5
    assert picture(main) != before
    trigger(main, "classroom")
    assert factor() == NORMAL
    assert picture(main) == before


@pytest.mark.parametrize("size", CLASSROOM)
@pytest.mark.parametrize("hidden", [None, frozenset()])
@pytest.mark.parametrize("learns", [True, False])
def test_nothing_lies_over_another_in_the_smallest_window(main, size, hidden, learns):
    main.resize(1024, 700)
    if hidden is not None:
        main.classroom.hide(hidden)
    main.classroom.choose(size)
    if learns:
        trigger(main, "learn")
        main.learning.course.start(bundled_lessons()[2])
    settle()
    visible = [
        panel.geometry()
        for panel in (*main.workspace.panels, main.learning.panel)
        if not panel.visibleRegion().isEmpty()
    ]
    assert main.width() == 1024
    for number, one in enumerate(visible):
        assert main.rect().contains(one)
        assert not any(one.intersects(other) for other in visible[number + 1 :])


def test_the_lesson_is_written_larger(main):
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[3])
    text = main.learning.panel.text
    at_desk = text.document().defaultFont().pixelSize()
    main.classroom.choose(1.75)
    settle()
    assert text.document().defaultFont().pixelSize() == round(at_desk * 1.75)
    assert text.height() >= text.document().size().height()


# What is hidden


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


def test_each_thing_to_hide_hides_something(main):
    main.classroom.hide(frozenset())
    trigger(main, "classroom")
    full = visible(main)
    for name in HIDEABLE:
        main.classroom.hide(frozenset({name}))
        settle()
        assert full - visible(main), name


def visible(window: MainWindow) -> set[int]:
    return {id(widget) for widget in window.findChildren(QWidget) if not widget.isHidden()}


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


def test_the_docks_come_back_where_they_were(main):
    ranges = main.workspace.panels[3]
    main.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, ranges)
    main.workspace.panels[4].hide()
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


def test_a_lesson_that_ends_in_class_does_not_come_back_with_the_layout(main):
    before = places(main)
    trigger(main, "learn")
    trigger(main, "classroom")
    trigger(main, "learn")
    assert shown(main) == {"diagram", "states"}
    trigger(main, "classroom")
    assert places(main) == before


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


# Numbers for the last row


def ink_height(image: QImage, left: float, top: float, right: float, bottom: float) -> int:
    """Return how many rows of a part of ``image`` have dark text in them."""
    rows = [
        y
        for y in range(round(top), round(bottom))
        if any(image.pixelColor(x, y).lightness() < 90 for x in range(round(left), round(right)))
    ]
    return rows[-1] - rows[0] + 1


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
@pytest.mark.parametrize("learns", [False, True])
def test_digits_are_a_fortieth_of_the_screen_high_in_class(main, size, learns):
    main.resize(*size)
    trigger(main, "classroom")
    if learns:
        trigger(main, "learn")
        main.learning.course.start(bundled_lessons()[2])
    main.document.select(block="c")
    panel = main.workspace.panels[1]
    panel.raise_()
    settle()
    figure, strip = panel.figure, panel.strip
    node = next(node for node in figure.picture.nodes if node.name == "f")
    corner = figure._view.mapViewToDevice(
        QPointF(node.center[0] + 12, node.center[1] - node.size[1] / 2 + 19)
    )
    end = figure._view.mapViewToDevice(
        QPointF(node.center[0] + node.size[0] / 2 - 4, node.center[1] + node.size[1] / 2 - 3)
    )
    drawn = ink_height(figure.grab().toImage(), corner.x(), corner.y(), end.x(), end.y())
    assert drawn >= size[1] / 40
    _, place = strip._places()[2]
    middle, top = scaled(place.center().x()), scaled(strip._top() + 24)
    written = ink_height(strip.grab().toImage(), middle - 30, top, middle + 30, strip.height())
    assert written >= size[1] / 40


def test_numbers_keep_off_nodes_and_each_other_in_every_cell():
    for kind in KINDS.values():
        nodes = picture_of(kind).nodes
        for pixels in (22, 26):
            places = [
                place.box for place in number_places(kind, 2.7 * pixels, 0.73 * pixels).values()
            ]
            for number, box in enumerate(places):
                assert not any(box.shared(other) > 60 for other in places[:number]), kind.name
                for node in nodes:
                    (x, y), (width, height) = node.center, node.size
                    around = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
                    assert box.shared(around) < 60, (kind.name, node.name)


def test_one_panel_fills_the_window_by_a_key_and_the_keys_go_on(main):
    trigger(main, "classroom")
    before = places(main)
    main.setFocus()
    key(main, "F6")
    settle()
    figure = main.workspace.panels[1].figure
    assert figure.window() is main
    assert main.findChild(Stage).geometry() == main.rect()
    assert figure.width() > 0.9 * main.width()
    t = main.document.state.selection.t
    key(main.focusWidget(), "PageDown")
    settle()
    assert main.document.state.selection.t == t + 1
    assert figure._painter._snapshot.t == t + 1
    key(main.focusWidget(), "F6")
    assert places(main) == before
    key(main, "F6")
    key(main.focusWidget(), "Escape")
    assert places(main) == before
    assert main.classroom.on


# Remembered


def test_the_next_start_is_in_class_too_and_still_knows_the_own_layout(restart):
    restart()
    window = restart()
    before = places(window)
    window.classroom.choose(1.25)
    window = restart()
    assert window.classroom.on
    assert factor() == 1.25
    assert window.actions_by_name["classroom"].isChecked()
    assert "parameters" not in shown(window)
    window.classroom.leave()
    assert places(window) == before
    window = restart()
    assert not window.classroom.on


@pytest.mark.parametrize("nonsense", ["huge", "", -3, None, 1e9, 0, ["a"]])
def test_a_size_nobody_can_read_is_the_usual_one(nonsense):
    hidden = ["no", "such", str(nonsense), "states"]
    values = {"classroom size": nonsense, "classroom hidden": hidden, "classroom": nonsense}
    Settings()._store.remember(values)
    assert chosen_size(Settings()) == 1.5
    assert chosen_hidden(Settings()) == {"states"}
    assert not Settings().classroom


def test_nothing_hidden_is_remembered_too():
    Settings().classroom_hidden = frozenset()
    assert chosen_hidden(Settings()) == frozenset()


# The keys of a presenter


def test_page_keys_turn_the_pages_of_a_lesson(main):
    trigger(main, "learn")
    course = main.learning.course
    course.start(bundled_lessons()[3])
    main.setFocus()
    key(main, "PageDown")
    assert course.index == 1
    key(main, "PageUp")
    assert course.index == 0


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
    key(main.focusWidget(), "PageDown")
    settle()
    assert (course.lesson, course.index) == (bundled_lessons()[1], 1)
    assert main.document.memory.units == before.units


def test_beside_a_lesson_no_card_of_a_comparison_covers_another(main):
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[0], page=3)
    trigger(main, "classroom")
    main.learning.course.next()
    settle()
    cards = {panel.name: panel.geometry() for panel in main.workspaces.memory.panels}
    assert not cards["memory_flow"].intersects(cards["memory_cost"])


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
    course.start(bundled_lessons()[3])
    settle()
    state, tried = main.document.state.parameters, set()
    for widget in main.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.visibleRegion().isEmpty():
            course.start(bundled_lessons()[3], page=1)
            widget.setFocus()
            if main.focusWidget() is widget:
                tried.add(type(widget).__name__)
                key(widget, "PageDown")
                assert course.index == 2, widget
                key(widget, "PageUp")
                assert course.index == 1, widget
    assert tried >= {"PageText", "QPushButton", "ChoiceBox"}
    assert main.document.state.parameters == state


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


def test_a_page_on_the_cell_brings_the_parameters_back_when_asked(main):
    main.classroom.enter()
    main.learning.do_learn()
    panel, lessons = main.learning.panel, bundled_lessons()
    main.learning.course.start(lessons[0], len(lessons[0].pages) - 1)
    settle()
    assert panel.bring.isVisible()
    assert main.workspace.parameters.isHidden()
    panel.bring.click()
    settle()
    assert main.workspace.parameters.isVisible()
    assert not main.workspace.parameters.visibleRegion().isEmpty()
    assert not panel.bring.isVisible()
    main.classroom.hide(frozenset({"parameters"}))
    settle()
    assert panel.bring.isVisible()
    main.learning.course.start(lessons[1], 0)  # read beside the Memory workspace
    settle()
    assert not panel.bring.isVisible()
    main.classroom.leave()
    main.learning.course.start(lessons[0], 0)
    settle()
    assert not panel.bring.isVisible()


def test_the_card_that_a_page_speaks_of_is_scrolled_to(main):
    main.resize(1100, 700)
    main.classroom.enter()
    main.learning.do_learn()
    forgetting = bundled_lessons()[1]
    main.learning.course.start(forgetting, 0)
    settle()
    main.learning.course.start(forgetting, 2)
    settle()
    memory = main.workspaces.memory
    flow = memory.pages.shown_panels[0]
    assert flow.visibleRegion().boundingRect() == flow.rect()
