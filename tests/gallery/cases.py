"""What is rendered: looks, sizes, presets, and content at the edges of what is allowed."""

from typing import Any

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    RNN,
    Clamp,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    Variant,
    converted,
    gru_kind,
    lstm_kind,
    select,
)
from lstm_gui.core.cells.rnn.equations import rnn_kind
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset, preset_names
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.memory_look import DIFFERENCE, MemoryLook
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.scenes.memory.trained_lanes import deciding, drawn, longest, models
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.core.network.networks import bidirectional, embedded

SIZES = ((1024, 700), (1440, 900), (2560, 1440))
LEAST, MIDDLE = SIZES[:2]
THEMES = ("light", "dark")
LANGUAGES = ("en", "ko")


class Case(Struct, frozen=True):
    """One setting of the window.

    Parameters
    ----------
    section
        Heading in the contact sheet.
    content
        Name of a preset or of one of `EXTREMES`.
    panels
        Whether each panel is rendered too.
    type_size
        How many times as large as at a desk type is.
    """

    section: str
    content: str = FIRST_PRESET
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] = MIDDLE
    panels: bool = False
    type_size: float = NORMAL

    @property
    def name(self) -> str:
        width, height = self.size
        look = f"{self.theme}-{self.language}-{width}x{height}"
        big = "" if self.type_size == NORMAL else f"-{self.type_size:g}"
        return f"{self.content}-{look}{big}"


def seeded(inputs: int, units: int, steps: int, scale: float, labels: bool = False) -> Session:
    """Return a session of random numbers with weights of about ``scale``."""
    draw = np.random.default_rng(7).normal
    parameters = Parameters(
        draw(size=(4, units, inputs)) * scale,
        draw(size=(4, units, units)) * scale / units**0.5,
        draw(size=(4, units)) * scale,
    )
    words = tuple(f"a rather long label {n}" for n in range(steps)) if labels else None
    sequence = Sequence(draw(size=(steps, inputs)), words)
    initial = Initial(np.zeros(units), np.zeros(units))
    return Session.of(State(parameters, initial, sequence, Selection(steps // 2, units // 2, "i")))


EXTREMES = {
    "as-large-as-can-be-set": seeded(16, 64, 200, 1.0),
    "one-of-each": seeded(1, 1, 1, 1.0),
    "sums-of-ten-thousand": seeded(2, 4, 24, 1e4),
    "long-labels": seeded(2, 4, 12, 1.0, labels=True),
}


def as_another(kind: Kind, *clamps: Clamp) -> Session:
    """Return the first example as a cell of ``kind``, with numbers clamped."""
    state = converted(load_preset(FIRST_PRESET).session.state, kind)
    return Session.of(replace(select(state, t=9), clamps=clamps))


OTHER_CELLS = {
    "as-a-gru": as_another(GRU, Clamp("z", 0, 12, 20, 0.5)),
    "as-a-gru-that-resets-first": as_another(gru_kind("before")),
    "as-an-rnn": as_another(RNN, Clamp("h", 1, 4, 15, 0.0)),
    "swapped-functions": as_another(lstm_kind(Variant(True, ("f", "o"), True))),
    "coupled-with-peepholes": as_another(
        lstm_kind(Variant(second_tanh=False, coupled=True, peepholes=True))
    ),
    "as-an-slstm": as_another(KINDS["slstm"]),
    "as-an-slstm-without-a-stabiliser": as_another(slstm_kind(stabiliser=False)),
    "as-a-minlstm": as_another(KINDS["minlstm"]),
    "as-a-mingru": as_another(KINDS["mingru"]),
    "as-an-rnn-of-relus": as_another(rnn_kind("relu")),
    "clamped": as_another(LSTM, Clamp("f", 0, 5, 15, 0.5), Clamp("h", 2, 3, 20, 0.0)),
}

LAYERED = {
    "two-layers-both-ways": Session(bidirectional(LSTM)),
    "layers-of-words": Session(embedded(GRU)),
}


def trained(task: str, start: str = "chrono", **look: object) -> Session:
    """Return a session that compares trained networks, looked at as ``look`` says."""
    name = f"{task}-lstm-{start}"
    model = models(name)["lstm"]
    distance = min(model.facts.distances[1], longest(model))
    sequence = drawn(model, distance, seed=1)
    marks = deciding(model, sequence)
    settings = MemorySettings(forget_bias=0.0, marks=marks, trained=name, distance=distance)
    last = Selection(t=len(sequence) - 1)
    state = replace(model.state, sequence=sequence, selection=last)
    return Session.of(state, {"memory": settings.as_json(), "memory_look": look})


def changed(session: Session, **changes: Any) -> Session:
    """Return a session that compares other cells."""
    settings = replace(MemorySettings.from_json(session.view["memory"]), **changes)
    return Session.of(session.state, {**session.view, "memory": settings.as_json()})


def pinned(session: Session) -> Session:
    """Return a session that compares its cells with those it started with."""
    settings = MemorySettings.from_json(session.view["memory"])
    look = MemoryLook(DIFFERENCE, roomy=True, quantity="keep")
    look = look.pinned(Pin(settings, session.state.sequence))
    view = {**session.view, "memory_look": look.as_json()}
    return changed(Session.of(session.state, view), forget_bias=-1.5)


SMALL = {"trained": "", "initialisation": "orthogonal", "gain": 2.5, "forget_bias": 2.0}
CLAMPS = (
    LaneClamp("lstm", "f", None, 3, 9, 1.0),
    LaneClamp("lstm", "h", 2, 6, 12, 0.0),
    LaneClamp("gru", "z", 0, 10, 20, 0.0),
)
PAGES = {
    "state-space": trained("sentence-ko-10", page="space"),
    "state-space-of-two-units": changed(
        trained("sentence-en-2", page="space", roomy=True), units=2, **SMALL
    ),
    "state-space-of-one-unit": changed(
        trained("sentence-en-2", page="space", roomy=True, space_input="zero"), units=1, **SMALL
    ),
    "difference-of-two-lanes": trained("sentence-ko-10", page="difference"),
    "difference-from-a-pin": pinned(trained("sentence-ko-10")),
    "surgery": changed(trained("sentence-ko-10"), clamps=CLAMPS),
}
TRAINED = {
    "korean-ten-clauses": trained("sentence-ko-10"),
    "english-two-clauses": trained("sentence-en-2"),
    "first-of-a-hundred": trained("first-symbol-100"),
}


def session(content: str) -> Session:
    """Return the session of a preset or of one of `EXTREMES`."""
    made = EXTREMES | OTHER_CELLS | LAYERED | TRAINED | PAGES
    return made[content] if content in made else load_preset(content).session


def memory_cases() -> list[Case]:
    """Return the settings of the window to render the Memory workspace in."""
    section = "Memory"
    looks = [
        Case(section, "korean-ten-clauses", theme, language, size, panels=size == MIDDLE)
        for theme in THEMES
        for language in LANGUAGES
        for size in SIZES
    ]
    others = ("english-two-clauses", "first-of-a-hundred", FIRST_PRESET, "one-of-each")
    pages = [
        Case("Memory: pages and surgery", name, theme, language, size)
        for name in PAGES
        for theme, language, size in (("light", "ko", MIDDLE), ("dark", "en", SIZES[0]))
    ]
    return [*looks, *(Case(section, name) for name in others), *pages]


def train_cases() -> list[tuple[Case, TrainingSettings]]:
    """Return the settings of the window to render the Train workspace in."""
    section, first = "Train", TrainingSettings()
    looks = [
        (Case(section, "first-symbol", theme, language, size, panels=size == MIDDLE), first)
        for theme in THEMES
        for language in LANGUAGES
        for size in SIZES
    ]
    others = {
        "bias-0": replace(first, forget_bias=0.0),
        "three-cells": replace(first, cells=FIRST_LANES),
        "chrono": replace(first, start="chrono", cells=("gru", "lstm")),
        "adding": replace(first.with_task("adding"), cells=FIRST_LANES, updates=1000),
        "counting": replace(first.with_task("counting"), cells=FIRST_LANES),
        "sentence-ko": replace(first.with_task("sentence-ko"), cells=FIRST_LANES),
        "nothing": replace(first, cells=()),
    }
    return [*looks, *((Case(section, name, size=SIZES[0]), set_) for name, set_ in others.items())]


def classroom_cases() -> list[Case]:
    """Return the settings of the window to render in front of a class."""
    return [
        Case("Classroom", FIRST_PRESET, theme, language, size, type_size=type_size)
        for size in SIZES[:2]
        for (theme, language), type_size in zip(
            (("light", "en"), ("dark", "ko"), ("light", "ko")), CLASSROOM, strict=True
        )
    ]


def cases() -> list[Case]:
    """Return all settings of the window to render."""
    looks = [
        Case("Themes, languages, sizes", FIRST_PRESET, theme, language, size, size == MIDDLE)
        for theme in THEMES
        for language in LANGUAGES
        for size in SIZES
    ]
    presets = [
        Case("Presets", name, language="ko") for name in preset_names() if name != FIRST_PRESET
    ]
    extremes = [
        Case("Extremes", name, theme, size=size)
        for name in EXTREMES
        for theme, size in (("light", MIDDLE), ("dark", SIZES[0]))
    ]
    others = [
        Case("Other cells", name, theme, language, size, panels=size == MIDDLE)
        for name in OTHER_CELLS
        for theme, language, size in (("light", "ko", MIDDLE), ("dark", "en", SIZES[0]))
    ]
    layered = [
        Case("Layers", name, theme, language, size)
        for name in LAYERED
        for theme, language, size in (("light", "ko", MIDDLE), ("dark", "en", LEAST))
    ]
    # A network that was trained elsewhere, looked at as one cell.
    models = [
        Case("Trained models", name, theme, language, size)
        for name in TRAINED
        for theme, language, size in (("light", "en", MIDDLE), ("dark", "ko", LEAST))
    ]
    return looks + presets + others + layered + models + extremes
