"""The panels that a page of a lesson speaks of: in sight, at a desk and in class."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.ui.learn.page_panels import panels_of
from tests.ui.driving import settle
from tests.ui.lesson_pages.turned import LESSONS, in_sight, turn_to


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("in_class", [False, True])
def test_the_panel_that_a_page_speaks_of_is_in_sight(main, language, in_class):
    main.resize(1280, 800)
    main.apply_language(language)
    if in_class:
        main.actions_by_name["classroom"].trigger()
    settle()
    spoken_of = set()
    for number, lesson in LESSONS.items():
        for index, page in enumerate(lesson.pages):
            if page.workspace == "cell":
                turn_to(main, number, index + 1)
                names = [panel.name for panel in panels_of(page, main.workspace.panels)]
                # In class diagram and heat maps share a place: what is lit first is in front.
                wanted = set(names[-1:] if in_class else names)
                assert wanted <= in_sight(main), (number, index + 1)
                spoken_of |= wanted
    assert {"diagram", "states", "ranges", "inspector"} <= spoken_of


def test_what_a_page_lights_up_first_is_in_front_in_class(main):
    main.resize(1280, 800)
    main.actions_by_name["classroom"].trigger()
    for chapter, page, front, behind in (
        (5, 1, "states", "diagram"), (5, 2, "diagram", "states"),
        (7, 3, "states", "diagram"), (1, 2, "diagram", "states"),
    ):  # fmt: skip
        turn_to(main, chapter, page)
        assert front in in_sight(main), (chapter, page)
        assert behind not in in_sight(main), (chapter, page)


def is_whole(card):
    return card.visibleRegion().boundingRect() == card.rect()


def test_of_cards_without_room_for_all_the_one_that_a_page_names_first_is_in_sight(main):
    main.resize(1024, 700)
    turn_to(main, 2, 1)
    rnn = main.workspaces.memory.lanes[0]
    assert is_whole(rnn)
    high = rnn.height()
    turn_to(main, 2, 4)
    assert is_whole(main.workspaces.memory.pages.shown_panels[0])
    assert rnn.height() < high


def test_what_a_class_was_shown_for_a_page_is_hidden_after_it(main):
    main.resize(1440, 900)
    main.actions_by_name["classroom"].trigger()
    turn_to(main, 11, 1)
    assert "ranges" in in_sight(main)
    turn_to(main, 11, 3)
    assert "ranges" not in in_sight(main)


def test_leaving_class_keeps_in_sight_what_the_page_speaks_of(window):
    main = window("latch", QSize(1280, 800))
    turn_to(main, 6, 1)
    for page, spoken_of in ((2, "ranges"), (3, "states")):
        main.classroom.enter()
        turn_to(main, 6, page)
        main.classroom.leave()
        settle()
        assert spoken_of in in_sight(main)


def test_what_a_page_speaks_of_stays_in_front_when_a_class_or_a_smaller_window_comes(window):
    main = window("latch", QSize(1440, 900))
    turn_to(main, 6, 2)
    assert "ranges" in in_sight(main)
    main.classroom.enter()
    settle()
    assert "ranges" in in_sight(main)
    main.classroom.choose(1.75)
    settle()
    assert "ranges" in in_sight(main)
    main.classroom.leave()
    main.resize(1024, 700)
    settle()
    assert "ranges" in in_sight(main)
