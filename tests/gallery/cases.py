"""What is rendered: looks, sizes, presets, and content at the edges of what is allowed."""

from dataclasses import dataclass, replace

import numpy as np

from lstm_gui.core import Initial, Parameters, Selection, Sequence, State
from lstm_gui.files.presets import FIRST_PRESET, load_preset, preset_names
from lstm_gui.files.session import Session
from lstm_gui.ui.memory.settings import MemorySettings
from lstm_gui.ui.memory.trained import deciding, drawn, longest, models

SIZES = ((1024, 700), (1440, 900), (2560, 1440))
SMALL, MIDDLE = SIZES[:2]
THEMES = ("light", "dark")
LANGUAGES = ("en", "ko")


@dataclass(frozen=True)
class Case:
    """One setting of the window.

    Parameters
    ----------
    section
        Heading in the contact sheet.
    content
        Name of a preset or of one of `EXTREMES`.
    panels
        Whether each panel is rendered too.
    """

    section: str
    content: str = FIRST_PRESET
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] = MIDDLE
    panels: bool = False

    @property
    def name(self) -> str:
        width, height = self.size
        return f"{self.content}-{self.theme}-{self.language}-{width}x{height}"


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
    return Session(State(parameters, initial, sequence, Selection(steps // 2, units // 2, "i")))


EXTREMES = {
    "as-large-as-can-be-set": seeded(16, 64, 200, 1.0),
    "one-of-each": seeded(1, 1, 1, 1.0),
    "sums-of-ten-thousand": seeded(2, 4, 24, 1e4),
    "long-labels": seeded(2, 4, 12, 1.0, labels=True),
}


def trained(task: str, start: str = "chrono") -> Session:
    """Return a session that compares trained networks."""
    name = f"{task}-lstm-{start}"
    model = models(name)["lstm"]
    distance = min(model.facts.distances[1], longest(model))
    sequence = drawn(model, distance, seed=1)
    marks = deciding(model, sequence)
    settings = MemorySettings(forget_bias=0.0, marks=marks, trained=name, distance=distance)
    last = Selection(t=len(sequence) - 1)
    state = replace(model.state, sequence=sequence, selection=last)
    return Session(state, {"memory": settings.as_json()})


TRAINED = {
    "korean-ten-clauses": trained("sentence-ko-10"),
    "english-two-clauses": trained("sentence-en-2"),
    "first-of-a-hundred": trained("first-symbol-100"),
}


def session(content: str) -> Session:
    """Return the session of a preset or of one of `EXTREMES`."""
    made = EXTREMES | TRAINED
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
    return [*looks, *(Case(section, name) for name in others)]


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
    return looks + presets + extremes
