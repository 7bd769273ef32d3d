"""A model in each order of gates that is in use, where its file does not say which it has."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import GENERATORS, Parameters, forward
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.edits.conversion import candidate_block
from lstm_gui.files.importers.gate_orders import ORDERS
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import state_of_layer
from lstm_gui.files.importers.notes import CHOSEN_ORDER, KERAS_ORDER, TORCH_ORDER
from lstm_gui.files.importers.tested import Difference, difference_of
from lstm_gui.files.note import note

_CANDIDATE = "gcnh"
_STEPS = 32
_MOST_WEIGHTS = 300_000
"""Of the recurrent product in one gate; with more, a trial is no matter of a moment."""

Orders = Mapping[str, str]
"""The order of the gates by the name of the kind, where another one is chosen."""
Differences = Mapping[tuple[str, str], Difference]
"""By how much a model differs from its example, by a kind and the order of its gates."""


class Trial(Struct, frozen=True, eq=False):
    """An order of gates, and the hidden states ``(T, H)`` that the layer has by it."""

    order: str
    h: Array


def is_assumed(model: Imported) -> bool:
    """Tell whether the file does not say in which order its gates stand."""
    return any(one in (TORCH_ORDER, KERAS_ORDER) for one in model.notes)


def order_trials(layer: ImportedLayer) -> tuple[Trial, ...]:
    """Return ``layer`` over a test signal in each order, that of `ImportedLayer` first.

    Empty where there is one block alone, or so many weights that it would take long.
    """
    if layer.gate_order is None or layer.hidden_size**2 > _MOST_WEIGHTS:
        return ()
    x = frozen(GENERATORS["two pulses"](_STEPS, layer.input_size, 0))
    return tuple(_trial(layer, order, x) for order in _orders(layer))


def differences(model: Imported) -> Differences:
    """Return by how much ``model`` differs from its example in each order that it may have."""
    if model.example is None:
        return {}
    own, assumed = difference_of(model), is_assumed(model)
    found: dict[tuple[str, str], Difference] = {}
    for layer in model.layers:
        for order in _orders(layer) if assumed else (layer.gate_order or "",):
            key = layer.kind, order
            is_own = order == (layer.gate_order or "")
            if key not in found:
                away = own if is_own else difference_of(reordered(model, {layer.kind: order}))
                found |= {} if away is None else {key: away}
    return found


def reordered(model: Imported, orders: Orders) -> Imported:
    """Return ``model`` as it is if its gates stand in ``orders`` in the file."""
    chosen = {
        layer.kind: orders[layer.kind]
        for layer in model.layers
        if orders.get(layer.kind, layer.gate_order) != layer.gate_order
    }
    if not chosen:
        return model
    layers = tuple(
        replace(layer, parameters=in_order(layer, order), gate_order=order)
        if (order := chosen.get(layer.kind))
        else layer
        for layer in model.layers
    )
    said = ", ".join(f"{' '.join(order)} ({kind.upper()})" for kind, order in chosen.items())
    others = [one for one in model.notes if one not in (TORCH_ORDER, KERAS_ORDER)]
    return replace(model, layers=layers, notes=(note(CHOSEN_ORDER, orders=said), *others))


def in_order(layer: ImportedLayer, order: str) -> Parameters:
    """Return the weights as they are if the blocks of the file stand in ``order``."""
    parameters, stored = layer.parameters, layer.gate_order or order
    kind = parameters.kind
    places = list(range(len(kind.blocks)))
    for meant, was in zip(order, stored, strict=True):
        places[_place(parameters, meant)] = _place(parameters, was)
    return replace(
        parameters,
        w_x=parameters.w_x[places],
        w_h=parameters.w_h[places],
        b=parameters.b[places],
    )


def _orders(layer: ImportedLayer) -> tuple[str, ...]:
    """Return the orders that ``layer`` may have, the one that is taken first."""
    stored = layer.gate_order or ""
    return (stored, *(order for order in ORDERS.get(layer.kind, ()) if order != stored))


def _place(parameters: Parameters, letter: str) -> int:
    kind = parameters.kind
    block = candidate_block(kind) if letter in _CANDIDATE else letter
    return kind.blocks.index(block)


def _trial(layer: ImportedLayer, order: str, x: Array) -> Trial:
    other = replace(layer, parameters=in_order(layer, order))
    with np.errstate(over="ignore", invalid="ignore"):
        return Trial(order, forward(state_of_layer(other, x)).h)
