"""Numbers in the pages of lessons, and what the program computes there."""

import re

from lstm_gui.core import forward
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.lessons.lesson_format import Memory
from lstm_gui.scenes.learning.lesson_starts import remembered, start_of
from lstm_gui.scenes.memory.lanes import Comparison, compare
from lstm_gui.scenes.memory.lesson_measures import measured

LESSONS = {lesson.number: lesson for lesson in bundled_lessons()}


NUMBER = re.compile("\N{MINUS SIGN}?\\d+\\.\\d+(?:\N{NO-BREAK SPACE}%)?|\\d+\N{NO-BREAK SPACE}%")


LANGUAGES = ("ko", "en")


def stated(chapter: int, page: int, code: str) -> set[str]:
    """Return the numbers in the text of a page, both counted from 1."""
    return set(NUMBER.findall(LESSONS[chapter].pages[page - 1].text[code]))


def says(chapter: int, page: int, code: str, *phrases: str) -> None:
    """Check that each of ``phrases`` stands in the text of a page."""
    text = LESSONS[chapter].pages[page - 1].text[code]
    assert [phrase for phrase in phrases if phrase not in text] == []


def written(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}".replace("-", "\N{MINUS SIGN}")


def share(value: float, digits: int = 0) -> str:
    return f"{100 * value:.{digits}f}\N{NO-BREAK SPACE}%"


def compared(chapter: int, page: int, **changes: float) -> Comparison:
    """Return what the Memory workspace shows on a page, counted from 1."""
    start = remembered(Memory(**changes), start_of(LESSONS[chapter], page - 1))
    return compare(start.memory, start.state.sequence)


def traced(chapter: int, page: int):
    return forward(start_of(LESSONS[chapter], page - 1).state)


def shares(comparison: Comparison, marks: tuple[int, ...]) -> dict[str, float]:
    return {
        name: measured("share", name, comparison, comparison.settings, marks)
        for name in comparison.lanes
    }


def gradient(comparison: Comparison, lane: str) -> float:
    return measured("gradient", lane, comparison, comparison.settings, ())
