"""Where on sigmoid and tanh each quantity of a step stands, as plain data."""

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core import saturated_share
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.words.symbols import SYMBOLS


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

    Whatever is not squashed on its own has none: the input gate of coupled gates, and
    ``c_t`` where the second tanh is left out.
    """
    kind = snapshot.kind
    blocks = [*kind.gates, *(block for block in kind.blocks if block not in kind.gates)]
    points = [
        _point(snapshot, f"z_{block}", block, kind.squash(block), block)
        for block in blocks
        if not (kind.variant.coupled and block == "i")
    ]
    if kind.has_cell_state and kind.variant.second_tanh:
        points.append(_point(snapshot, "c", "cell", "tanh", ""))
    return tuple(points)


def has_a_place(point: OperatingPoint) -> bool:
    """Tell whether a point can be drawn; one that is not a number stands nowhere."""
    return not np.isnan(point.argument) and bool(np.isfinite(point.result))


def _point(snapshot: Snapshot, name: str, role: str, curve: str, block: str) -> OperatingPoint:
    arguments = getattr(snapshot.trace, name)[snapshot.t]
    result = snapshot.kind.result(block) if block else "tanh_c"
    return OperatingPoint(
        name,
        SYMBOLS[name],
        role,
        curve,
        float(arguments[snapshot.unit]),
        float(getattr(snapshot.trace, result)[snapshot.t, snapshot.unit]),
        arguments,
        saturated_share(arguments, curve),
        block,
    )
