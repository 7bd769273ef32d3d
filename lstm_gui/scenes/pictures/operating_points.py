"""Where on sigmoid and tanh each quantity of a step stands, as plain data."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import RANGES, saturated_share
from lstm_gui.core.equations import Function
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.quantity_words import block_role, quantity_role
from lstm_gui.words.symbols import symbol


class OperatingPoint(Struct, frozen=True):
    """One argument on one curve.

    ``all_units`` are the arguments of every unit, drawn faintly; ``saturated`` is
    the share of them where the slope is below 5 % of its maximum.
    """

    name: str
    symbol: str
    role: str
    curve: str
    argument: float
    result: float
    all_units: NDArray[np.float64]
    saturated: float
    block: str = ""


def operating_points(snapshot: Snapshot) -> tuple[OperatingPoint, ...]:
    """Return the points of the selected unit at the selected step, gates first.

    Whatever does not pass through one of `lstm_gui.core.RANGES` has none: exponential gates,
    the input gate of coupled gates, and ``c_t`` where the second tanh is left out.
    """
    kind = snapshot.kind
    blocks = [*kind.gates, *(block for block in kind.blocks if block not in kind.gates)]
    own = [(f"z_{block}", kind.result(block), block) for block in blocks if kind.takes_part(block)]
    found = {one.name: one for one in kind.equations if isinstance(one, Function)}
    points = [
        _point(snapshot, argument, result, block)
        for argument, result, block in own
        if result in found
        and (found[result].of, found[result].function in RANGES) == (argument, True)
    ]
    for one in found.values():
        if one.of in kind.states and one.function in RANGES:
            points.append(_point(snapshot, one.of, one.name, ""))
    return tuple(points)


def has_a_place(point: OperatingPoint) -> bool:
    """Tell whether a point can be drawn; one that is not a number stands nowhere."""
    return not np.isnan(point.argument) and bool(np.isfinite(point.result))


def _point(snapshot: Snapshot, name: str, result: str, block: str) -> OperatingPoint:
    kind, equation = snapshot.kind, snapshot.kind.by_name[result]
    assert isinstance(equation, Function)
    arguments = snapshot.trace.numbers[name][snapshot.t]
    return OperatingPoint(
        name,
        symbol(kind, name),
        block_role(kind, block) if block else quantity_role(kind, name),
        equation.function,
        float(arguments[snapshot.unit]),
        float(snapshot.trace.numbers[result][snapshot.t, snapshot.unit]),
        arguments,
        saturated_share(arguments, equation.function),
        block,
    )
