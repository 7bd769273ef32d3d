"""Lessons: what a teacher wrote, kept in ``.lesson.toml`` files."""

import os
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.lessons.lesson_checks import TargetsIn, mistakes, written_targets
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.lessons.lesson_structure import structured
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.texts.text import utf8
from lstm_gui.files.texts.toml_places import Places, line_of, places_in
from lstm_gui.files.texts.toml_text import decode_toml

SUFFIX = ".lesson.toml"
MAX_BYTES = 2**20


def read_lesson(path: str | os.PathLike[str], targets_in: TargetsIn = written_targets) -> Lesson:
    """Open the lesson file ``path``; ``targets_in`` is that of `decode_lesson`.

    Raises
    ------
    Problem
        If it cannot be read or is not a lesson; names the line of the first mistake.
    """
    return decode_lesson(read_bytes(path, MAX_BYTES), os.fspath(path), targets_in)


def title_in(path: str | os.PathLike[str]) -> dict[str, str]:
    """Return the title that a lesson file gives itself, by language, whatever else is wrong in it.

    Empty if it tells none, or cannot be read.
    """
    name = os.fspath(path)
    try:
        text = utf8(read_bytes(path, MAX_BYTES), name)
        head = decode_toml(text.replace("\r\n", "\n").partition("[[pages]]")[0], name)
    except Problem:
        return {}
    title: object = head.get("title")
    words = cast("dict[str, object]", title) if isinstance(title, dict) else {}
    return {code: said for code, said in words.items() if isinstance(said, str) and said.strip()}


def decode_lesson(data: bytes, name: str, targets_in: TargetsIn = written_targets) -> Lesson:
    """Return the lesson that the bytes of a lesson file hold.

    Parameters
    ----------
    data
        UTF-8 TOML as `docs/lesson-format.md` describes it.
    name
        What to call the file in a sentence.
    targets_in
        Returns what the links and images of a Markdown text lead to. Who shows the text knows
        them all; without Qt those are found that are written as the format says.

    Raises
    ------
    Problem
        If it is no text or no TOML; names the line.
    LessonProblems
        If anything in it is not as the format demands; tells all of it, with the lines.
    """
    text = utf8(data, name).replace("\r\n", "\n")
    lesson, found = structured(decode_toml(text, name))
    if lesson is not None:
        found += mistakes(lesson, targets_in, [one.path for one in found])
    if lesson is None or found:
        places = places_in(text)
        raise LessonProblems([_located(one.problem, one.path, places, name) for one in found])
    return lesson


def _line(problem: Problem) -> int:
    return cast("int", problem.fields["line"])


class LessonProblems(Problem):
    """All that is wrong in a lesson, in the order of its lines; itself the first of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self._all = tuple(sorted(problems, key=_line))
        super().__init__(self._all[0].template, **self._all[0].fields)

    @property
    def all(self) -> tuple[Problem, ...]:
        """All that is wrong, from the first line on."""
        return self._all


@lru_cache(maxsize=1)
def bundled_lessons() -> tuple[Lesson, ...]:
    """Return the lessons that come with the program, in the order to show them in.

    Raises
    ------
    Problem
        If one of them is broken.
    """
    return _lessons_in("lessons")


@lru_cache(maxsize=1)
def worked_examples() -> tuple[Lesson, ...]:
    """Return the examples to be computed by hand; raises as `bundled_lessons` does."""
    return _lessons_in("lessons/examples")


@lru_cache(maxsize=1)
def tour() -> Lesson:
    """Return the short look around; raises as `bundled_lessons` does."""
    return _lessons_in("lessons/tour")[0]


def program_lessons() -> tuple[Lesson, ...]:
    """Return all lessons that come with the program; raises as `bundled_lessons` does."""
    return (tour(), *bundled_lessons(), *worked_examples())


def _lessons_in(folder: str) -> tuple[Lesson, ...]:
    paths = resource(folder).glob(f"*{SUFFIX}")
    return tuple(sorted(map(read_lesson, paths), key=lambda lesson: lesson.number))


def _located(problem: Problem, path: str, places: Places, name: str) -> Problem:
    line, place = line_of(places, path), path.removeprefix("$.")
    return Problem(problem.template, file=name, line=line, place=place, **problem.fields)
