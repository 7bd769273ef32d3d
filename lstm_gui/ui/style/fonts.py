"""The bundled fonts: Pretendard for text, STIX Two Math for symbols.

With them the window looks the same on every machine, also on one without Hangul.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, lru_cache
from math import ceil
from pathlib import Path

from PyQt6.QtGui import QFont, QFontDatabase

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource

TEXT_FAMILIES = ["Pretendard", "DejaVu Sans"]
MATH_FAMILIES = ["STIX Two Math", "DejaVu Serif"]
_COARSE = 12
# Figures of equal width; and signs beside them as they are, since others stand for no letter
# when the text of a PDF is copied.
_FEATURES = ((b"tnum", 1), (b"calt", 0), (b"clig", 0))
_FILES = {
    "Pretendard-Regular.ttf": ("Pretendard", QFont.Weight.Normal),
    "Pretendard-SemiBold.ttf": ("Pretendard", QFont.Weight.DemiBold),
    "STIXTwoMath-Regular.ttf": ("STIX Two Math", QFont.Weight.Normal),
}
_least = [0.0]


def least_type() -> float:
    """Return how many pixels type has at least, 0 if that is left to what is painted."""
    return _least[-1]


@contextmanager
def type_at_least(pixels: float) -> Iterator[None]:
    """Make no type smaller than ``pixels`` meanwhile: a figure is laid out for print."""
    _least.append(pixels)
    try:
        yield
    finally:
        _least.pop()


def load_fonts() -> list[Problem]:
    """Register the bundled fonts and return one Problem for each that is missing."""
    problems = []
    for name in _FILES:
        try:
            _load(resource("fonts", name))
        except Problem as problem:
            problems.append(problem)
    return problems


def family_of(file: str) -> str:
    """Return what the font in one of the bundled files is called."""
    return _FILES[file][0]


def file_of(family: str, weight: int) -> str:
    """Return which of the bundled files has a font, or nothing for another one."""
    return next((name for name, font in _FILES.items() if font == (family, weight)), "")


@cache
def _load(path: Path) -> None:
    # Once: each picture asks for them, and Qt would keep as many copies.
    if QFontDatabase.addApplicationFont(str(path)) < 0:
        raise Problem(
            "The font {file} is missing or damaged; install the application again.", file=path
        )


def text_font(pixels: float, weight: int = QFont.Weight.Normal) -> QFont:
    """Return the text font with figures of equal width, so numbers do not jitter."""
    return _text_font(max(1, round(pixels), ceil(_least[-1])), weight)


def math_font(pixels: float) -> QFont:
    """Return the font of mathematical symbols, from 12 pixels on in even sizes only.

    Each size is loaded by itself, and formulas with indices would ask for every one. It has
    all letters of formulas, so that none has to be sought in other fonts.
    """
    size = max(1, round(pixels) if pixels < _COARSE else 2 * int(pixels / 2))
    return _math_font(max(size, ceil(_least[-1])))


@lru_cache(maxsize=64)
def _text_font(pixels: int, weight: int) -> QFont:
    font = QFont(TEXT_FAMILIES)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    for feature, value in _FEATURES:
        font.setFeature(QFont.Tag(feature), value)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


@lru_cache(maxsize=64)
def _math_font(pixels: int) -> QFont:
    font = QFont(MATH_FAMILIES)
    font.setPixelSize(pixels)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font
