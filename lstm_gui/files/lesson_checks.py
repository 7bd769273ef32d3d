"""What must hold in a lesson beyond its structure."""

import re

from lstm_gui.core import State, contains
from lstm_gui.core.steps import is_steps
from lstm_gui.files.lesson_addresses import entry_at, targets
from lstm_gui.files.lesson_format import (
    FORMAT,
    VERSION,
    Challenge,
    Choice,
    InTrace,
    Lesson,
    OfEntry,
    Page,
    Setting,
    Words,
)
from lstm_gui.files.lesson_states import applied
from lstm_gui.files.presets import preset_names
from lstm_gui.files.problem import Problem

LINK = re.compile(r"\[([^\]]+)\]\(([^()\s]+)\)")
MOST_PAGES = 20
_LARGEST = 64
_LONGEST = 500


class Mistake(Exception):  # noqa: N818 - it is no error of the program
    """Something in a lesson that cannot be: where, and the problem but for file and line."""

    def __init__(self, path: str, problem: Problem) -> None:
        super().__init__(path, problem)
        self.path, self.problem = path, problem


def check(lesson: Lesson) -> None:
    """Raise a `Mistake` for the first thing in ``lesson`` that cannot be."""
    _require_equal(lesson.format, FORMAT, "$.format")
    _require_equal(lesson.version, VERSION, "$.version")
    if re.fullmatch(r"[\w\-]{1,60}", lesson.id) is None:
        raise Mistake(
            "$.id",
            Problem(
                "{file}, line {line}: {place} may hold letters, digits and hyphens only. "
                "Correct it there."
            ),
        )
    _require_within(len(lesson.pages), 1, MOST_PAGES, "$.pages (its length)")
    state: State | None = None
    for index, page in enumerate(lesson.pages):
        path = f"$.pages[{index}]"
        state = applied(Setting(), state) if page.set is None else _set(page.set, state, path)
        _page(page, state, path)


def _page(page: Page, state: State, path: str) -> None:
    for index, target in enumerate(page.spotlight):
        _target(target, state, f"{path}.spotlight[{index}]")
    _words(page.text, state, f"{path}.text")
    if page.challenge is not None:
        _challenge(page.challenge, state, f"{path}.challenge")


def _set(setting: Setting, state: State | None, path: str) -> State:
    place = f"{path}.set"
    if setting.preset and setting.preset not in preset_names():
        raise Mistake(
            f"{place}.preset",
            Problem(
                "{file}, line {line}: there is no preset {missing}. Choose one of: {known}.",
                missing=setting.preset,
                known=", ".join(preset_names()),
            ),
        )
    if setting.blank is not None:
        for size in ("inputs", "units"):
            _require_within(getattr(setting.blank, size), 1, _LARGEST, f"{place}.blank.{size}")
        _require_within(setting.blank.steps, 1, _LONGEST, f"{place}.blank.steps")
    _require_within(1 if setting.reach is None else setting.reach, 0.01, 1000, f"{place}.reach")
    base = applied(Setting(preset=setting.preset, blank=setting.blank), state)
    state = _with_input(setting, base, place)
    for address in setting.values:
        _entry(address, state, f"{place}.values")
    return applied(setting, base)


def _with_input(setting: Setting, state: State, place: str) -> State:
    if setting.x is None:
        return state
    inputs = state.parameters.input_size
    _require_within(len(setting.x), 1, _LONGEST, f"{place}.x (its length)")
    for t, row in enumerate(setting.x):
        _require_equal(len(row), inputs, f"{place}.x[{t}] (its length)")
    if setting.labels is not None:
        _require_equal(len(setting.labels), len(setting.x), f"{place}.labels (its length)")
    return applied(Setting(x=setting.x, labels=setting.labels), state)


def _challenge(challenge: Challenge, state: State, path: str) -> None:
    _require_within(len(challenge.conditions), 1, MOST_PAGES, f"{path}.conditions (its length)")
    for index, part in enumerate(challenge.conditions):
        place = f"{path}.conditions[{index}]"
        if isinstance(part, InTrace):
            _in_trace(part, state, place)
        elif isinstance(part, OfEntry):
            _entry(part.entry, state, f"{place}.entry")
        elif isinstance(part, Choice):
            _require_within(part.answer, 1, len(part.options), f"{place}.answer")
    for address in challenge.solution:
        _entry(address, state, f"{path}.solution")


def _in_trace(part: InTrace, state: State, place: str) -> None:
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    count = inputs if part.quantity == "x" else units
    _require_within(part.unit, 1, count, f"{place}.unit")
    if not is_steps(part.steps):
        raise Mistake(
            f"{place}.steps",
            Problem(
                "{file}, line {line}: {place} names no steps. Write it as all, 3, 2..last "
                "or all except 5."
            ),
        )
    _require_within(part.from_step or 0, 0, len(state.sequence) - 1, f"{place}.from_step")
    number = 1 if part.sign_of_input is None else part.sign_of_input
    _require_within(number, 1, inputs, f"{place}.sign_of_input")


def _words(words: Words, state: State, path: str) -> None:
    for code in ("ko", "en"):
        text = getattr(words, code)
        if text.count("$") % 2:
            raise Mistake(
                f"{path}.{code}",
                Problem(
                    "{file}, line {line}: a formula in {place} begins with $ but does not end. "
                    "Close it with another $."
                ),
            )
        for _, target in LINK.findall(text):
            _target(target, state, f"{path}.{code}")


def _target(text: str, state: State, path: str) -> None:
    try:
        found = targets(text)
    except ValueError as error:
        raise _unknown(path, text) from error
    for entry in found.entries:
        if not contains(state, entry):
            raise _unknown(path, text)


def _entry(address: str, state: State, path: str) -> None:
    try:
        inside = contains(state, entry_at(address))
    except ValueError as error:
        raise _unknown(path, address) from error
    if not inside:
        raise _unknown(path, address)


def _unknown(path: str, name: str) -> Mistake:
    return Mistake(
        path,
        Problem(
            "{file}, line {line}: the cell of this page has no {missing}. Correct it there.",
            missing=name[:60],
        ),
    )


def _require_equal(found: object, expected: object, path: str) -> None:
    if found != expected:
        raise Mistake(
            path,
            Problem(
                "{file}, line {line}: {place} is {found} where {expected} belongs. "
                "Correct it there.",
                found=found,
                expected=expected,
            ),
        )


def _require_within(value: float, low: float, high: float, path: str) -> None:
    if not low <= value <= high:
        raise Mistake(
            path,
            Problem(
                "{file}, line {line}: {place} is {found}, which must lie between {low} and "
                "{high}. Correct it there.",
                found=value,
                low=low,
                high=high,
            ),
        )
