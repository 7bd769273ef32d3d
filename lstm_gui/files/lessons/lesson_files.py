"""Lessons: what a teacher wrote, kept in ``.lesson.toml`` files."""

import os
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import cast

import msgspec

from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.lessons.lesson_checks import TargetsIn, mistakes, written_targets
from lstm_gui.files.lessons.lesson_format import Lesson, Page
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.texts.text import utf8
from lstm_gui.files.texts.toml_places import line_of

SUFFIX = ".lesson.toml"
MAX_BYTES = 2**20

_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_PLACE = re.compile(r" - at (?:`key` in )?`([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_NO_WORDS = "Expected `object` of length >= 1"
_NO_CODE = re.compile(r"Expected `str` matching regex .* - at `key` in")
_MISSING = re.compile(r"Object missing required field `([^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]+)`")
_MISMATCH = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")


def read_lesson(path: str | os.PathLike[str], targets_in: TargetsIn = written_targets) -> Lesson:
    """Open the lesson file ``path``; ``targets_in`` is that of `decode_lesson`.

    Raises
    ------
    Problem
        If it cannot be read or is not a lesson; names the line of the first mistake.
    """
    return decode_lesson(read_bytes(path, MAX_BYTES), os.fspath(path), targets_in)


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
    # Not before somebody learns: the window starts without lessons.
    import tomllib

    text = utf8(data, name).replace("\r\n", "\n")
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(str(error), text, name) from error
    lesson, problems = _converted(raw, text, name)
    if lesson is not None:
        found = mistakes(lesson, targets_in)
        problems = [_located(mistake.problem, mistake.path, text, name) for mistake in found]
    if lesson is None or problems:
        raise LessonProblems(problems)
    return lesson


def _line(problem: Problem) -> int:
    return cast("int", problem.fields["line"])


class LessonProblems(Problem):
    """All that is wrong in a lesson, in the order of its lines; itself the first of it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.all = tuple(sorted(problems, key=_line))
        super().__init__(self.all[0].template, **self.all[0].fields)


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


def lesson_after(lesson: Lesson) -> Lesson | None:
    """Return the chapter or the example after ``lesson``; None after the last, and others' own."""
    for lessons in ((tour(), *bundled_lessons()), worked_examples()):
        if lesson in lessons:
            return next(iter(lessons[lessons.index(lesson) + 1 :]), None)
    return None


def _lessons_in(folder: str) -> tuple[Lesson, ...]:
    paths = resource(folder).glob(f"*{SUFFIX}")
    return tuple(sorted(map(read_lesson, paths), key=lambda lesson: lesson.number))


def _converted(raw: dict[str, object], text: str, name: str) -> tuple[Lesson | None, list[Problem]]:
    """Return the lesson, or all that is wrong with the structure of ``raw``.

    What is wrong in a key is taken out, so that what stands behind it is looked at as well.
    """
    problems: list[Problem] = []
    taken: set[str] = set()
    pages, lesson = raw.get("pages"), None
    parts: list[tuple[str, object, type]] = [("$", raw, Lesson)]
    if isinstance(pages, list):
        listed = cast("list[object]", pages)
        parts = [("$", cast("dict[str, object]", {**raw, "pages": []}), Lesson)]
        parts += [(f"$.pages[{index}]", page, Page) for index, page in enumerate(listed)]
    for path, part, wanted in parts:
        while reason := _why_not(part, wanted):
            problem, place = _mismatch(reason, path)
            if place in taken:
                break
            problems.append(_located(problem, place, text, name))
            taken.add(place)
            if not _take_out(part, place.removeprefix(path)):
                break
    if not problems:
        lesson = msgspec.convert(raw, Lesson)
    return lesson, problems


def _why_not(part: object, wanted: type) -> str:
    try:
        msgspec.convert(part, wanted)
    except msgspec.ValidationError as error:
        return str(error)
    return ""


def _take_out(part: object, path: str) -> bool:
    """Take the value at ``path`` out of what holds it by a key; tell whether it was there."""
    *steps, last = _STEP.findall(path)
    for key, index in steps:
        part = _at(part, key, index)
    if last[0] and isinstance(part, dict):
        return cast("dict[str, object]", part).pop(last[0], None) is not None
    return False


def _at(part: object, key: str, index: str) -> object:
    if key and isinstance(part, dict):
        return cast("dict[str, object]", part).get(key)
    if index and isinstance(part, list):
        return cast("list[object]", part)[int(index)]
    return None


def _malformed(reason: str, text: str, name: str) -> Problem:
    place = _SYNTAX.search(reason)
    line = place.group(1) if place else None
    return Problem(
        "{file}, line {line}: this is not valid TOML ({reason}). Correct it there.",
        file=name,
        line=int(line) if line else text.count("\n") + 1,
        reason=_SYNTAX.sub("", reason).strip(),
    )


def _mismatch(reason: str, start: str) -> tuple[Problem, str]:
    """Return what ``reason`` says of a part of a lesson that begins at ``start``, and where."""
    found = _PLACE.search(reason)
    path = start + (found.group(1).removeprefix("$") if found else "")
    if missing := _MISSING.match(reason):
        problem = Problem("{file}, line {line}: {place} is missing. Add it there.")
        path += f".{missing.group(1)}"
    elif unknown := _UNKNOWN.match(reason):
        problem = Problem("{file}, line {line}: {place} is not known here. Check its spelling.")
        path += f".{unknown.group(1)}"
    elif mismatch := _MISMATCH.match(reason):
        problem = Problem(
            "{file}, line {line}: {place} is {found} where {expected} belongs. Correct it there.",
            **dict(zip(("expected", "found"), mismatch.groups(), strict=True)),
        )
    elif reason.startswith(_NO_WORDS):
        problem = Problem(
            "{file}, line {line}: {place} says nothing. Write it in one language at least, "
            "such as ko or en."
        )
    elif _NO_CODE.match(reason):
        problem = Problem(
            "{file}, line {line}: {place} has a name that is no code of a language, such as ko "
            "or en. Correct it there."
        )
    else:
        problem = Problem(
            "{file}, line {line}: {place} is not one of the known words. Check its spelling."
        )
    return problem, path


def _located(problem: Problem, path: str, text: str, name: str) -> Problem:
    line, place = line_of(text, path.partition(" ")[0]), path.removeprefix("$.")
    return Problem(problem.template, file=name, line=line, place=place, **problem.fields)
