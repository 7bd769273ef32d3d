"""What a page of a lesson changes in the Memory workspace, and the sequence that follows."""

from typing import Any

from msgspec.structs import replace

from lstm_gui.core import Sequence
from lstm_gui.files.lessons.lesson_format import Memory
from lstm_gui.scenes.memory.memory_settings import FORGET_BIAS, MemorySettings
from lstm_gui.scenes.memory.sentence_words import sentence
from lstm_gui.scenes.memory.trained_lanes import LEADER, deciding, drawn, longest, models, read

_DRAWS = ("trained", "seed", "distance", "sentence")
"""What another sequence follows from."""


def changed(
    part: Memory, settings: MemorySettings, present: Sequence
) -> tuple[MemorySettings, Sequence]:
    """Return ``settings`` with what ``part`` changes, and the sequence to compare on."""
    named = {name: getattr(part, name) for name in part.__struct_fields__}
    given = {name: value for name, value in named.items() if value is not None}
    settings = _settled(given, settings)
    if not any(name in given for name in _DRAWS):
        return settings, present
    sequence = _sequence(part.sentence or "", settings, present)
    if settings.trained and part.marks is None:
        model = models(settings.trained)[LEADER]
        settings = replace(settings, marks=deciding(model, sequence))
    return settings, sequence


def _settled(given: dict[str, Any], settings: MemorySettings) -> MemorySettings:
    if given.get("trained"):
        model = models(given["trained"])[LEADER]
        settings = MemorySettings(
            model.state.parameters.hidden_size,
            settings.seed,
            forget_bias=0.0,
            lanes=settings.lanes,
            distance=min(model.facts.distances[1], longest(model)),
        )
    elif "initialisation" in given:
        bias = FORGET_BIAS[given["initialisation"]]
        settings = replace(settings, trained="", forget_bias=bias, gain=1.0)
    changes = {name: value for name, value in given.items() if name != "sentence"}
    if "marks" in changes:
        changes["marks"] = tuple(sorted(set(changes["marks"])))
    if "lanes" in changes:
        changes["lanes"] = tuple(changes["lanes"])
    return replace(settings, **changes)


def _sequence(text: str, settings: MemorySettings, present: Sequence) -> Sequence:
    """Return what ``text`` says, else what a trained network is asked, else ``present``."""
    if settings.trained:
        model = models(settings.trained)[LEADER]
        return read(model, text) if text else drawn(model, settings.distance, settings.seed)
    typed = sentence(text, present.x.shape[1])
    return present if typed is None else typed
