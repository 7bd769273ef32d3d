"""Which passes are made for an LSTM."""

from lstm_gui.core.cells.lstm import fast_backward, fast_forward
from lstm_gui.core.cells.lstm.equations import LSTM
from lstm_gui.core.cells.registry import FastPasses
from lstm_gui.core.kinds import Kind


def passes(kind: Kind) -> FastPasses:
    """Return them: forward for the standard cell, backward for all that have a forget gate."""
    return FastPasses(
        fast_forward.forward if kind == LSTM else None,
        fast_backward.gradients if kind.variant.forget_gate else None,
    )
