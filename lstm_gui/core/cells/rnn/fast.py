"""Which passes are made for an RNN."""

from lstm_gui.core.cells.registry import FastPasses
from lstm_gui.core.cells.rnn import fast_linear, fast_passes
from lstm_gui.core.kinds import Kind

_USUAL = FastPasses(fast_passes.forward, fast_passes.gradients, fast_linear.linear_steps)


def passes(kind: Kind) -> FastPasses:
    """Return them, for the cell with tanh."""
    return FastPasses() if kind.switches else _USUAL
