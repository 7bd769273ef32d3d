"""The text of a page as it is before anybody has changed a number on it."""

from lstm_gui.core import forward
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.learning.live_text import cut, filled
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.lesson_words import said


def text_of(lesson: Lesson, index: int) -> str:
    """Return the text of page ``index`` with its numbers, without its live picture.

    Raises
    ------
    Problem
        If a preset or a trained network is missing.
    """
    live, state = cut(said(lesson.pages[index].text)), start_of(lesson, index).state
    text = f"{live.before}\n\n{live.after}".strip()
    return filled(text, Snapshot(state, forward(state), View()))
