"""What is rendered: looks, sizes, presets, and content at the edges of what is allowed."""

from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import KINDS
from lstm_gui.files.lessons.lesson_files import program_lessons
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.shipped.presets import FIRST_PRESET, preset_names
from lstm_gui.scenes.training.training_settings import DISTANCES, TrainingSettings
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL
from lstm_gui.ui.style.theme import THEMES as ALL_THEMES
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.gallery.contents import EXTREMES, LAYERED, OTHER_CELLS, PAGES, TRAINED

SIZES = ((1024, 700), (1440, 900), (2560, 1440))
LEAST, MIDDLE = SIZES[:2]
THEMES = ("light", "dark")
"""In which most is rendered; dialogs and the first start in all that there are."""
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
        big = "" if self.type_size == NORMAL else f"-{self.type_size:g}"
        return f"{self.content}-{self.look}{big}"

    @property
    def look(self) -> str:
        width, height = self.size
        return f"{self.theme}-{self.language}-{width}x{height}"


def all_looks(section: str, *sizes: tuple[int, int]) -> list[Case]:
    """Return the first example in every theme and language, in each of ``sizes``."""
    return [
        Case(section, theme=theme, language=language, size=size)
        for theme, language, size in product(ALL_THEMES, LANGUAGES, sizes)
    ]


def notation_cases() -> list[Case]:
    """Return the settings of the window to render each notation in."""
    section = "Notations"
    return [Case(section, language="ko"), Case(section, theme="dark", size=LEAST)]


def lesson_cases(theme: str, size: tuple[int, int]) -> list[tuple[Case, Lesson]]:
    """Return all lessons in both languages, and the settings of the window beside them."""
    look = f"{theme}, {size[0]} x {size[1]}"
    return [
        (Case(f"Lessons: {language}, {look}", "", theme, language, size), lesson)
        for language, lesson in product(LANGUAGES, program_lessons())
    ]


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
    """Return the settings of the window to render the Train workspace in.

    All are short: at the distances that are offered first they would take an hour together.
    """
    section, first = "Train", TrainingSettings(distance=12, updates=300)
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
        **{
            task: replace(first, task=task, distance=max(offered.low, 3), cells=FIRST_LANES)
            for task, offered in DISTANCES.items()
            if task != first.task
        },
        "two-layers": replace(first, cells=FIRST_LANES, layers=2, equal_parameters=True),
        "every-cell": replace(first, cells=tuple(KINDS), updates=200),
        "nothing": replace(first, cells=()),
    }
    rest = [
        (Case(section, name, theme, language, LEAST), settings)
        for name, settings in others.items()
        for theme, language in (("light", "en"), ("dark", "ko"))
    ]
    return looks + rest


def classroom_cases() -> list[Case]:
    """Return the settings of the window to render in front of a class."""
    return [
        Case("Classroom", FIRST_PRESET, theme, language, size, type_size=type_size)
        for size in SIZES[:2]
        for (theme, language), type_size in zip(
            (("light", "en"), ("dark", "ko"), ("light", "ko")), CLASSROOM, strict=True
        )
    ]


def look_cases() -> list[Case]:
    """Return the first example in all looks and sizes."""
    return [
        Case("Themes, languages, sizes", FIRST_PRESET, theme, language, size, size == MIDDLE)
        for theme in (*THEMES, "contrast")
        for language in LANGUAGES
        for size in SIZES
    ]


def preset_cases() -> list[Case]:
    """Return all presets but the first one."""
    return [Case("Presets", name, language="ko") for name in preset_names() if name != FIRST_PRESET]


def kind_cases() -> list[Case]:
    """Return all kinds of cells, and networks of them."""
    others = [
        Case("Other cells", name, theme, language, size, panels=size == MIDDLE)
        for name in OTHER_CELLS
        for theme, language, size in (("light", "ko", MIDDLE), ("dark", "en", LEAST))
    ]
    return others + [
        Case(section, name, theme, language, size)
        # A network that was trained elsewhere is looked at as one cell.
        for section, names in (("Layers", LAYERED), ("Trained models", TRAINED))
        for name in names
        for theme, language, size in (("light", "ko", MIDDLE), ("dark", "en", LEAST))
    ]


def extreme_cases() -> list[Case]:
    """Return content at the edges of what is allowed."""
    return [
        Case("Extremes", name, theme, language, size)
        for name in EXTREMES
        for theme, language, size in (("light", "en", MIDDLE), ("dark", "ko", LEAST))
    ]
