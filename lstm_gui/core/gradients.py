"""Gradients: the derivatives of one number with respect to all others."""

import numpy as np
from msgspec import field

from lstm_gui.core.arrays import Array, ArrayRecord
from lstm_gui.core.entries import PARAMETER_ARRAYS, Entry
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
    array = gradients.x if entry.array == "x" else _of_first(gradients, entry.array)
    if entry.block:
        array = of_parameters(gradients, entry.array, entry.block)
    return float(array[entry.row, entry.column] if array.ndim == 2 else array[entry.row])


def strongest(gradients: Gradients, least: float = 0.0) -> Entry | None:
    """Return the parameter with the largest ``|derivative|``, be it finite or infinite.

    All parameters compete, also biases inside of a reset and peepholes. Among equals it is the
    first, block after block, in each ``w_x``, ``w_h``, ``b`` and what more there is, row by row.
    What is not a number is passed over. None if no derivative is larger than ``least``, so that
    no parameter matters.
    """
    best, found = least, None
    for block in gradients.kind.blocks:
        for name in (*PARAMETER_ARRAYS, *gradients.kind.extra_names(block)):
            sizes = np.abs(of_parameters(gradients, name, block))
            largest = float(np.fmax.reduce(sizes, axis=None, initial=0.0))
            if largest > best:
                row, *column = (int(n) for n in np.argwhere(sizes == largest)[0])
                best, found = largest, Entry(name, row, sum(column), block)
    return found


def any_undefined(gradients: Gradients) -> bool:
    """Tell whether some derivative by a parameter is not a number."""
    arrays = (gradients.w_x, gradients.w_h, gradients.b, gradients.extra)
    return any(bool(np.isnan(array).any()) for array in arrays)


def of_parameters(gradients: Gradients, name: str, block: str) -> Array:
    """Return the derivatives by the array ``name`` of a block, in the shape of that."""
    kind = gradients.kind
    if kind.is_further(name, block):
        return gradients.extra[kind.extra.index((block, name))]
    return getattr(gradients, name)[kind.blocks.index(block)]


def of_state(gradients: Gradients, state: str) -> Array:
    """Return the derivatives by a state at each step, ``(T, H)``; a ValueError if it has none."""
    kind = gradients.kind
    if state in ("h", kind.cell_state):
        return gradients.h if state == "h" else gradients.c
    return gradients.further[kind.further_states.index(state)]


def _of_first(gradients: Gradients, name: str) -> Array:
    """Return the derivatives by a state before the first step, ``(H,)``."""
    state, further = name.removesuffix("_0"), gradients.kind.further_states
    if state in further:
        return gradients.further_0[further.index(state)]
    return gradients.h_0 if state == "h" else gradients.c_0
