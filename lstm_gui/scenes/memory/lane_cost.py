"""What a step costs: parameters, multiplications, and time measured here."""

from time import perf_counter

from msgspec import Struct

from lstm_gui.core import State, forward, without_clamps

_TRIES = 3
_ELEMENTWISE = {"rnn": 0, "gru": 3, "lstm": 3}


class Cost(Struct, frozen=True):
    """The price of one cell.

    Parameters
    ----------
    parameters
        How many numbers are learned.
    multiply_adds
        Multiplications in one step, of matrices and gates.
    seconds
        The shortest measured time of a forward pass, for each step of it.
    """

    parameters: int
    multiply_adds: int
    seconds: float


def cost(state: State) -> Cost:
    """Return what the cell of ``state`` costs, with nothing held; runs it a few times."""
    p, free = state.parameters, without_clamps(state)
    weights = p.w_x.size + p.w_h.size
    elementwise = _ELEMENTWISE[p.kind.name] * p.hidden_size
    seconds = min(_seconds(free) for _ in range(_TRIES)) / len(state.sequence)
    return Cost(weights + p.b.size + p.extra.size, weights + elementwise, seconds)


def _seconds(state: State) -> float:
    start = perf_counter()
    forward(state)
    return perf_counter() - start
