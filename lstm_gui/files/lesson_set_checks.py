"""What must hold of ``set``: the cell, the input and the memory of a page."""

import re
from functools import lru_cache

from lstm_gui.core import State
from lstm_gui.files.lesson_addresses import rows_of
from lstm_gui.files.lesson_format import Blank, Cell, Memory, OfKind, Setting
from lstm_gui.files.lesson_kinds import kind_of, misplaced
from lstm_gui.files.lesson_mistakes import (
    Mistake,
    require_entry,
    require_equal,
    require_known,
    require_within,
)
from lstm_gui.files.lesson_states import applied
from lstm_gui.files.presets import preset_names
from lstm_gui.files.problem import Problem

LARGEST = 64
LONGEST = 500
_MOST_WORDS = 200
MEMORY_LIMITS = {
    "units": (1, 64),
    "seed": (0, 9999),
    "forget_bias": (-6.0, 6.0),
    "gain": (-3.0, 3.0),
    "distance": (0, 200),
}
"""What the controls of the Memory workspace allow."""
_TRAINED = re.compile(r"(?:sentence-\w+|first-symbol)-\d+-lstm-.+")


@lru_cache(maxsize=1)
def trained_choices() -> tuple[str, ...]:
    """Return the names of the trained networks that the Memory workspace offers."""
    # Only here, for the same reason as in `lesson_states`.
    from lstm_gui.files.trained import trained_names

    return tuple(name for name in trained_names() if _TRAINED.fullmatch(name))


def state_after(setting: Setting, state: State | None, path: str) -> State:
    """Return the state that ``setting`` makes; a Mistake if anything in it cannot be."""
    place = f"{path}.set"
    _require_preset(setting.preset, f"{place}.preset")
    if setting.blank is not None:
        _blank(setting.blank, f"{place}.blank")
    if setting.memory is not None:
        memory(setting.memory, f"{place}.memory")
    require_within(1 if setting.reach is None else setting.reach, 0.01, 1000, f"{place}.reach")
    begun = applied(Setting(setting.preset, setting.blank, memory=setting.memory), state)
    cell(setting, begun, place)
    base = applied(Setting(kind=setting.kind, reset=setting.reset, variant=setting.variant), begun)
    state = _with_input(setting, base, place)
    for address in setting.values:
        require_entry(address, state, f"{place}.values")
    kind = state.parameters.kind
    require_known([setting.block] if setting.block else [], kind.blocks, f"{place}.block")
    require_known(setting.rows or [], rows_of(kind), f"{place}.rows")
    return applied(setting, begun)


def cell(part: Blank | Cell | Setting, state: State | None, place: str) -> None:
    """Raise a Mistake if there is no such cell as ``part`` makes of that of ``state``."""
    present = None if state is None else state.parameters.kind
    kind(part.kind or (present.name if present else "lstm"), part, place)
    try:
        kind_of(part, present)
    except ValueError as error:
        raise Mistake(
            f"{place}.variant",
            Problem(
                "{file}, line {line}: coupled gates f and i cannot be tanh. Take f and i out of "
                "tanh_gates, or do without coupled."
            ),
        ) from error


def kind(name: str, part: Blank | Cell | Setting | OfKind, place: str) -> None:
    """Raise a Mistake if ``part`` has a key that a cell called ``name`` has no use for."""
    key = misplaced(name, part.reset, part.variant)
    if key:
        raise Mistake(
            f"{place}.{key}",
            Problem(
                "{file}, line {line}: {place} means nothing for a cell of kind {kind}. "
                "Take it out there, or choose another kind.",
                kind=name,
            ),
        )


def memory(part: Memory, place: str) -> None:
    """Raise a Mistake if the Memory workspace cannot show ``part``."""
    for name, (low, high) in MEMORY_LIMITS.items():
        value = getattr(part, name)
        require_within(low if value is None else value, low, high, f"{place}.{name}")
    for step in part.marks or ():
        require_within(step, 0, LONGEST - 1, f"{place}.marks")
    if part.sentence is not None:
        words = len(re.findall(r"\w+", part.sentence))
        require_within(words, 1, _MOST_WORDS, f"{place}.sentence (its words)")
    if part.trained and part.trained not in trained_choices():
        raise Mistake(
            f"{place}.trained",
            Problem(
                "{file}, line {line}: there is no trained network {missing}. "
                "Choose one of: {known}.",
                missing=part.trained,
                known=", ".join(trained_choices()),
            ),
        )


def _require_preset(name: str, path: str) -> None:
    if name and name not in preset_names():
        raise Mistake(
            path,
            Problem(
                "{file}, line {line}: there is no preset {missing}. Choose one of: {known}.",
                missing=name,
                known=", ".join(preset_names()),
            ),
        )


def _blank(blank: Blank, place: str) -> None:
    for size in ("inputs", "units"):
        require_within(getattr(blank, size), 1, LARGEST, f"{place}.{size}")
    require_within(blank.steps, 1, LONGEST, f"{place}.steps")
    cell(blank, None, place)


def _with_input(setting: Setting, state: State, place: str) -> State:
    if setting.x is None:
        return state
    inputs = state.parameters.input_size
    require_within(len(setting.x), 1, LONGEST, f"{place}.x (its length)")
    for t, row in enumerate(setting.x):
        require_equal(len(row), inputs, f"{place}.x[{t}] (its length)")
    if setting.labels is not None:
        require_equal(len(setting.labels), len(setting.x), f"{place}.labels (its length)")
    return applied(Setting(x=setting.x, labels=setting.labels), state)
