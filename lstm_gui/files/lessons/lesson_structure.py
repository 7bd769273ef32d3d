"""Whether what a TOML file holds has the structure of a lesson, and all that stands against it."""

import re
from typing import cast

import msgspec

from lstm_gui.files.lessons.lesson_format import FORMAT, VERSION, Lesson
from lstm_gui.files.lessons.lesson_mistakes import Mistake
from lstm_gui.files.problem import Problem, message
from lstm_gui.files.texts.json_text import kind_word

_PLACE = re.compile(r" - at (?:`key` in )?`([^`]*)`$")
_STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+)\]")
_MISSING = re.compile(r"Object missing required field `([^`]+)`")
_UNKNOWN = re.compile(r"Object contains unknown field `([^`]+)`")
_MISMATCH = re.compile(r"Expected `([^`]+)`, got `([^`]+)`")
_OF_TEXTS = (
    (
        re.compile(r"Expected `object` of length >= 1"),
        message(
            "{file}, line {line}: {place} says nothing. Write it in one language at least, "
            "such as ko or en."
        ),
    ),
    (
        re.compile(r"Expected `str` matching regex .* - at `key` in"),
        message(
            "{file}, line {line}: {place} has a name that is no code of a language, such as ko "
            "or en. Correct it there."
        ),
    ),
)
"""How what is wrong with a text in several languages begins, and how it is told."""
_MOST = 100
"""Mistakes that are looked for."""
_SAID = {"en": "-"}
_SOUND: dict[str, object] = {
    "pages": {"title": _SAID, "text": _SAID},
    "conditions": {"kind": "same input", "text": _SAID},
    "findings": {"kind": "entry", "text": _SAID, "entry": "-"},
    "options": _SAID,
    "layers": {"name": "-", "units": 1},
    "solution_memory": {},
    "x": [],
    "marks": 0,
    "lanes": "rnn",
    "tanh_gates": "f",
    "withhold": "hints",
}
"""What stands in a list, by its key, where something else does that cannot be; a word elsewhere."""
_NEEDED: dict[str | int, object] = {
    "format": FORMAT,
    "version": VERSION,
    "id": "-",
    "number": 0,
    "pages": [],
    "conditions": [],
    **dict.fromkeys(("title", "text", "goal", "hint"), _SAID),
}
"""What stands at a key that lacks."""


def structured(raw: dict[str, object]) -> tuple[Lesson | None, list[Mistake]]:
    """Return the lesson that ``raw`` holds and all that is wrong with its structure.

    What is wrong is taken out of ``raw`` or made sound, so that what stands behind it is looked at
    as well; there is no lesson where that cannot be done.
    """
    found: list[Mistake] = []
    told: set[str] = set()
    while len(found) < _MOST:
        try:
            lesson = msgspec.convert(raw, Lesson)
        except msgspec.ValidationError as error:
            mistake = _mistake(str(error), raw)
        else:
            return lesson, found
        # Without a key that was wrong it is missing, which is no second mistake.
        if mistake.path not in told:
            found.append(mistake)
            told.add(mistake.path)
        if not _taken_out(raw, _steps(mistake.path)):
            break
    return None, found


def _steps(path: str) -> list[str | int]:
    return [key or int(index) for key, index in _STEP.findall(path)]


def _taken_out(raw: dict[str, object], steps: list[str | int]) -> bool:
    """Take what stands at ``steps`` out, or if there is nothing, what should hold it.

    A key that is needed and a place in a list are filled with something sound, so that the rest
    stays and keeps its numbers.
    """
    while steps:
        *before, last = steps
        holder = _at(raw, before)
        if isinstance(holder, dict) and last in holder:
            del holder[last]
            return True
        if isinstance(holder, dict) and last in _NEEDED:
            cast("dict[str | int, object]", holder)[last] = _NEEDED[last]
            return True
        if isinstance(holder, list):
            return _replaced(cast("list[object]", holder), before, cast("int", last))
        steps = before
    return False


def _replaced(holder: list[object], before: list[str | int], index: int) -> bool:
    key = before[-1]
    sound = _SOUND.get(key, "-") if isinstance(key, str) else 0.0
    changed = holder[index] != sound
    holder[index] = sound
    return changed


def _at(part: object, steps: list[str | int]) -> object:
    for step in steps:
        if isinstance(part, dict):
            part = cast("dict[str | int, object]", part).get(step)
        elif isinstance(part, list) and isinstance(step, int):
            part = cast("list[object]", part)[step]
        else:
            return None
    return part


def _mistake(reason: str, raw: dict[str, object]) -> Mistake:
    """Return what ``reason`` says is wrong in ``raw``, and where."""
    found = _PLACE.search(reason)
    path = found.group(1) if found else "$"
    if missing := _MISSING.match(reason):
        problem = Problem("{file}, line {line}: {place} is missing. Add it there.")
        path += f".{missing.group(1)}"
    elif unknown := _UNKNOWN.match(reason):
        problem = Problem(
            "{file}, line {line}: {place} is not known here. Known are {names}.",
            names=_known_names(raw, _steps(path)),
        )
        path += f".{unknown.group(1)}"
    elif mismatch := _MISMATCH.match(reason):
        # TOML has no null, so nobody can write one.
        expected, got = (kind_word(kind.removesuffix(" | null")) for kind in mismatch.groups())
        problem = Problem(
            "{file}, line {line}: {place} is {found} where {expected} belongs. Correct it there.",
            expected=expected,
            found=got,
        )
    else:
        told = next((said for begins, said in _OF_TEXTS if begins.match(reason)), None)
        problem = _no_known_word(_steps(path)) if told is None else Problem(told)
    return Mistake(path, problem)


def _no_known_word(steps: list[str | int]) -> Problem:
    from lstm_gui.files.lessons.known_names import known_words

    words = known_words(steps) if steps else []
    if not words:
        return Problem(
            "{file}, line {line}: {place} is not one of the known words. Check its spelling."
        )
    return Problem(
        "{file}, line {line}: {place} is not one of the known words: {words}.",
        words=", ".join(words),
    )


def _known_names(raw: dict[str, object], steps: list[str | int]) -> str:
    from lstm_gui.files.lessons.known_names import known_names

    table = _at(raw, steps)
    kind = cast("dict[str, object]", table).get("kind") if isinstance(table, dict) else None
    return ", ".join(known_names(steps, kind))
