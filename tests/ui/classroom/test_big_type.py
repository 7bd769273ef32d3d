"""Big type in class: drawn, written, hit and laid out as large as the room asks for."""

from itertools import combinations

import pytest
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QLabel, QMenu

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.inspection.pieces import Line, Words
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, factor, fit, fit_font, scaled
from lstm_gui.ui.style.stylesheet import scaled_rule
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.ui.window.lecture.classroom import chosen_hidden
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.cell_panels import panel
from tests.ui.classroom.class_window import trigger
from tests.ui.driving import click, drag, settle


def picture(window: MainWindow) -> QImage:
    settle()
    return window.grab().toImage()


# First what needs no window: it would be styled anew at each size.
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


def test_a_formula_is_broken_anew_to_the_same_width(shown):
    view = shown(EquationView())
    view.resize(300, 200)
    view.show_lines(
        (Line(tuple(Words(word) for word in ["one", "two", "three", "four", "five"] * 3)),), 3
    )
    rows = {placed.baseline for placed in view.placed}
    set_factor(1.75)
    assert len({placed.baseline for placed in view.placed}) > len(rows)
    assert view.sizeHint().height() > scaled(16 * len(rows))


def test_a_switch_of_the_theme_leaves_the_type_as_big_as_it_is(main):
    main.classroom.choose(1.5)
    for theme in (DARK, LIGHT):
        main.apply_theme(theme)
        settle()
        assert main.transport.place.font().pixelSize() == scaled(13)
        assert QApplication.font().pixelSize() == scaled(13)


def test_a_menu_higher_than_the_screen_is_one_column_that_scrolls(main):
    main.classroom.choose(1.75)
    menus = {menu: menu.actions() for menu in main.findChildren(QMenu)}
    menu, actions = max(menus.items(), key=lambda one: len(one[1]))
    places = [menu.actionGeometry(action) for action in actions if not action.isSeparator()]
    assert sum(place.height() for place in places) > menu.screen().availableGeometry().height()
    assert len({place.x() for place in places}) == 1
    of_class = main.menus["Classroom"].menuAction()
    assert actions.index(of_class) < len(actions) / 2, "in sight before anybody scrolls"


def test_a_link_of_the_inspector_is_found_where_it_is_painted(main):
    view = panel(main, "inspector").view.equations
    main.classroom.hide(frozenset())
    main.classroom.choose(1.5)
    settle()
    assert view.height() >= scaled(view.links[-1].rect.bottom()) - 1
    index = len(view.links) - 1
    assert view.link_at(view.links[index].rect.center()) == index


def test_the_window_is_as_before_to_the_pixel_when_the_mode_is_left(main):
    before = picture(main)
    trigger(main, "classroom")
    assert factor() == 1.5
    assert picture(main) != before
    trigger(main, "classroom")
    assert factor() == NORMAL
    assert picture(main) == before


def test_nothing_lies_over_another_in_the_smallest_window(main):
    """At each size of the type, beside a lesson and without, all in sight and what is by itself."""
    main.resize(1024, 700)
    wrong = []
    for size in CLASSROOM:
        main.classroom.choose(size)
        for learns in (False, True):
            if learns:
                trigger(main, "learn")
                main.learning.course.start(bundled_lessons()[2])
            for hidden in (chosen_hidden(Settings()), frozenset()):
                main.classroom.hide(hidden)
                wrong += [(size, learns, hidden, *what) for what in out_of_place(main)]
        trigger(main, "learn")
    assert not wrong


def out_of_place(main: MainWindow) -> list[tuple[str, ...]]:
    """Return the panels that lie over one another or not in the window, as wide as it was."""
    settle()
    places = {
        panel.name: panel.geometry()
        for panel in (*main.workspace.panels, main.learning.panel)
        if not panel.visibleRegion().isEmpty()
    }
    assert main.width() == 1024
    outside = [(name,) for name, place in places.items() if not main.rect().contains(place)]
    pairs = combinations(places, 2)
    return outside + [pair for pair in pairs if places[pair[0]].intersects(places[pair[1]])]


def test_the_lesson_is_written_larger(main):
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[3])
    text = main.learning.panel.text
    at_desk = text.document().defaultFont().pixelSize()
    main.classroom.choose(1.75)
    settle()
    assert text.document().defaultFont().pixelSize() == round(at_desk * 1.75)
    assert text.height() >= text.document().size().height()
