"""All numbers that training moves, as one vector and as what they are."""

from math import prod

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import Kind
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import Parameters


class Weights(Struct, frozen=True, eq=False):
    """A cell and its read-out; every array is a view of ``vector``.

    Shapes for K blocks, H units, I inputs, E further parameters and V outputs:
    ``w_x (KH, I)``, ``w_h (KH, H)``, ``b (KH, 1)``, ``extra (E, H, 1)``, ``v (V, H)``,
    ``v_b (V, 1)``. Gradients have the same form.
    """

    kind: Kind
    vector: Array
    w_x: Array
    w_h: Array
    b: Array
    extra: Array
    v: Array
    v_b: Array

    @property
    def hidden_size(self) -> int:
        return self.w_h.shape[1]

    def zeros(self) -> "Weights":
        """Return weights of the same sizes, all 0."""
        inputs, outputs = self.w_x.shape[1], len(self.v)
        return _over(np.zeros_like(self.vector), self.kind, inputs, self.hidden_size, outputs)

    def parameters(self) -> Parameters:
        """Return the cell as it is now, as a copy."""
        blocks, units = len(self.kind.blocks), self.hidden_size
        return Parameters(
            self.w_x.reshape(blocks, units, -1),
            self.w_h.reshape(blocks, units, units),
            self.b.reshape(blocks, units),
            self.kind,
            self.extra[..., 0],
        )

    def readout(self) -> Readout:
        """Return the read-out as it is now, as a copy."""
        return Readout(self.v, self.v_b[:, 0])


def weights_of(parameters: Parameters, readout: Readout) -> Weights:
    """Return a copy of both, ready to be trained."""
    arrays = (
        parameters.w_x, parameters.w_h, parameters.b, parameters.extra,
        readout.weights, readout.bias,
    )  # fmt: skip
    vector = np.concatenate([array.ravel() for array in arrays])
    sizes = (parameters.input_size, parameters.hidden_size, len(readout.bias))
    return _over(vector, parameters.kind, *sizes)


def _over(vector: Array, kind: Kind, inputs: int, units: int, outputs: int) -> Weights:
    rows, further = len(kind.blocks) * units, len(kind.extra)
    shapes = {
        "w_x": (rows, inputs),
        "w_h": (rows, units),
        "b": (rows, 1),
        "extra": (further, units, 1),
        "v": (outputs, units),
        "v_b": (outputs, 1),
    }
    views: dict[str, Array] = {}
    start = 0
    for name, shape in shapes.items():
        views[name] = vector[start : start + prod(shape)].reshape(shape)
        start += prod(shape)
    return Weights(kind, vector, **views)
