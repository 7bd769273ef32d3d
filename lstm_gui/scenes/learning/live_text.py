"""The text of a page with its live numbers filled in, and cut where a live picture stands."""

import re

from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.files.lessons.lesson_live import LIVE, LIVE_EQUATION, LIVE_PICTURE, WEIGHTS
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.arithmetic import with_sign
from lstm_gui.words.numbers import number

_MOST = 4
"""No more weights are written one after the other."""


class LiveText(Struct, frozen=True):
    """What stands before and after the picture called ``picture``, ``""`` if there is none."""

    before: str
    picture: str = ""
    after: str = ""


def cut(text: str) -> LiveText:
    """Return ``text`` in its pieces."""
    found = LIVE_PICTURE.search(text)
    if found is None:
        return LiveText(text)
    return LiveText(text[: found.start()].rstrip(), found[1], text[found.end() :].lstrip())


def filled(text: str, snapshot: Snapshot) -> str:
    """Return ``text`` with the numbers of the selected unit at the selected step.

    A name that the cell on the screen does not have is written as a dash: learners may turn
    the cell into another. Where the written numbers lead to another result than is written, ≈
    stands in place of =.
    """
    text = LIVE_EQUATION.sub(lambda match: with_sign(_with_numbers(match[0], snapshot)), text)
    return _with_numbers(text, snapshot)


def _with_numbers(text: str, snapshot: Snapshot) -> str:
    return LIVE.sub(lambda match: _written(match[1], snapshot), text)


def _written(name: str, snapshot: Snapshot) -> str:
    if name == "unit":
        return str(snapshot.unit + 1)
    if name == "t":
        return str(snapshot.t)
    weights = WEIGHTS.fullmatch(name)
    if weights is not None:
        return _weights(weights, snapshot)
    if name in snapshot.withheld:
        return UNKNOWN
    numbers = snapshot.unit_reading().numbers
    return number(numbers[name]) if name in numbers else "–"


def _weights(match: re.Match[str], snapshot: Snapshot) -> str:
    if match[2] not in snapshot.kind.blocks:
        return "–"
    array: Array = getattr(snapshot.state.parameters.block(match[2]), match[1])
    row = array[snapshot.unit]
    if match[1] == "b":
        return number(float(row))
    listed = [number(float(weight)) for weight in row[:_MOST]]
    return ", ".join([*listed, "…"] if len(row) > _MOST else listed)
