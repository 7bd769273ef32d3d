"""Where on the curves of a cell each quantity of a step stands, as plain data."""

from functools import lru_cache

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import RANGES, Kind, saturated_share
from lstm_gui.core.equations import Function, Maximum, Sum
from lstm_gui.core.quantities import quantity_at
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.numbers import number
from lstm_gui.words.plain_markup import spoken_markup
from lstm_gui.words.quantity_words import block_role, quantity_role
from lstm_gui.words.symbols import called, symbol

CURVES = ("sigmoid", "exp", "relu", "tanh")
"""The functions that are drawn: those that bend, and whose argument has a place in a picture."""


class OperatingPoint(Struct, frozen=True):
    """One argument on one curve.

    ``all_units`` are the arguments of every unit, drawn faintly; ``saturated`` is
    the share of them where the slope is below 5 % of its maximum, ``None`` where the slope
    has no maximum or the curve no second end. ``label`` is markup.
    """

    name: str
    symbol: str
    role: str
    curve: str
    argument: float
    result: float
    all_units: NDArray[np.float64]
    saturated: float | None
    label: str
    block: str = ""


def operating_points(snapshot: Snapshot) -> tuple[OperatingPoint, ...]:
    """Return the points of the selected unit at the selected step, gates first.

    Whatever does not pass through one of `CURVES` has none: the input gate of coupled gates,
    and ``c_t`` where the second tanh is left out.
    """
    kind = snapshot.kind
    found = {one.name: one for one in _bent(kind)}
    blocks = [*kind.gates, *(block for block in kind.blocks if block not in kind.gates)]
    own = {kind.result(block): block for block in blocks if kind.takes_part(block)}
    points = [
        _point(snapshot, found[result], block) for result, block in own.items() if result in found
    ]
    points += [_point(snapshot, one, "") for one in found.values() if one.of in kind.states]
    return tuple(points)


def curves_of(kind: Kind) -> tuple[str, ...]:
    """Return which of `CURVES` a cell of ``kind`` computes with."""
    used = {one.function for one in _bent(kind)}
    return tuple(name for name in CURVES if name in used)


def stays_below_one(kind: Kind) -> bool:
    """Tell whether no value of any curve of ``kind`` is larger than 1."""
    return all(one.function in RANGES or _is_held_down(kind, one) for one in _bent(kind))


def _bent(kind: Kind) -> list[Function]:
    return [one for one in kind.equations if isinstance(one, Function) and one.function in CURVES]


def _is_held_down(kind: Kind, one: Function) -> bool:
    """Tell whether it is the exponential of a number less the largest of it and another."""
    exponent = kind.by_name.get(one.of)
    match exponent:
        case Sum(terms=(term,), minus=(largest,)):
            stabiliser = kind.by_name.get(largest)
            held = isinstance(stabiliser, Maximum) and term in (stabiliser.one, stabiliser.other)
            return one.function == "exp" and held
        case _:
            return False


def spoken_point(point: OperatingPoint) -> str:
    """Return the sum and what the curve makes of it, as it is read out."""
    into, out = _spoken_names(point.symbol, point.curve)
    return f"{into} = {number(point.argument)}, {out} = {number(point.result)}"


def has_a_place(point: OperatingPoint) -> bool:
    """Tell whether a point can be drawn; one that is not a number stands nowhere."""
    return not np.isnan(point.argument) and bool(np.isfinite(point.result))


@lru_cache(maxsize=256)
def _spoken_names(markup: str, curve: str) -> tuple[str, str]:
    return spoken_markup(markup), spoken_markup(called(curve, markup))


def _point(snapshot: Snapshot, one: Function, block: str) -> OperatingPoint:
    kind, name = snapshot.kind, one.of
    arguments = quantity_at(snapshot.trace, name, snapshot.t)
    argument = float(arguments[snapshot.unit])
    result = float(snapshot.trace.numbers[one.name][snapshot.t, snapshot.unit])
    # What has no symbol of its own is told by what comes of it.
    named = name in kind.recorded
    told = (symbol(kind, name), argument) if named else (symbol(kind, one.name), result)
    return OperatingPoint(
        name,
        symbol(kind, name),
        block_role(kind, block) if block else quantity_role(kind, name),
        one.function,
        argument,
        result,
        arguments,
        saturated_share(arguments, one.function) if one.function in RANGES else None,
        f'{told[0]} "{number(told[1])}"',
        block,
    )
