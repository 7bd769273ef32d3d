"""What a page of a lesson starts from: the cell, and what the Memory workspace compares."""

from dataclasses import dataclass, replace
from typing import Any

from lstm_gui.core import Sequence, State, select, with_sequence
from lstm_gui.files.lesson_format import Lesson, Memory, Setting
from lstm_gui.files.lesson_states import applied, state_of
from lstm_gui.ui.memory.settings import FORGET_BIAS, MemorySettings
from lstm_gui.ui.memory.trained import deciding, drawn, longest, models, read
from lstm_gui.ui.memory.words import sentence

_DRAWS = ("trained", "seed", "distance", "sentence")
"""What another sequence follows from."""


@dataclass(frozen=True, eq=False)
class Start:
    """A cell, and the settings of the Memory workspace beside it."""

    state: State
    memory: MemorySettings


def start_of(lesson: Lesson, index: int) -> Start:
    """Return what page ``index`` starts from: all settings up to it, in order.

    Raises
    ------
    Problem
        If a preset or a trained network is missing.
    """
    start: Start | None = None
    for page in lesson.pages[: index + 1]:
        if page.set is not None:
            start = _turned(page.set, start)
    return Start(state_of(lesson, index), MemorySettings()) if start is None else start


def remembered(part: Memory, start: Start) -> Start:
    """Return ``start`` with what ``part`` changes; another sequence shows its last step."""
    named = {name: getattr(part, name) for name in part.__struct_fields__}
    given = {name: value for name, value in named.items() if value is not None}
    settings = _settled(given, start.memory)
    sequence = start.state.sequence
    if any(name in given for name in _DRAWS):
        sequence = _sequence(part.sentence or "", settings, sequence)
        if settings.trained and part.marks is None:
            model = models(settings.trained)["lstm"]
            settings = replace(settings, marks=deciding(model, sequence))
    if sequence is start.state.sequence:
        return Start(start.state, settings)
    state = with_sequence(start.state, sequence)
    return Start(select(state, t=len(sequence) - 1), settings)


def _turned(setting: Setting, before: Start | None) -> Start:
    memory = MemorySettings() if before is None else before.memory
    start = Start(applied(setting, None if before is None else before.state), memory)
    if setting.memory is None:
        return start
    start = remembered(setting.memory, start)
    return Start(select(start.state, setting.t), start.memory)


def _settled(given: dict[str, Any], settings: MemorySettings) -> MemorySettings:
    if given.get("trained"):
        model = models(given["trained"])["lstm"]
        settings = MemorySettings(
            model.state.parameters.hidden_size,
            settings.seed,
            forget_bias=0.0,
            distance=min(model.facts.distances[1], longest(model)),
        )
    elif "initialisation" in given:
        bias = FORGET_BIAS[given["initialisation"]]
        settings = replace(settings, trained="", forget_bias=bias, gain=1.0)
    changes = {name: value for name, value in given.items() if name != "sentence"}
    if "marks" in changes:
        changes["marks"] = tuple(sorted(set(changes["marks"])))
    return replace(settings, **changes)


def _sequence(text: str, settings: MemorySettings, present: Sequence) -> Sequence:
    """Return what ``text`` says, else what a trained network is asked, else ``present``."""
    if settings.trained:
        model = models(settings.trained)["lstm"]
        return read(model, text) if text else drawn(model, settings.distance, settings.seed)
    typed = sentence(text, present.x.shape[1])
    return present if typed is None else typed
