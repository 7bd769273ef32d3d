"""Where the list of chapters offers to go on."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QScrollArea

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.chapter_list import ChapterList
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from tests.ui.driving import click, key, settle

LESSONS = bundled_lessons()
FORGET, CANDIDATE = LESSONS[5], LESSONS[6]


@pytest.fixture
def course(document, shown) -> Course:
    opened = document()
    made = Course(opened, Settings(), opened)
    yield made
    made.leave()


@pytest.fixture
def chapters(course, shown) -> ChapterList:
    return shown(ChapterList(course, Settings(), None))


def read(course: Course, chapters: ChapterList, number: int, page: int) -> str:
    course.start(LESSONS[number - 1], page)
    chapters.refresh()
    return chapters.resume.text()


def test_an_unfinished_chapter_is_offered_where_it_was_left(course, chapters):
    assert "6. The forget gate, page 5" in read(course, chapters, 6, 4)


def test_a_solved_chapter_leads_on_to_the_next(course, chapters):
    course.start(FORGET, len(FORGET.pages) - 1)
    course.note_solved()
    chapters.refresh()
    assert chapters.resume.text() == f"Go on: 7. {CANDIDATE.title['en']}"
    chapters.resume.click()
    assert (course.lesson, course.index) == (CANDIDATE, 0)


def test_a_chapter_is_solved_once_each_of_its_challenges_is(course):
    valve = LESSONS[2]
    course.start(valve, 3)
    course.note_solved()
    assert valve.id not in Settings().solved_lessons
    course.start(valve, 1)
    course.note_solved()
    assert valve.id in Settings().solved_lessons


def test_a_solved_chapter_read_again_is_offered_at_its_page(course, chapters):
    course.start(FORGET, len(FORGET.pages) - 1)
    course.note_solved()
    assert "6. The forget gate, page 2" in read(course, chapters, 6, 1)


def test_after_the_last_chapter_nothing_is_offered(course, chapters):
    for page in (1, len(LESSONS[-1].pages) - 1):
        course.start(LESSONS[-1], page)
        course.note_solved()
    chapters.refresh()
    assert chapters.resume.isHidden()


def test_in_a_narrow_list_no_title_has_to_be_scrolled_to(course, chapters):
    read(course, chapters, 13, 2)
    chapters.resize(140, 400)
    settle()
    (scroll,) = chapters.findChildren(QScrollArea)
    assert scroll.horizontalScrollBar().maximum() == 0
    assert chapters.resume.toolTip() == chapters.resume.text()


def test_the_offer_does_not_widen_the_list(course, chapters):
    read(course, chapters, 6, 4)
    chapters.resize(240, 400)
    settle()
    assert chapters.width() == 240
    below = chapters.buttons[FORGET.id]
    assert chapters.resume.geometry().right() == below.geometry().right()
    assert chapters.resume.mapTo(chapters, chapters.resume.rect().topRight()).x() < 240


@pytest.mark.parametrize("by_pointer", [True, False])
def test_a_page_opened_by_the_mouse_has_no_frame_of_the_keys(shared_window, by_pointer):
    main = shared_window()
    main.actions_by_name["learn"].trigger()
    settle()
    button = main.learning.panel.chapters.buttons[LESSONS[2].id]
    if by_pointer:
        click(button, (9, 9))
    else:
        button.setFocus(Qt.FocusReason.TabFocusReason)
        key(button, "Space")
    settle()
    assert main.learning.course.lesson is LESSONS[2]
    ring = main.learning.panel.scroll.findChild(FocusRing)
    assert ring.isVisible() is not by_pointer
    main.actions_by_name["learn"].trigger()


def test_the_list_has_its_whole_height_before_it_is_painted(course, qtbot):
    chapters = ChapterList(course, Settings(), None)
    qtbot.addWidget(chapters)
    chapters.resize(300, 400)
    chapters.show()
    lesson = chapters.buttons[FORGET.id]
    assert lesson.height() >= lesson.minimumSizeHint().height()
