"""Cards that a lesson needs in class: kept apart, brought back, scrolled to."""

from dataclasses import dataclass
from itertools import combinations

import pytest
from PyQt6.QtCore import QPoint, QRect, QSize

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from tests.ui.classroom.class_window import trigger
from tests.ui.driving import settle


@dataclass
class Cards:
    """Where cards of the Memory workspace stand in class.

    Attributes
    ----------
    compared
        Of a comparison, beside a lesson that was open before the class.
    first, spoken_of
        What of a card can be seen, and the whole of it: of the first page of a lesson that
        comes when there is no room for it yet, and of one further on.
    """

    compared: dict[str, QRect]
    first: tuple[QRect, QRect]
    spoken_of: tuple[QRect, QRect]


@pytest.fixture(scope="module")
def once() -> list[Cards]:
    """What was seen already."""
    return []


@pytest.fixture
def cards(main, once) -> Cards:
    """Go to class and back once for all tests: to style a window anew is what takes long."""
    if not once:
        once.append(Cards(_compared(main), _first(main), _spoken_of(main)))
    return once[0]


def _compared(main) -> dict[str, QRect]:
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[0], page=3)
    trigger(main, "classroom")
    main.learning.course.next()
    settle()
    return {panel.name: panel.geometry() for panel in main.workspaces.memory.panels}


def _first(main) -> tuple[QRect, QRect]:
    _begin(main, QSize(1280, 800))
    return _seen(main.workspaces.memory.lanes[0])


def _spoken_of(main) -> tuple[QRect, QRect]:
    _begin(main, QSize(1100, 700))
    main.learning.course.start(bundled_lessons()[1], 2)
    settle()
    return _seen(main.workspaces.memory.pages.shown_panels[0])


def _begin(main, size: QSize) -> None:
    """Open the first lesson in the Memory workspace from the Cell workspace."""
    main.learning.close()
    main.resize(size)
    assert main.workspaces.current == "cell"
    main.learning.do_learn()
    main.learning.course.start(bundled_lessons()[1], 0)
    settle()


def _seen(card) -> tuple[QRect, QRect]:
    return card.visibleRegion().boundingRect(), card.rect()


def test_beside_a_lesson_no_card_of_a_comparison_covers_another(cards):
    assert not cards.compared["memory_flow"].intersects(cards.compared["memory_cost"])


def test_the_card_of_the_first_page_in_memory_is_in_sight_though_it_had_no_room_yet(cards):
    visible, whole = cards.first
    assert visible == whole


def test_the_card_that_a_page_speaks_of_is_scrolled_to(cards):
    visible, whole = cards.spoken_of
    assert visible == whole


@pytest.mark.usefixtures("desk_type")
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


def test_in_train_what_is_asked_stands_above_what_comes_of_it_where_it_has_no_room_beside(main):
    main.resize(1024, 700)
    trigger(main, "learn")
    main.workspaces.show("train")
    settle()
    page = main.workspaces.train
    assert _place(main, page.accuracy).top() == _place(main, page.setup).top()
    assert page.widget.verticalScrollBar().maximum() == 0
    trigger(main, "classroom")
    cards = [_place(main, panel) for panel in page.panels]
    assert not any(one.intersects(other) for one, other in combinations(cards, 2))
    assert all(card.right() < main.learning.panel.x() for card in cards)
    assert _place(main, page.accuracy).top() > _place(main, page.outcomes).bottom()


def _place(main, panel):
    return QRect(panel.mapTo(main, QPoint()), panel.size())


def test_after_a_class_in_another_workspace_the_lesson_is_as_wide_as_before(main):
    main.resize(1024, 700)
    trigger(main, "learn")
    main.workspaces.show("memory")
    settle()
    before = main.learning.panel.width()
    main.workspaces.show("cell")
    trigger(main, "classroom")
    main.workspaces.show("memory")
    settle()
    assert main.learning.panel.width() > before
    trigger(main, "classroom")
    assert main.learning.panel.width() == before
