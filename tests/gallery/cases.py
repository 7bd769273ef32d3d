"""What is rendered: looks, sizes, presets, and content at the edges of what is allowed."""

from dataclasses import dataclass

import numpy as np

from lstm_gui.core import Initial, Parameters, Selection, Sequence, State
from lstm_gui.files.presets import FIRST_PRESET, load_preset, preset_names
from lstm_gui.files.session import Session

SIZES = ((1024, 700), (1440, 900), (2560, 1440))
MIDDLE = SIZES[1]
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


def session(content: str) -> Session:
    """Return the session of a preset or of one of `EXTREMES`."""
    return EXTREMES[content] if content in EXTREMES else load_preset(content).session


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
