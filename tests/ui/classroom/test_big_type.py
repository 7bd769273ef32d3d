"""Big type in class: drawn, written, hit and laid out as large as the room asks for."""

from dataclasses import dataclass
from itertools import combinations

import pytest
from PyQt6.QtCore import QRect
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QLabel, QMenu

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.scenes.inspection.pieces import Line, Words
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, factor, fit, fit_font, scaled
from lstm_gui.ui.style.stylesheet import scaled_rule
from lstm_gui.ui.style.theme import DARK, LIGHT, Theme
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


@dataclass
class Class:
    """What a window shows at a desk, in class, and at a desk again.

    Attributes
    ----------
    factors, pictures
        At a desk, in class, and at a desk again.
    letters
        In class in either theme: of a label, of the application, and as they are wanted.
    view, last_link, found
        The height of the inspector's formulas, the lower end of the last link, both in pixels,
        and whether the link is found where it is painted.
    texts
        The size of a lesson's type at a desk and in class.
    page, document
        How high a page is in class, and what is written on it.
    menu, of_class, screen
        Where the actions of the longest menu stand, the place of the class among all of them,
        and how high the screen is.
    """

    factors: list[float]
    pictures: list[QImage]
    letters: list[tuple[int, int, int]]
    view: int
    last_link: int
    found: bool
    texts: list[int]
    page: int
    document: float
    menu: list[QRect]
    of_class: float
    screen: int


@pytest.fixture(scope="module")
def once() -> list[Class]:
    """What was seen already."""
    return []


@pytest.fixture
def seen(main, once) -> Class:
    """Go to class and back once for all tests: to style a window anew is what takes long."""
    if not once:
        once.append(_seen(main))
    return once[0]


def _seen(main: MainWindow) -> Class:
    at_desk, _ = _lesson(main)
    pictures, factors = [picture(main)], [factor()]
    trigger(main, "classroom")
    pictures.append(picture(main))
    factors.append(factor())
    inspector, letters = _inspector(main), [_letters(main, theme) for theme in (DARK, LIGHT)]
    main.classroom.choose(1.75)
    menu = _longest_menu(main)
    in_class, heights = _lesson(main)
    trigger(main, "classroom")
    pictures.append(picture(main))
    factors.append(factor())
    return Class(factors, pictures, letters, *inspector, [at_desk, in_class], *heights, *menu)


def _lesson(main: MainWindow) -> tuple[int, tuple[int, float]]:
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[3])
    settle()
    text = main.learning.panel.text
    heights = text.height(), text.document().size().height()
    size = text.document().defaultFont().pixelSize()
    main.learning.close()
    return size, heights


def _letters(main: MainWindow, theme: Theme) -> tuple[int, int, int]:
    main.apply_theme(theme)
    settle()
    place, app = main.transport.place.font(), QApplication.font()
    return place.pixelSize(), app.pixelSize(), scaled(13)


def _inspector(main: MainWindow) -> tuple[int, int, bool]:
    view, hidden = panel(main, "inspector").view.equations, chosen_hidden(Settings())
    main.classroom.hide(frozenset())
    settle()
    index = len(view.links) - 1
    last = view.links[index].rect
    facts = view.height(), scaled(last.bottom()), view.link_at(last.center()) == index
    main.classroom.hide(hidden)
    return facts


def _longest_menu(main: MainWindow) -> tuple[list[QRect], float, int]:
    menus = {menu: menu.actions() for menu in main.findChildren(QMenu)}
    menu, actions = max(menus.items(), key=lambda one: len(one[1]))
    places = [menu.actionGeometry(action) for action in actions if not action.isSeparator()]
    of_class = actions.index(main.menus["Classroom"].menuAction())
    return places, of_class / len(actions), menu.screen().availableGeometry().height()


def test_a_switch_of_the_theme_leaves_the_type_as_big_as_it_is(seen):
    for place, app, wanted in seen.letters:
        assert place == app == wanted


def test_a_menu_higher_than_the_screen_is_one_column_that_scrolls(seen):
    assert sum(place.height() for place in seen.menu) > seen.screen
    assert len({place.x() for place in seen.menu}) == 1
    assert seen.of_class < 0.5, "in sight before anybody scrolls"


def test_a_link_of_the_inspector_is_found_where_it_is_painted(seen):
    assert seen.view >= seen.last_link - 1
    assert seen.found


def test_the_window_is_as_before_to_the_pixel_when_the_mode_is_left(seen):
    assert seen.factors == [NORMAL, 1.5, NORMAL]
    before, in_class, after = seen.pictures
    assert in_class != before
    assert after == before


def test_the_lesson_is_written_larger(seen):
    at_desk, in_class = seen.texts
    assert in_class == round(at_desk * 1.75)
    assert seen.page >= seen.document


def test_nothing_lies_over_another_in_the_smallest_window(main):
    """At each size of the type, beside a lesson and without, all in sight and what is by itself."""
    main.resize(1024, 700)
    wrong, hideable = [], [chosen_hidden(Settings()), frozenset()]
    for size in CLASSROOM:
        main.classroom.choose(size)
        # Each turn begins with what the one before has ended with.
        for turn in range(2):
            if turn:
                trigger(main, "learn")
            learns = main.learning.panel.isVisible()
            if learns and main.learning.course.lesson is None:
                main.learning.course.start(bundled_lessons()[2])
            hideable.reverse()
            for hidden in hideable:
                main.classroom.hide(hidden)
                wrong += [(size, learns, hidden, *what) for what in out_of_place(main)]
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
