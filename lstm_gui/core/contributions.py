"""What a weighted sum is made of: input, hidden state, bias, and in some cells more."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array
from lstm_gui.core.cells import CellTrace
from lstm_gui.core.kinds import ACTIVATIONS
from lstm_gui.core.quantities import quantity_at
from lstm_gui.core.state import State
from lstm_gui.core.trace import GruTrace, Trace

PEEPHOLE = "p"


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


def contributions(state: State, trace: CellTrace, block: str) -> Contributions:
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
    with np.errstate(over="ignore", invalid="ignore"):
        return Contributions(
            from_hidden=_from_hidden(state, trace, block),
            from_input=float(parameters.w_x[unit] @ trace.x[t]),
            from_bias=float(parameters.b[unit]),
            from_cell=_from_cell(state, trace, block),
            total=float(getattr(trace, f"z_{block}")[t, unit]),
            result=float(getattr(trace, ACTIVATIONS[block])[t, unit]),
        )


def hidden_factors(state: State, trace: CellTrace, block: str) -> Array:
    """Return what the recurrent weights of ``block`` are multiplied by, ``(H,)``.

    That is ``h_{t-1}``, in a GRU that resets before the product ``r_t * h_{t-1}``.
    """
    t = state.selection.t
    reset_first = isinstance(trace, GruTrace) and state.parameters.kind.reset == "before"
    return quantity_at(trace, "passed", t) if reset_first and block == "n" else trace.h_before(t)


def resets_product(state: State, block: str) -> bool:
    """Tell whether the reset gate multiplies the recurrent product of ``block``."""
    return block == "n" and state.parameters.kind.reset == "after"


def seen_by_peephole(trace: Trace, block: str, t: int) -> Array:
    """Return the cell state that the peephole of ``block`` sees at step ``t``, ``(H,)``."""
    return trace.c[t] if block == "o" else trace.c_before(t)


def _from_hidden(state: State, trace: CellTrace, block: str) -> float:
    t, unit = state.selection.t, state.selection.unit
    if resets_product(state, block):
        return float(quantity_at(trace, "passed", t)[unit])
    return float(state.parameters.block(block).w_h[unit] @ hidden_factors(state, trace, block))


def _from_cell(state: State, trace: CellTrace, block: str) -> float:
    parameters, unit = state.parameters, state.selection.unit
    if not isinstance(trace, Trace) or PEEPHOLE not in parameters.kind.extra_names(block):
        return 0.0
    seen = seen_by_peephole(trace, block, state.selection.t)
    return float(np.multiply(parameters.extra_of(block, PEEPHOLE)[unit], seen[unit]))
