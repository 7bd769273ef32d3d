"""Saves what a learner answered and solved, and what those of a class have handed in."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.lessons.answers import hand_in_page, hand_in_table
from lstm_gui.files.lessons.lesson_files import program_lessons, read_lesson
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.learning.class_table import HandedIn, class_rows, handed_in
from lstm_gui.scenes.learning.hand_in import HandIn, challenged
from lstm_gui.ui.document.preferences import Settings

_MAX_BYTES = 4 * 2**20


def hand_in(settings: Settings) -> HandIn:
    """Return all answers, and the challenges of the program's lessons and of own ones."""
    lessons = [*program_lessons(), *_own_lessons(settings)]
    found = challenged(lessons, settings.solved_pages, settings.told_pages)
    return HandIn(settings.answers, found)


def save_hand_in(handed: HandIn, name: str, path: Path) -> None:
    """Write ``handed`` to ``path`` below the ``name`` of the learner, in the language in force.

    A name of a file that ends in ``.md`` makes it Markdown, any other comma-separated values.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    _write(handed.rows(name), path)


def read_hand_in(path: Path) -> HandedIn:
    """Return what a learner has handed in as the table ``path``.

    Raises
    ------
    Problem
        If it cannot be read, or is no such table.
    """
    # Another encoding than the program writes is no table of answers either.
    text = read_bytes(path, _MAX_BYTES).decode("utf-8-sig", errors="replace")
    return handed_in(text, path.name)


def save_class(handed: Sequence[HandedIn], path: Path) -> None:
    """Write what the learners of a class have handed in side by side to ``path``.

    Raises
    ------
    Problem
        If it cannot be written.
    """
    _write(class_rows(handed), path)


def _write(rows: Iterable[Sequence[str]], path: Path) -> None:
    is_page = path.suffix.lower() == ".md"
    # With its mark, since spreadsheets else take a table for another encoding.
    write, encoding = (hand_in_page, "utf-8") if is_page else (hand_in_table, "utf-8-sig")
    replace_bytes(path, write(rows).encode(encoding))


def _own_lessons(settings: Settings) -> Iterator[Lesson]:
    """Yield the lessons of teachers that were opened last and can still be read."""
    for path in settings.recent_lessons:
        try:
            yield read_lesson(path)
        except Problem:
            continue
