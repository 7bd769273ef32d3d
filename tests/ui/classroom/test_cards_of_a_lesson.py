"""Cards that a lesson needs in class: kept apart, brought back, scrolled to."""

from itertools import combinations

import pytest
from PyQt6.QtCore import QPoint, QRect

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from tests.ui.classroom.class_window import trigger
from tests.ui.driving import settle


def test_beside_a_lesson_no_card_of_a_comparison_covers_another(main):
    trigger(main, "learn")
    main.learning.course.start(bundled_lessons()[0], page=3)
    trigger(main, "classroom")
    main.learning.course.next()
    settle()
    cards = {panel.name: panel.geometry() for panel in main.workspaces.memory.panels}
    assert not cards["memory_flow"].intersects(cards["memory_cost"])


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


def test_the_card_of_the_first_page_in_memory_is_in_sight_though_it_had_no_room_yet(main):
    main.resize(1280, 800)
    main.classroom.enter()
    main.learning.do_learn()
    main.learning.course.start(bundled_lessons()[1], 0)
    settle()
    rnn = main.workspaces.memory.lanes[0]
    assert rnn.visibleRegion().boundingRect() == rnn.rect()


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
