"""How we know what the lessons of the program say: figures with their seeds, and sources."""

from functools import lru_cache
from typing import Literal

import msgspec

from lstm_gui.files.lessons.lesson_format import Memory, Words
from lstm_gui.files.shipped.resources import resource

Measure = Literal[
    "share", "gradient", "sure", "open", "gradient of c", "gradient through f",
    "f saturated", "i saturated", "o saturated", "parameters",
]  # fmt: skip


class _Repeated(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    pass


class OfTrace(_Repeated, frozen=True, tag="trace"):
    """One number of the cell that a page, counted from 1, starts with."""

    page: int
    quantity: str
    t: int
    unit: int = 1
    values: dict[str, float] = {}


class OfLane(_Repeated, frozen=True, tag="memory"):
    """A measure of one lane of the comparison of a page, with what is changed in it.

    The page is one of another ``lesson`` if its id is given.
    """

    page: int
    lane: str
    measure: Measure
    change: Memory = Memory()
    lesson: str = ""


class OfSeeds(_Repeated, frozen=True, tag="seeds"):
    """From how many seeds a network that ships solves its task, in ``updates`` at most."""

    trained: str
    updates: int


class OfSentences(_Repeated, frozen=True, tag="sentences"):
    """How often the LSTM of a page is right though something is taken away from it."""

    without: Literal["forget gates", "first word"]


Repeated = OfTrace | OfLane | OfSeeds | OfSentences


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A number that a lesson states, and how it is computed again.

    Parameters
    ----------
    what
        What it is the number of.
    said
        The number as it is stated.
    repeat
        What to compute.
    """

    what: Words
    said: Words
    repeat: Repeated


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a lesson rests on.

    Parameters
    ----------
    figures
        Where its numbers come from: cells, networks, seeds.
    sources
        What was read for it, as it is cited.
    claims
        The numbers that can be computed again.
    """

    figures: list[Words]
    sources: list[str]
    claims: list[Claim] = []


def evidence_of(lesson: str) -> Evidence | None:
    """Return what the lesson with the id ``lesson`` rests on; None for a teacher's own."""
    return _evidence().get(lesson)


def all_sources() -> tuple[str, ...]:
    """Return what all lessons of the program rest on, each once, the oldest first."""
    sources = {source for one in _evidence().values() for source in one.sources}
    return tuple(sorted(sources, key=lambda source: (source.partition("(")[2], source)))


@lru_cache(maxsize=1)
def _evidence() -> dict[str, Evidence]:
    # Not before somebody learns: the window starts without lessons.
    import tomllib

    text = resource("evidence.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Evidence])
