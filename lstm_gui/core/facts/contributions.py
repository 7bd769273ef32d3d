"""What a weighted sum is made of: input, hidden state, bias, and in some cells more."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.entries import Entry
from lstm_gui.core.equations import Weighted
from lstm_gui.core.kinds import Kind
from lstm_gui.core.quantities import quantity_at
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


class Contributions(Struct, frozen=True):
    """The parts of one ``Z``, its total and what the block makes of it.

    ``total`` is the number in the trace; the parts add up to it but for rounding.
    ``from_hidden`` holds all of what the reset gate of a GRU lets through, the second bias
    included; ``from_cell`` is what comes by a peephole, 0 without one.
    """

    from_hidden: float
    from_input: float
    from_bias: float
    from_cell: float
    total: float
    result: float


def contributions(state: State, trace: Trace, block: str) -> Contributions:
    """Split the weighted sum of ``block`` for the selected unit at the selected step.

    With coupled gates ``Z_i`` is ``-Z_f``: the parameters of ``i`` take no part, and what is
    returned for it does not add up.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    t, unit = state.selection.t, state.selection.unit
    parameters = state.parameters.block(block)
    equation = sum_of(state.parameters.kind, block)
    with np.errstate(over="ignore", invalid="ignore"):
        return Contributions(
            from_hidden=_from_hidden(state, trace, equation),
            from_input=float(parameters.w_x[unit] @ trace.x[t]),
            from_bias=float(parameters.b[unit]),
            from_cell=_from_cell(state, trace, equation),
            total=_number(trace, f"z_{block}", t, unit),
            result=_number(trace, state.parameters.kind.result(block), t, unit),
        )


def sum_of(kind: Kind, block: str) -> Weighted:
    """Return the equation of the ``Z`` of ``block``, or of one that takes part in it."""
    found = kind.by_name.get(f"z_{block}")
    return found if isinstance(found, Weighted) else Weighted(f"z_{block}", block)


def sum_with(kind: Kind, entry: Entry) -> str:
    """Return the name of the weighted sum that the parameter at ``entry`` is used in."""
    for one in kind.sums:
        inside = (entry.array == "w_h" and one.hears) or entry.array == one.bias != "b"
        if one.block == entry.block and inside:
            return one.name
    return f"z_{entry.block}"


def _from_hidden(state: State, trace: Trace, equation: Weighted) -> float:
    t, unit = state.selection.t, state.selection.unit
    added = _number(trace, equation.adds, t, unit) if equation.adds else 0.0
    if not equation.hears:
        return added
    heard = quantity_at(trace, equation.hears, t)
    return float(state.parameters.block(equation.block).w_h[unit] @ heard) + added


def _from_cell(state: State, trace: Trace, equation: Weighted) -> float:
    if not equation.peephole:
        return 0.0
    t, unit = state.selection.t, state.selection.unit
    weight = float(state.parameters.extra_of(equation.block, equation.weight)[unit])
    return weight * _number(trace, equation.peephole, t, unit)


def _number(trace: Trace, name: str, t: int, unit: int) -> float:
    return float(quantity_at(trace, name, t)[unit])
