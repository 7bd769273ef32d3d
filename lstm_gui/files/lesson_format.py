"""The structure of version 1 of the lesson format.

`docs/lesson-format.md` describes it for teachers.
"""

from typing import Literal

import msgspec

FORMAT = "lstm-explorer/lesson"
VERSION = 1

Quantity = Literal[
    "x", "z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "kept", "written", "c", "tanh_c",
    "h",
]  # fmt: skip
Picked = Literal[
    "x", "h_before", "c_before", "z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "kept",
    "written", "c", "tanh_c", "h",
]  # fmt: skip
RowName = Literal["c", "h", "f", "i", "c_tilde", "o", "x", "z_f", "z_i", "z_c", "z_o"]


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The same words in both languages."""

    ko: str
    en: str


class Blank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``set.blank``: a cell in which every number is 0."""

    inputs: int
    units: int
    steps: int


class Setting(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pages.set``: what a page makes of the cell."""

    preset: str = ""
    blank: Blank | None = None
    x: list[list[float]] | None = None
    labels: list[str] | None = None
    values: dict[str, float] = msgspec.field(default_factory=dict[str, float])
    t: int | None = None
    unit: int | None = None
    block: Literal["f", "i", "c", "o"] | None = None
    rows: list[RowName] | None = None
    mean: bool = False
    reach: float | None = None


class InTrace(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="trace"
):
    """Bounds on a quantity over some steps."""

    text: Words
    quantity: Quantity
    unit: int = 1
    steps: str = "all"
    at_least: float | None = None
    at_most: float | None = None
    holds: Literal["every", "some"] = "every"
    magnitude: bool = False
    from_step: int | None = None
    sign_of_input: int | None = None


class OfEntry(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="entry"
):
    """Bounds on a number that the learner sets."""

    text: Words
    entry: str
    at_least: float | None = None
    at_most: float | None = None


class SameInput(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="same input"
):
    """The input sequence is as the page set it."""

    text: Words


class Pick(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="pick"):
    """A number of the diagram to click; any of ``quantities`` is right."""

    text: Words
    quantities: list[Picked]


class Choice(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind", tag="choice"
):
    """A question with several answers; ``answer`` counts from 1."""

    text: Words
    options: list[Words]
    answer: int
    why: Words


ConditionPart = InTrace | OfEntry | SameInput | Pick | Choice


class Challenge(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``pages.challenge``: a goal that the program checks."""

    goal: Words
    hint: Words
    conditions: list[ConditionPart]
    solution: dict[str, float] = msgspec.field(default_factory=dict[str, float])


class Page(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of ``pages``."""

    title: Words
    text: Words
    set: Setting | None = None
    spotlight: list[str] = msgspec.field(default_factory=list[str])
    dims: bool = False
    picture: Literal["", "taps"] = ""
    challenge: Challenge | None = None


class Lesson(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    format: str
    version: int
    id: str
    number: int
    title: Words
    pages: list[Page]
