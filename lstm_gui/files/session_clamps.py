"""What a session clamps, between its JSON and `Clamp`."""

import numpy as np

from lstm_gui.core import Clamp, Kind, largest_clamp
from lstm_gui.files.json_text import JSON
from lstm_gui.files.session_cell import require_known
from lstm_gui.files.session_format import ClampPart
from lstm_gui.files.session_limits import (
    MAX_CLAMPS,
    require_length_within,
    require_magnitude,
    require_within,
)


def clamps_of(
    parts: list[ClampPart], kind: Kind, units: int, steps: int, name: str
) -> tuple[Clamp, ...]:
    """Return the clamps that a session file lists, for a cell of these sizes.

    Raises
    ------
    Problem
        If there are too many, or one holds what the cell does not have.
    """
    _require_few(len(parts), name)
    return tuple(
        _clamp(part, kind, units, steps, f"$.clamps[{index}]", name)
        for index, part in enumerate(parts)
    )


def clamp_fields(clamps: tuple[Clamp, ...], name: str) -> list[JSON]:
    """Return what stands in ``clamps`` of a session file.

    Raises
    ------
    Problem
        If there are too many.
    """
    _require_few(len(clamps), name)
    return [
        {
            "quantity": clamp.quantity,
            "unit": clamp.unit,
            "from": clamp.first,
            "to": clamp.last,
            "value": float(clamp.value),
        }
        for clamp in clamps
    ]


def _require_few(count: int, name: str) -> None:
    require_length_within(count, 0, MAX_CLAMPS, "$.clamps", name)


def _clamp(part: ClampPart, kind: Kind, units: int, steps: int, place: str, name: str) -> Clamp:
    require_known([part.quantity], kind.clampable, f"{place}.quantity", name)
    require_within(part.unit, 0, units - 1, f"{place}.unit", name)
    require_within(part.first, 0, steps - 1, f"{place}.from", name)
    require_within(part.last, part.first, steps - 1, f"{place}.to", name)
    limit = largest_clamp(part.quantity)
    require_magnitude(np.array(part.value), limit, f"{place}.value", name)
    return Clamp(part.quantity, part.unit, part.first, part.last, part.value)
