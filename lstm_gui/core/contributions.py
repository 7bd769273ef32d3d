"""What a weighted sum is made of: input, hidden state, bias."""

from dataclasses import dataclass

from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace

_RESULTS = {"f": "f", "i": "i", "c": "c_tilde", "o": "o"}


@dataclass(frozen=True)
class Contributions:
    """The three parts of one ``Z``, its total and what the block makes of it.

    ``total`` is the number in the trace; the parts add up to it but for rounding.
    """

    from_hidden: float
    from_input: float
    from_bias: float
    total: float
    result: float


def contributions(state: State, trace: Trace, block: str) -> Contributions:
    """Split the weighted sum of ``block`` for the selected unit at the selected step.

    Raises
    ------
    ValueError
        If the cell has no such block.
    """
    t, unit = state.selection.t, state.selection.unit
    parameters = state.parameters.block(block)
    return Contributions(
        from_hidden=float(parameters.w_h[unit] @ trace.h_before(t)),
        from_input=float(parameters.w_x[unit] @ trace.x[t]),
        from_bias=float(parameters.b[unit]),
        total=float(getattr(trace, f"z_{block}")[t, unit]),
        result=float(getattr(trace, _RESULTS[block])[t, unit]),
    )
