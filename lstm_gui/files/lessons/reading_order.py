"""In which order pages are read, across the chapters that come with the program."""

from msgspec import Struct

from lstm_gui.files.lessons.lesson_files import bundled_lessons, tour, worked_examples
from lstm_gui.files.lessons.lesson_format import Lesson


class Place(Struct, frozen=True):
    """A page of a lesson, counted from 0."""

    lesson: Lesson
    index: int


def page_after(lesson: Lesson, index: int) -> Place | None:
    """Return where to read on after page ``index``; None after the last, as `lesson_after`."""
    if index + 1 < len(lesson.pages):
        return Place(lesson, index + 1)
    following = lesson_after(lesson)
    return None if following is None else Place(following, 0)


def page_before(lesson: Lesson, index: int) -> Place | None:
    """Return the page that page ``index`` comes `page_after`; None before the first."""
    if index > 0:
        return Place(lesson, index - 1)
    before = _beside(lesson, -1)
    return None if before is None else Place(before, len(before.pages) - 1)


def lesson_after(lesson: Lesson) -> Lesson | None:
    """Return the chapter or the example after ``lesson``; None after the last, and others' own."""
    return _beside(lesson, 1)


def _beside(lesson: Lesson, by: int) -> Lesson | None:
    for lessons in ((tour(), *bundled_lessons()), worked_examples()):
        if lesson in lessons:
            there = lessons.index(lesson) + by
            return lessons[there] if 0 <= there < len(lessons) else None
    return None
