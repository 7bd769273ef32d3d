"""Any cell over many sequences, by its equations.

Two to three times slower than what is made for one kind, but it knows all of them.
"""

from collections.abc import Mapping

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.clamps import Held
from lstm_gui.core.kinds import Kind
from lstm_gui.core.passes.plain_steps import Given, Recurrence, plain_steps
from lstm_gui.core.passes.way_back import WayBack, ways
from lstm_gui.core.training.sums_over_steps import products, totals
from lstm_gui.core.training.weights import CellWeights


class Tape(Struct, frozen=True, eq=False):
    """What a pass leaves behind: ``x (T, I, B)`` and every quantity by its name, ``(T, H, B)``."""

    x: Array
    numbers: Mapping[str, Array]

    @property
    def h(self) -> Array:
        """Every ``h_t``, ``(T, H, B)``."""
        return self.numbers["h"]


def forward(weights: CellWeights, x: Array) -> Tape:
    """Run the cell over ``x (T, I, B)``."""
    kind, units = weights.kind, weights.hidden_size
    steps, _, batch = x.shape
    from_x = np.matmul(weights.w_x, x) + weights.b
    given = Given(
        kind=kind,
        from_x=from_x.reshape(steps, len(kind.blocks), units, batch),
        recurrence=Recurrence(_by_block(weights)),
        extra=weights.extra,
        first=dict.fromkeys(kind.states, np.zeros((units, batch))),
        held=Held((), steps, units),
    )
    rows: dict[str, list[Array]] = {}
    with np.errstate(over="ignore", under="ignore", invalid="ignore"):
        for step in plain_steps(given):
            for name, row in step.items():
                rows.setdefault(name, []).append(row)
    return Tape(x, {name: np.stack(one) for name, one in rows.items()})


def backward(weights: CellWeights, tape: Tape, d_h: Array, into: CellWeights) -> Array:
    """Add the derivatives by the parameters to ``into``, given the direct ones by h.

    Returns those by what the input adds to the weighted sums, ``(T, KH, B)``.
    """
    kind, read = weights.kind, tape.numbers.__getitem__
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        hand_on = ways(kind, read, lambda _name, factor: factor)
        back = WayBack(kind, _by_block(weights), weights.extra, hand_on, tape.h.shape)
        back.run({"h": d_h}, len(d_h))
    by_sums = np.zeros((len(d_h), *weights.w_h.shape[:1], d_h.shape[2]))
    for one in kind.sums:
        by, rows = back.by_sum[one.name], _rows(kind, one.block, weights.hidden_size)
        if one.of_x:
            by_sums[:, rows] += by
            into.w_x[rows] += products(by, tape.x)[0]
        if one.hears:
            into.w_h[rows] += products(by, read(one.hears))[0]
        if one.bias == "b":
            into.b[rows] += totals(by)
        elif one.bias:
            into.extra[kind.extra.index((one.block, one.bias))] += totals(by)
        if one.peephole:
            into.extra[kind.extra.index((one.block, one.weight))] += totals(by * read(one.peephole))
    return by_sums


def _by_block(weights: CellWeights) -> Array:
    units = weights.hidden_size
    return weights.w_h.reshape(-1, units, units)


def _rows(kind: Kind, block: str, units: int) -> slice:
    first = kind.blocks.index(block) * units
    return slice(first, first + units)
