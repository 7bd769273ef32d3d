"""A layer in each order of gates that is in use, where its file does not say which it has."""

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import GENERATORS, Parameters, forward
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.conversion import candidate_block
from lstm_gui.files.importers.gate_orders import ORDERS
from lstm_gui.files.importers.imported import Imported, ImportedLayer
from lstm_gui.files.importers.networks import state_of_layer
from lstm_gui.files.importers.notes import KERAS_ORDER, TORCH_ORDER

_CANDIDATE = "gcnh"
_STEPS = 32
_MOST_WEIGHTS = 300_000
"""Of the recurrent product in one gate; with more, a trial is no matter of a moment."""


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
    stored, kind = layer.gate_order, layer.kind
    if stored is None or kind not in ORDERS or layer.hidden_size**2 > _MOST_WEIGHTS:
        return ()
    x = frozen(GENERATORS["two pulses"](_STEPS, layer.input_size, 0))
    orders = (stored, *(order for order in ORDERS[kind] if order != stored))
    return tuple(_trial(layer, order, x) for order in orders)


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


def _place(parameters: Parameters, letter: str) -> int:
    kind = parameters.kind
    block = candidate_block(kind) if letter in _CANDIDATE else letter
    return kind.blocks.index(block)


def _trial(layer: ImportedLayer, order: str, x: Array) -> Trial:
    other = replace(layer, parameters=in_order(layer, order))
    with np.errstate(over="ignore", invalid="ignore"):
        return Trial(order, forward(state_of_layer(other, x)).h)
