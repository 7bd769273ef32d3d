"""Lessons: what a teacher wrote, kept in ``.lesson.toml`` files."""

import os
import re
from functools import lru_cache

import msgspec

from lstm_gui.files.bounded_read import read_bytes
from lstm_gui.files.lesson_checks import TargetsIn, check, written_targets
from lstm_gui.files.lesson_format import Lesson
from lstm_gui.files.lesson_mistakes import Mistake
from lstm_gui.files.problem import Problem
from lstm_gui.files.resources import resource
from lstm_gui.files.text import utf8
from lstm_gui.files.toml_places import line_of

SUFFIX = ".lesson.toml"
MAX_BYTES = 2**20

_SYNTAX = re.compile(r"\(at line (\d+), column \d+\)|\(at end of document\)")
_PLACE = re.compile(r" - at (?:`key` in )?`([^`]*)`$")
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
        If anything in it is not as the format demands; names the line.
    """
    # Not before somebody learns: the window starts without lessons.
    import tomllib

    text = utf8(data, name).replace("\r\n", "\n")
    try:
        lesson = msgspec.convert(tomllib.loads(text), Lesson)
        check(lesson, targets_in)
    except tomllib.TOMLDecodeError as error:
        raise _malformed(str(error), text, name) from error
    except msgspec.ValidationError as error:
        raise _mismatch(str(error), text, name) from error
    except Mistake as mistake:
        raise _located(mistake.problem, mistake.path, text, name) from mistake
    return lesson


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


def lesson_after(lesson: Lesson) -> Lesson | None:
    """Return the chapter or the example after ``lesson``; None after the last, and others' own."""
    for lessons in (bundled_lessons(), worked_examples()):
        if lesson in lessons:
            return next(iter(lessons[lessons.index(lesson) + 1 :]), None)
    return None


def _lessons_in(folder: str) -> tuple[Lesson, ...]:
    paths = resource(folder).glob(f"*{SUFFIX}")
    return tuple(sorted(map(read_lesson, paths), key=lambda lesson: lesson.number))


def _malformed(reason: str, text: str, name: str) -> Problem:
    place = _SYNTAX.search(reason)
    line = place.group(1) if place else None
    return Problem(
        "{file}, line {line}: this is not valid TOML ({reason}). Correct it there.",
        file=name,
        line=int(line) if line else text.count("\n") + 1,
        reason=_SYNTAX.sub("", reason).strip(),
    )


def _mismatch(reason: str, text: str, name: str) -> Problem:
    found = _PLACE.search(reason)
    path = found.group(1) if found else "$"
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
    return _located(problem, path, text, name)


def _located(problem: Problem, path: str, text: str, name: str) -> Problem:
    line, place = line_of(text, path.partition(" ")[0]), path.removeprefix("$.")
    return Problem(problem.template, file=name, line=line, place=place, **problem.fields)
