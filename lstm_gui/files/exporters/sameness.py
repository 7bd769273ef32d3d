"""Whether a model that was written and read again is the same model."""

from collections.abc import Mapping

import numpy as np
from msgspec.structs import replace

from lstm_gui.core.arrays import Array
from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer

EXACT = 0.0
SINGLE = 2.0**-24
"""How much of a number rounding to float32 may change."""
_SMALLEST_SINGLE = 2.0**-149


def with_names(model: Imported, names: Mapping[str, str]) -> Imported:
    """Return ``model`` with other names of its layers, wherever they are used."""
    layers = tuple(
        replace(
            layer,
            name=names.get(layer.name, layer.name),
            depends_on=_renamed(layer.depends_on, names),
        )
        for layer in model.layers
    )
    inputs = _renamed(model.head_inputs, names) or ()
    return replace(model, layers=layers, head_inputs=inputs)


def as_files_name(model: Imported) -> Imported:
    """Return ``model`` with every backward layer called as files call it, ``NAME_reverse``."""
    return with_names(
        model,
        {one.name: f"{one.module}_reverse" for one in model.layers if one.direction == "backward"},
    )


def same_layers(model: Imported, again: Imported, rounding: float = EXACT) -> bool:
    """Tell whether all layers have the same numbers, in whatever order they are listed."""
    found = {layer.name: layer for layer in again.layers}
    return len(found) == len(model.layers) and all(
        layer.name in found and _same_layer(layer, found[layer.name], rounding)
        for layer in model.layers
    )


def same_chain(model: Imported, again: Imported) -> bool:
    """Tell whether each layer reads the same layers, as far as ``model`` tells."""
    found = {layer.name: layer.depends_on for layer in again.layers}
    return all(
        layer.depends_on is None or found.get(layer.name) == layer.depends_on
        for layer in model.layers
    )


def same_head(head: tuple[Dense, ...], again: tuple[Dense, ...], rounding: float = EXACT) -> bool:
    """Tell whether two read-outs answer the same."""
    return len(head) == len(again) and all(
        one.activation == two.activation
        and close(one.weights, two.weights, rounding)
        and close(one.bias, two.bias, rounding)
        for one, two in zip(head, again, strict=True)
    )


def close(one: Array, two: Array, rounding: float) -> bool:
    """Tell whether two arrays differ by no more than the rounding of each number."""
    if one.shape != two.shape:
        return False
    allowed = rounding * np.abs(one) + (_SMALLEST_SINGLE if rounding else 0.0)
    return bool(np.all(np.abs(one - two) <= allowed))


def _same_layer(one: ImportedLayer, two: ImportedLayer, rounding: float) -> bool:
    mine, other = one.parameters, two.parameters
    pairs = (
        (mine.w_x, other.w_x),
        (mine.w_h, other.w_h),
        (mine.b, other.b),
        (mine.extra, other.extra),
        (one.initial.h, two.initial.h),
        (one.initial.c, two.initial.c),
    )
    alike = (mine.kind, one.direction) == (other.kind, two.direction)
    return alike and all(close(a, b, rounding) for a, b in pairs)


def _renamed(names: tuple[str, ...] | None, by: Mapping[str, str]) -> tuple[str, ...] | None:
    return None if names is None else tuple(by.get(name, name) for name in names)
