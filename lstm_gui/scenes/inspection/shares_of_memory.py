"""The memory as a sum of what each past step wrote, as few enough bars to draw."""

from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from lstm_gui.core import Kind, Trace
from lstm_gui.core.analysis import written_by_step
from lstm_gui.core.arrays import exact_sum, largest_magnitude
from lstm_gui.words.notations.in_force import kept_by_notation
from lstm_gui.words.numbers import drawn_share
from lstm_gui.words.quantity_words import quantity_role
from lstm_gui.words.symbols import first_symbol, plain_symbol, symbol
from lstm_gui.words.translation import message


class Memory(Struct, frozen=True):
    """What a kind of cell remembers with, and how that is told.

    Parameters
    ----------
    quantity, written
        The memory, and what a step adds to it, by their names in a trace.
    initial
        The array of the session that it starts with, and ``start`` how that is written.
    formula
        The sum over the steps as markup.
    role
        The role of its colour.
    name
        What its bars are called, as an English message.
    """

    quantity: str
    written: str
    initial: str
    start: str
    formula: str
    role: str
    name: str


@kept_by_notation
def memory_of(kind: Kind) -> Memory | None:
    """Return what ``kind`` remembers with; None if its memory is no sum of what was written."""
    roles = kind.roles
    if not roles.kept:
        return None
    return Memory(
        roles.memory,
        roles.written,
        f"{roles.memory}_0",
        first_symbol(kind, roles.memory),
        _formula(kind),
        quantity_role(kind, roles.memory),
        _OF_CELL_STATE if kind.has_cell_state else _OF_HIDDEN_STATE,
    )


_OF_CELL_STATE = message("What each step wrote into the cell state")
_OF_HIDDEN_STATE = message("What each step wrote into the hidden state")


def product_of_gates(kind: Kind) -> str:
    """Return how the product of all gates that kept the start is written, ``""`` if none did."""
    keeps = kind.roles.keeps
    if not keeps:
        return ""
    plain = plain_symbol(kind, keeps)
    return f"∏ ({plain})" if " " in plain else f"∏ {plain}"


def _formula(kind: Kind) -> str:
    memory, keeps = kind.roles.memory, kind.roles.keeps
    start = f"{first_symbol(kind, memory)} {product_of_gates(kind)}".strip()
    written = symbol(kind, kind.roles.written).replace("_t", "_k").replace(" ⊙ ", " ")
    after = f" ∏_{{j>k}} {_factor(symbol(kind, keeps).replace('_t', '_j'))}" if keeps else ""
    return f"{symbol(kind, memory)} = {start} + ∑_k {written}{after}  =  "


def _factor(text: str) -> str:
    return f"({text})" if " − " in text else text


class Share(Struct, frozen=True):
    """What is left of the steps ``first`` to ``last``; both are -1 for the start."""

    first: int
    last: int
    value: float

    @property
    def is_start(self) -> bool:
        return self.first < 0


class MemoryParts(Struct, frozen=True):
    """The shares of one memory, that of its start first; they add up to ``total``."""

    shares: tuple[Share, ...]
    total: float

    @property
    def drawn(self) -> tuple[float, ...]:
        """The values as far as they can be drawn: an infinite one as long as the longest."""
        return drawable(share.value for share in self.shares)


def drawable(values: Iterable[float]) -> tuple[float, ...]:
    """Return ``values`` as far as they can be drawn: ∞ as long as the longest, no number as 0."""
    values = tuple(values)
    full = largest_magnitude(np.array(values)) or 1.0
    return tuple(drawn_share(value, full) * full for value in values)


def memory_parts(trace: Trace, t: int, unit: int, most: int) -> MemoryParts:
    """Split a memory into at most ``most`` shares and that of its start; neighbours join."""
    written = written_by_step(trace, t, unit)
    size = -(-len(written.parts) // max(most, 1))
    starts = np.arange(0, len(written.parts), size)
    shares = [Share(-1, -1, written.from_start)]
    for start in starts.tolist():
        part = written.parts[start : start + size]
        shares.append(Share(start, start + len(part) - 1, exact_sum(part.tolist())))
    memory = trace.numbers[trace.kind.roles.memory]
    return MemoryParts(tuple(shares), float(memory[t, unit]))
