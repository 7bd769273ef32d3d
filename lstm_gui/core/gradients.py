"""Gradients: the derivatives of one number with respect to all others."""

import numpy as np
from msgspec import field

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.entries import EXTRA_ARRAYS, PARAMETER_ARRAYS, Entry
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import no_extra


class Gradients(ArrayRecord, frozen=True):
    """The derivatives of one number L with respect to everything in a pass.

    Each array has the shape of what L is differentiated by: ``w_x (K, H, I)``,
    ``w_h (K, H, H)`` and ``b (K, H)`` in the order of ``kind.blocks``, ``x (T, I)``,
    ``h_0 (H,)`` and ``c_0 (H,)``, and ``extra (E, H)`` in the order of ``kind.extra``.

    For each step ``h (T, H)`` and ``c (T, H)`` are the total derivatives by the hidden
    state and the cell state, along all ways from there to L, and ``z (K, T, H)`` those
    by the weighted sums. All arrays are read-only. For a cell without cell state ``c`` is
    ``(T, 0)`` and ``c_0`` is ``(0,)``. ``further (F, T, H)`` and ``further_0 (F, H)`` are the
    same of the states beside both, in the order of ``kind.further_states``.
    """

    kind: Kind
    w_x: Array
    w_h: Array
    b: Array
    x: Array
    h_0: Array
    c_0: Array
    h: Array
    c: Array
    z: Array
    extra: Array = field(default_factory=no_extra)
    further: Array = field(default_factory=no_extra)
    further_0: Array = field(default_factory=no_extra)


def derivative(gradients: Gradients, entry: Entry) -> float:
    """Return the derivative by the number at ``entry``; an IndexError if it lies outside."""
    if entry.array in EXTRA_ARRAYS:
        place = gradients.kind.extra.index((entry.block, entry.array))
        return float(gradients.extra[place, entry.row])
    name = entry.array.removesuffix("_0")
    if name in gradients.kind.further_states:
        return float(gradients.further_0[gradients.kind.further_states.index(name), entry.row])
    array: Array = getattr(gradients, entry.array)
    if entry.array in PARAMETER_ARRAYS:
        array = array[gradients.kind.blocks.index(entry.block)]
    return float(array[entry.row, entry.column] if array.ndim == 2 else array[entry.row])


def strongest(gradients: Gradients) -> Entry | None:
    """Return the weight or bias of a block with the largest ``|derivative|``.

    Among equals it is the first, block after block, in each ``w_x``, ``w_h``, ``b``, row
    by row. None if every derivative is 0, so that no parameter matters.
    """
    blocks = gradients.kind.blocks
    arrays: dict[str, Array] = {name: getattr(gradients, name) for name in PARAMETER_ARRAYS}
    sizes = np.abs(np.hstack([array.reshape(len(blocks), -1) for array in arrays.values()]))
    block, place = (int(n) for n in np.unravel_index(np.argmax(sizes), sizes.shape))
    if sizes[block, place] == 0:
        return None
    for name, array in arrays.items():
        if place < array[block].size:
            row, column = (*np.unravel_index(place, array[block].shape), 0)[:2]
            return Entry(name, int(row), int(column), blocks[block])
        place -= array[block].size
    raise AssertionError("every place lies in one of the arrays")
