"""From the arrays of a file to the parameters of a cell, whatever the order of its blocks."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Initial,
    Kind,
    Parameters,
    Variant,
    gru_kind,
    lstm_kind,
)
from lstm_gui.core.arrays import Array, sealed
from lstm_gui.core.edits.conversion import LARGEST_WEIGHED
from lstm_gui.core.kinds import Reset
from lstm_gui.files.importers import named_parts, refusals
from lstm_gui.files.importers.source import Source
from lstm_gui.files.note import note
from lstm_gui.files.problem import Word, message

MAX_NUMBERS = 2**26
MAX_TOGETHER = 2**27
MAX_LAYERS = 1000
_LARGEST = LARGEST_WEIGHED / 2
"""Two biases that are added are still what a session may hold."""
KIND_OF_BLOCKS = {4: LSTM, 3: GRU, 1: RNN}
_BLOCK = {"i": "i", "f": "f", "g": "c", "o": "o", "r": "r", "z": "z", "n": "n"}


class Tensor(Struct, frozen=True):
    """An array of a file that is made only if it is needed."""

    shape: tuple[int, ...]
    load: Callable[[], Array]


class Rows(Struct, frozen=True, eq=False):
    """The arrays of one layer, block under block.

    Shapes: ``w_x (K·H, I)``, ``w_h (K·H, H)``, biases ``(K·H,)``, the second of them what the
    recurrent product adds; ``peepholes (3·H,)`` of an LSTM, in the order of its gates.
    """

    w_x: Array
    w_h: Array
    b_x: Array | None = None
    b_h: Array | None = None
    peepholes: Array | None = None

    @property
    def biases(self) -> int:
        return sum(one is not None for one in (self.b_x, self.b_h))


def shape_text(shape: tuple[int, ...]) -> str:
    """Return ``shape`` as a sentence says it, ``80 × 20``."""
    return " × ".join(str(size) for size in shape) or named_parts.SINGLE


def require_shape(source: Source, tensor: str, found: tuple[int, ...], *expected: int) -> None:
    """Raise a Problem unless ``tensor`` has the shape that belongs there."""
    if found != expected:
        raise source.refused(
            refusals.SHAPE, tensor=tensor, found=shape_text(found), expected=shape_text(expected)
        )


def require_usable(source: Source, tensor: str, values: Array) -> Array:
    """Return ``values``; a Problem if one of them is no number to compute with.

    Also if they are too many together with those of the file that were asked for before: a
    small file may name one array again and again.
    """
    source.taken.count += values.size
    if source.taken.count > MAX_TOGETHER:
        everything = Word(message("all its arrays together"))
        limit = MAX_TOGETHER // 10**6
        raise source.refused(refusals.TOO_LARGE, tensor=everything, limit=limit)
    wrong = values[~(np.abs(values) <= _LARGEST)]
    if wrong.size:
        raise source.refused(refusals.NOT_FINITE, tensor=tensor, found=str(wrong.flat[0]))
    return values


def require_few_layers(source: Source, count: int) -> None:
    """Raise a Problem if ``count`` recurrent layers are more than anybody looks at."""
    if count > MAX_LAYERS:
        raise source.refused(refusals.TOO_DEEP, limit=MAX_LAYERS)


def loaded(source: Source, name: str, tensor: Tensor) -> Array:
    """Return the numbers of ``tensor``, checked to be numbers and not too many."""
    if int(np.prod(tensor.shape, dtype=object)) > MAX_NUMBERS:
        limit = MAX_NUMBERS // 10**6
        raise source.refused(refusals.TOO_LARGE, tensor=name, limit=limit)
    return require_usable(source, name, tensor.load())


def kind_of_rows(source: Source, tensor: str, shape: tuple[int, ...]) -> Kind:
    """Return the kind whose blocks ``w_h (K·H, H)`` holds."""
    rows, units = (*shape, 0, 0)[:2]
    blocks = rows // units if len(shape) == 2 and units and rows % units == 0 else 0
    if blocks not in KIND_OF_BLOCKS:
        raise source.refused(
            refusals.SHAPE,
            tensor=tensor,
            found=shape_text(shape),
            expected=named_parts.ROWS_BY_BLOCKS,
        )
    return KIND_OF_BLOCKS[blocks]


def parameters_of(
    source: Source, layer: str, kind: Kind, rows: Rows, order: str | None, reset: str | None = None
) -> Parameters:
    """Return the cell that ``rows`` hold.

    Parameters
    ----------
    layer
        What a sentence calls it.
    order
        The letters of the blocks as the file stores them; None for an RNN.
    reset
        Of a GRU: ``"after"`` or ``"before"``.
    """
    _require_shapes(source, layer, kind, rows)
    if kind.name == "gru":
        chosen: Reset = "before" if reset == "before" else "after"
        kind = gru_kind(chosen)
    if rows.peepholes is not None:
        kind = lstm_kind(Variant(peepholes=True))
    units = rows.w_h.shape[1]
    places = [0] if order is None else _places(kind, order)
    # Copies of their own, which the cell need not copy once more.
    w_x = sealed(rows.w_x.reshape(len(places), units, -1)[places])
    w_h = sealed(rows.w_h.reshape(len(places), units, units)[places])
    none = np.zeros(len(rows.w_h))
    b_x, b_h = (
        (none if one is None else one).reshape(len(places), units)[places]
        for one in (rows.b_x, rows.b_h)
    )
    if rows.peepholes is not None and order is not None:
        gates = [letter for letter in order if letter in kind.gates]
        by_gate = rows.peepholes.reshape(len(gates), units)
        peepholes = by_gate[[gates.index(block) for block, _ in kind.extra]]
        return Parameters(w_x, w_h, b_x + b_h, kind, peepholes)
    if not kind.extra:
        return Parameters(w_x, w_h, b_x + b_h, kind)
    inside = kind.blocks.index("n")
    b = b_x + b_h
    b[inside] = b_x[inside]
    return Parameters(w_x, w_h, b, kind, b_h[inside][np.newaxis])


def zero_start(parameters: Parameters) -> Initial:
    """Return the first state of a layer whose file stores none."""
    return Initial.zeros(parameters.kind, parameters.hidden_size)


def _places(kind: Kind, order: str) -> list[int]:
    stored = [_BLOCK[letter] for letter in order]
    return [stored.index(block) for block in kind.blocks]


def _require_shapes(source: Source, layer: str, kind: Kind, rows: Rows) -> None:
    height, units = len(kind.blocks) * rows.w_h.shape[-1], rows.w_h.shape[-1]
    inputs = rows.w_x.shape[-1] if rows.w_x.ndim else 0
    require_shape(
        source, note(named_parts.RECURRENT_WEIGHTS, name=layer), rows.w_h.shape, height, units
    )
    require_shape(
        source, note(named_parts.INPUT_WEIGHTS, name=layer), rows.w_x.shape, height, inputs
    )
    if 0 in (units, inputs):
        raise source.refused(refusals.MISSING, tensor=note(named_parts.EVERY_NUMBER, name=layer))
    for bias in (rows.b_x, rows.b_h):
        if bias is not None:
            require_shape(source, note(named_parts.A_BIAS, name=layer), bias.shape, height)
    if rows.peepholes is not None:
        require_shape(
            source, note(named_parts.PEEPHOLES, name=layer), rows.peepholes.shape, 3 * units
        )
