"""The tour in the real window, taken as a newcomer would."""

import pytest
from PyQt6.QtCore import QPointF

from lstm_gui.core import Entry
from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour
from lstm_gui.ui.document.preferences import Settings
from tests.ui.driving import click, settle


@pytest.fixture
def main(window):
    made = window()
    made.actions_by_name["tour"].trigger()
    settle()
    return made


def click_node(main, name):
    figure = main.workspace.diagram().figure
    node = next(node for node in figure.picture.nodes if node.name == name)
    spot = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*node.center)))
    click(figure.viewport(), (spot.x(), spot.y()))
    settle()


def test_help_opens_it_and_each_action_meets_its_page(main):
    course, panel = main.learning.course, main.learning.panel
    assert course.lesson is tour()
    assert panel.isVisible()
    assert panel.chapter.text().startswith("One-minute tour")
    assert main.header.document.text() == "Learn: One-minute tour"
    main.document.set_values("", {Entry("b", 0, 0, "f"): -1.2}, 1)
    settle()
    for page, act in enumerate(ACTIONS):
        assert course.index == page
        act(main)
        settle()
        assert panel.challenge.success.isVisible(), page
        panel.next_button.click()
        settle()
    assert course.at_end
    assert Settings().solved_lessons == {tour().id}
    assert panel.next_button.text() == "Next chapter"
    panel.next_button.click()
    settle()
    assert course.lesson is bundled_lessons()[0]


ACTIONS = (
    lambda main: None,
    lambda main: click_node(main, "f"),
    lambda main: main.learning.panel.challenge.options[0, 2].click(),
    lambda main: click_node(main, "o"),
    lambda main: main.learning.panel.challenge.options[0, 1].click(),
)


def test_it_stands_first_in_the_list_and_is_gone_on_with(main):
    main.learning.course.next()
    main.learning.course.leave()
    settle()
    chapters = main.learning.panel.chapters
    assert list(chapters.buttons)[:2] == ["tour", "sequences"]
    assert chapters.buttons["tour"].text() == "One-minute tour"
    assert chapters.resume.text() == "Go on: One-minute tour, page 2"


def test_a_shorter_sentence_after_that_of_the_tour_stands_whole_in_its_card(main):
    main.resize(1440, 900)
    main.apply_language("ko")
    for lesson, page in ((tour(), 4), (tour(), 5), (bundled_lessons()[1], 0)):
        main.learning.course.start(lesson, page)
        settle()
    for panel in main.workspaces.memory.panels:
        if panel.isVisible():
            assert panel.inside.geometry().bottom() == panel.rect().bottom(), panel.name
