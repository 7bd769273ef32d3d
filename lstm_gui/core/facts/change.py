"""How much one cell differs from another of its kind and size, such as a later checkpoint."""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array, lengths
from lstm_gui.core.kinds import Kind
from lstm_gui.core.state import Parameters


class BlockChange(Struct, frozen=True):
    """The change of the arrays of a block, each as a share of what it was."""

    block: str
    w_x: float
    w_h: float
    b: float
    whole: float


class QuantityChange(Struct, frozen=True):
    """The change of a quantity over an input.

    ``rms`` is the root of the mean square of all differences, ``relative`` that as a share of
    the first; ``largest`` the largest difference, at step ``t`` of ``unit``.
    """

    quantity: str
    rms: float
    relative: float
    largest: float
    t: int
    unit: int


def relative_change(one: Array, other: Array) -> float:
    """Return ``|other - one| / |one|`` by the Euclidean norm; 0 where nothing changed.

    It is infinite where something was 0 as a whole and is not any more.
    """
    changed, before = lengths(np.stack([other - one, one]).reshape(2, -1)).tolist()
    if changed == 0.0:
        return 0.0
    return changed / before if before else np.inf


def block_changes(one: Parameters, other: Parameters) -> tuple[BlockChange, ...]:
    """Return the change of each block that takes part, of two cells of one kind and size."""
    return tuple(
        _block(one, other, block) for block in one.kind.blocks if one.kind.takes_part(block)
    )


def whole_change(one: Parameters, other: Parameters) -> float:
    """Return the change of all parameters that take part."""
    blocks = [block for block in one.kind.blocks if one.kind.takes_part(block)]
    return relative_change(
        *(np.concatenate([_flat(cell, block) for block in blocks]) for cell in (one, other))
    )


def quantities_changed(
    kind: Kind, one: Mapping[str, Array], other: Mapping[str, Array]
) -> tuple[QuantityChange, ...]:
    """Return the change of each gate, candidate and state, of two passes over the same input."""
    names = dict.fromkeys((*kind.results, *kind.states))
    return tuple(quantity_change(name, one[name], other[name]) for name in names if name in one)


def quantity_change(name: str, one: Array, other: Array) -> QuantityChange:
    """Return the change of one quantity, ``(T, H)``; what is no number in both has not changed."""
    with np.errstate(over="ignore", invalid="ignore"):
        differences = np.abs(other - one)
        differences[(one == other) | (np.isnan(one) & np.isnan(other))] = 0.0
        t, unit = np.unravel_index(int(np.argmax(differences)), differences.shape)
        rms, before = (float(np.sqrt(np.mean(np.square(rows)))) for rows in (differences, one))
    relative = 0.0 if rms == 0.0 else rms / before if before else np.inf
    return QuantityChange(name, rms, relative, float(differences[t, unit]), int(t), int(unit))


def _block(one: Parameters, other: Parameters, block: str) -> BlockChange:
    mine, its = one.block(block), other.block(block)
    return BlockChange(
        block,
        relative_change(mine.w_x, its.w_x),
        relative_change(mine.w_h, its.w_h),
        relative_change(mine.b, its.b),
        relative_change(_flat(one, block), _flat(other, block)),
    )


def _flat(parameters: Parameters, block: str) -> Array:
    """Return all numbers of a block in one row."""
    own = parameters.block(block)
    extra = [parameters.extra_of(block, name) for name in parameters.kind.extra_names(block)]
    return np.concatenate([one.ravel() for one in (own.w_x, own.w_h, own.b, *extra)])
