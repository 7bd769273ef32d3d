"""Where on sigmoid and tanh each quantity of a step stands, as plain data."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core import saturated_share
from lstm_gui.ui.snapshot import Snapshot


@dataclass(frozen=True)
class OperatingPoint:
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


_POINTS = (
    ("z_f", "Z_f", "f", "sigmoid", "f", "f"),
    ("z_i", "Z_i", "i", "sigmoid", "i", "i"),
    ("z_o", "Z_o", "o", "sigmoid", "o", "o"),
    ("z_c", "Z_c", "c", "tanh", "c_tilde", "c"),
    ("c", "c_t", "cell", "tanh", "tanh_c", ""),
)


def operating_points(snapshot: Snapshot) -> tuple[OperatingPoint, ...]:
    """Return the five points of the selected unit at the selected step."""
    t, unit, trace = snapshot.t, snapshot.unit, snapshot.trace
    points = []
    for name, symbol, role, curve, result, block in _POINTS:
        arguments = getattr(trace, name)[t]
        points.append(
            OperatingPoint(
                name,
                symbol,
                role,
                curve,
                float(arguments[unit]),
                float(getattr(trace, result)[t, unit]),
                arguments,
                saturated_share(arguments, curve),
                block,
            )
        )
    return tuple(points)
