"""Which passes are made for a GRU."""

from lstm_gui.core.cells.gru import fast_backward, fast_forward, fast_linear
from lstm_gui.core.cells.registry import FastPasses
from lstm_gui.core.kinds import Kind

_USUAL = FastPasses(fast_forward.forward, fast_backward.gradients, fast_linear.linear_steps)


def passes(kind: Kind) -> FastPasses:
    """Return them, for the cell that keeps by ``z``."""
    return FastPasses() if kind.switches else _USUAL
