"""How we know what the lessons of the program say: figures with their seeds, and sources."""

from functools import lru_cache

import msgspec

from lstm_gui.files.lesson_format import Words
from lstm_gui.files.resources import resource


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a lesson rests on.

    Parameters
    ----------
    figures
        Where its numbers come from: cells, networks, seeds.
    sources
        What was read for it, as it is cited.
    """

    figures: list[Words]
    sources: list[str]


def evidence_of(lesson: str) -> Evidence | None:
    """Return what the lesson with the id ``lesson`` rests on; None for a teacher's own."""
    return _evidence().get(lesson)


@lru_cache(maxsize=1)
def _evidence() -> dict[str, Evidence]:
    # Not before somebody learns: the window starts without lessons.
    import tomllib

    text = resource("evidence.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, Evidence])
