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

LINK = re.compile(r"\[([^\]]+)\]\(([^()\s]+)\)")
MOST_PAGES = 20
_LARGEST = 64
_LONGEST = 500


class Mistake(Exception):  # noqa: N818 - it is no error of the program
    """Something in a lesson that cannot be; ``path`` says where."""

    def __init__(self, path: str, template: str, **fields: object) -> None:
        super().__init__(template, fields)
        self.path, self.template, self.fields = path, template, fields


def check(lesson: Lesson) -> None:
    """Raise a `Mistake` for the first thing in ``lesson`` that cannot be."""
    _require(lesson.format == FORMAT, "$.format", "it must be", FORMAT)
    _require(lesson.version == VERSION, "$.version", "it must be", VERSION)
    _require(re.fullmatch(r"[\w\-]{1,60}", lesson.id) is not None, "$.id", "it must be", "a-b-c")
    _require(1 <= len(lesson.pages) <= MOST_PAGES, "$.pages", "their number is 1 to", MOST_PAGES)
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
            "{file}, line {line}: there is no preset {missing}. Choose one of: {known}.",
            missing=setting.preset,
            known=", ".join(preset_names()),
        )
    if setting.blank is not None:
        sizes = (setting.blank.inputs, setting.blank.units)
        _require(min(sizes) >= 1 and max(sizes) <= _LARGEST, f"{place}.blank", "1 to", _LARGEST)
        steps = setting.blank.steps
        _require(1 <= steps <= _LONGEST, f"{place}.blank.steps", "it is 1 to", _LONGEST)
    _require(0.01 <= (setting.reach or 1) <= 1000, f"{place}.reach", "it is at most", 1000)
    base = applied(Setting(preset=setting.preset, blank=setting.blank), state)
    state = _with_input(setting, base, place)
    for address in setting.values:
        _entry(address, state, f"{place}.values")
    return applied(setting, base)


def _with_input(setting: Setting, state: State, place: str) -> State:
    if setting.x is None:
        return state
    inputs = state.parameters.input_size
    even = all(len(row) == inputs for row in setting.x)
    _require(even, f"{place}.x", "numbers in each step:", inputs)
    _require(1 <= len(setting.x) <= _LONGEST, f"{place}.x", "its length is 1 to", _LONGEST)
    labelled = setting.labels is None or len(setting.labels) == len(setting.x)
    _require(labelled, f"{place}.labels", "one for each step:", len(setting.x))
    return applied(Setting(x=setting.x, labels=setting.labels), state)


def _challenge(challenge: Challenge, state: State, path: str) -> None:
    _require(bool(challenge.conditions), f"{path}.conditions", "at least", 1)
    for index, part in enumerate(challenge.conditions):
        place = f"{path}.conditions[{index}]"
        if isinstance(part, InTrace):
            _in_trace(part, state, place)
        elif isinstance(part, OfEntry):
            _entry(part.entry, state, f"{place}.entry")
        elif isinstance(part, Choice):
            count = len(part.options)
            _require(1 <= part.answer <= count, f"{place}.answer", "it is 1 to", count)
    for address in challenge.solution:
        _entry(address, state, f"{path}.solution")


def _in_trace(part: InTrace, state: State, place: str) -> None:
    inputs, units = state.parameters.input_size, state.parameters.hidden_size
    count = inputs if part.quantity == "x" else units
    _require(1 <= part.unit <= count, f"{place}.unit", "it is 1 to", count)
    _require(is_steps(part.steps), f"{place}.steps", "write it as", "all except 5, 7..last")
    last = len(state.sequence) - 1
    _require(0 <= (part.from_step or 0) <= last, f"{place}.from_step", "it is 0 to", last)
    number = 1 if part.sign_of_input is None else part.sign_of_input
    _require(1 <= number <= inputs, f"{place}.sign_of_input", "it is 1 to", inputs)


def _words(words: Words, state: State, path: str) -> None:
    for code in ("ko", "en"):
        text = getattr(words, code)
        _require(text.count("$") % 2 == 0, f"{path}.{code}", "formulas end with", "$")
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
        "{file}, line {line}: the cell of this page has no {missing}. Correct it there.",
        missing=name[:60],
    )


def _require(holds: bool, path: str, rule: str, bound: object) -> None:
    if not holds:
        raise Mistake(
            path,
            "{file}, line {line}: {place} cannot be so ({rule} {bound}). Correct it there.",
            rule=rule,
            bound=bound,
        )
