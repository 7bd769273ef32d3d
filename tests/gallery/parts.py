"""All parts of the gallery: what is rendered, and in which settings."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from tests.gallery import dialog_parts, window_parts
from tests.gallery.cases import (
    LEAST,
    MIDDLE,
    all_looks,
    classroom_cases,
    extreme_cases,
    kind_cases,
    lesson_cases,
    look_cases,
    memory_cases,
    notation_cases,
    preset_cases,
    train_cases,
)
from tests.gallery.stage import Stage


class Part(NamedTuple):
    """What ``take`` renders of each of ``cases``."""

    take: Callable[[Stage, Iterable[Any]], None]
    cases: Sequence[Any]


PARTS: Mapping[str, Part] = {
    "first": Part(window_parts.newcomer, all_looks("First start", LEAST, MIDDLE)),
    "looks": Part(window_parts.cell, look_cases()),
    "presets": Part(window_parts.cell, preset_cases()),
    "kinds": Part(window_parts.cell, kind_cases()),
    "extremes": Part(window_parts.cell, extreme_cases()),
    "notations": Part(window_parts.notations, notation_cases()),
    "memory": Part(window_parts.memory, memory_cases()),
    "train": Part(window_parts.train, train_cases()),
    "dialogs": Part(dialog_parts.dialogs, all_looks("Dialogs", LEAST)),
    "menus": Part(dialog_parts.menus, all_looks("Menus", LEAST)),
    "boxes": Part(dialog_parts.boxes, all_looks("Boxes", LEAST)),
    "lessons": Part(window_parts.lessons, lesson_cases("light", MIDDLE)),
    "lessons-small": Part(window_parts.lessons, lesson_cases("dark", LEAST)),
    "classroom": Part(window_parts.classroom, classroom_cases()),
}
