"""All numbers that training moves, as one vector and as what they are."""

from collections.abc import Iterable, Iterator
from math import prod
from typing import Protocol

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import Kind
from lstm_gui.core.readout import Readout
from lstm_gui.core.state import Parameters

_Shape = tuple[int, ...]


class OfACell(Protocol):
    """What training moves in a cell: its parameters, or the derivatives by them."""

    @property
    def w_x(self) -> Array: ...
    @property
    def w_h(self) -> Array: ...
    @property
    def b(self) -> Array: ...
    @property
    def extra(self) -> Array: ...


class CellWeights(Struct, frozen=True, eq=False):
    """The cell of one layer.

    Shapes for K blocks, H units, I inputs and E further parameters: ``w_x (KH, I)``,
    ``w_h (KH, H)``, ``b (KH, 1)``, ``extra (E, H, 1)``. Gradients have the same form.
    """

    kind: Kind
    w_x: Array
    w_h: Array
    b: Array
    extra: Array

    @property
    def hidden_size(self) -> int:
        return self.w_h.shape[1]

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


class Weights(Struct, frozen=True, eq=False):
    """Layers, in the order in which they are run, and the read-out.

    Every array is a view of ``vector``; for V outputs over H numbers ``v`` is ``(V, H)`` and
    ``v_b (V, 1)``. Gradients have the same form.
    """

    vector: Array
    cells: tuple[CellWeights, ...]
    v: Array
    v_b: Array

    def zeros(self) -> "Weights":
        """Return weights of the same sizes, all 0."""
        return _over(
            np.zeros_like(self.vector),
            [cell.kind for cell in self.cells],
            [_shapes_of(cell.kind, cell.w_x.shape[1], cell.hidden_size) for cell in self.cells],
            self.v.shape,
        )

    def layers(self) -> tuple[Parameters, ...]:
        """Return the cells as they are now, as copies."""
        return tuple(cell.parameters() for cell in self.cells)

    def readout(self) -> Readout:
        """Return the read-out as it is now, as a copy."""
        return Readout(self.v, self.v_b[:, 0])


def weights_of(layers: Iterable[Parameters], readout: Readout) -> Weights:
    """Return a copy of layers and read-out, ready to be trained."""
    layers = tuple(layers)
    return _over(
        as_vector(layers, readout.weights, readout.bias),
        [p.kind for p in layers],
        [_shapes_of(p.kind, p.input_size, p.hidden_size) for p in layers],
        readout.weights.shape,
    )


def as_vector(cells: Iterable[OfACell], weights: Array, bias: Array) -> Array:
    """Return cells and the ``weights`` and ``bias`` of a read-out, or the derivatives by them."""
    of_cells = (array for one in cells for array in (one.w_x, one.w_h, one.b, one.extra))
    return np.concatenate([array.ravel() for array in (*of_cells, weights, bias)])


def _shapes_of(kind: Kind, inputs: int, units: int) -> tuple[_Shape, ...]:
    rows, further = len(kind.blocks) * units, len(kind.extra)
    return (rows, inputs), (rows, units), (rows, 1), (further, units, 1)


def _over(
    vector: Array, kinds: list[Kind], shapes: list[tuple[_Shape, ...]], readout: _Shape
) -> Weights:
    last = readout, (readout[0], 1)
    views = _views(vector, [*(shape for of_cell in shapes for shape in of_cell), *last])
    cells = tuple(CellWeights(kind, *(next(views) for _ in range(4))) for kind in kinds)
    return Weights(vector, cells, *views)


def _views(vector: Array, shapes: Iterable[_Shape]) -> Iterator[Array]:
    start = 0
    for shape in shapes:
        yield vector[start : start + prod(shape)].reshape(shape)
        start += prod(shape)
