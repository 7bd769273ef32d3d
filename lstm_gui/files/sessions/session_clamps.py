"""What a session clamps, between its JSON and `Clamp`."""

from collections.abc import Iterable

import numpy as np

from lstm_gui.core import Clamp, Layer, largest_clamp
from lstm_gui.core.clamps import Clamps
from lstm_gui.files.sessions.session_cell import missing, require_known
from lstm_gui.files.sessions.session_format import ClampPart
from lstm_gui.files.sessions.session_limits import (
    MAX_CLAMPS,
    require_length_within,
    require_magnitude,
    require_within,
)
from lstm_gui.files.texts.json_text import JSON


def clamps_of(
    parts: list[ClampPart], layers: dict[str, Layer], steps: int, name: str
) -> dict[str, Clamps]:
    """Return the clamps that a session file lists, by the name of their layer.

    Those that name no layer hold the only one.

    Raises
    ------
    Problem
        If there are too many, or one holds what its layer does not have.
    """
    _require_few(len(parts), name)
    found: dict[str, list[Clamp]] = {layer: [] for layer in layers}
    for index, part in enumerate(parts):
        place = f"$.clamps[{index}]"
        layer = _layer(part, layers, place, name)
        found[layer.name].append(_clamp(part, layer, steps, place, name))
    return {layer: tuple(clamps) for layer, clamps in found.items()}


def clamp_fields(layers: Iterable[Layer], name: str) -> list[JSON]:
    """Return what stands in ``clamps`` of a session file.

    Raises
    ------
    Problem
        If there are too many.
    """
    held = [(layer.name, clamp) for layer in layers for clamp in layer.clamps]
    _require_few(len(held), name)
    return [
        {
            "layer": layer,
            "quantity": clamp.quantity,
            "unit": clamp.unit,
            "from": clamp.first,
            "to": clamp.last,
            "value": float(clamp.value),
        }
        for layer, clamp in held
    ]


def _layer(part: ClampPart, layers: dict[str, Layer], place: str, name: str) -> Layer:
    if part.layer is None:
        if len(layers) > 1:
            raise missing(f"{place}.layer", name)
        return next(iter(layers.values()))
    require_known([part.layer], tuple(layers), f"{place}.layer", name)
    return layers[part.layer]


def _require_few(count: int, name: str) -> None:
    require_length_within(count, 0, MAX_CLAMPS, "$.clamps", name)


def _clamp(part: ClampPart, layer: Layer, steps: int, place: str, name: str) -> Clamp:
    kind = layer.parameters.kind
    require_known([part.quantity], kind.clampable, f"{place}.quantity", name)
    require_within(part.unit, 0, layer.hidden_size - 1, f"{place}.unit", name)
    require_within(part.first, 0, steps - 1, f"{place}.from", name)
    require_within(part.last, part.first, steps - 1, f"{place}.to", name)
    limit = largest_clamp(part.quantity)
    require_magnitude(np.array(part.value), limit, f"{place}.value", name)
    return Clamp(part.quantity, part.unit, part.first, part.last, part.value)
