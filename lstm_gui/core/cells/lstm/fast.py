"""Which passes are made for an LSTM."""

from lstm_gui.core.cells.lstm import fast_backward, fast_forward, fast_linear
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.cells.registry import FastPasses
from lstm_gui.core.kinds import Kind


def passes(kind: Kind) -> FastPasses:
    """Return them: forward for the standard cell, the others for all that have a forget gate."""
    if not kind.variant.forget_gate:
        return FastPasses()
    forward = fast_forward.forward if kind == LSTM else None
    return FastPasses(forward, fast_backward.gradients, fast_linear.linear_steps)
