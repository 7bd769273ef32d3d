"""What a step costs: parameters, multiplications, and time measured here."""

import sys
from time import perf_counter, thread_time

from msgspec import Struct

from lstm_gui.core import Kind, State, forward, without_clamps
from lstm_gui.core.equations import Product, Quotient, Share
from lstm_gui.core.facts.learned_numbers import learned_numbers, multiplications

_TRIES = 3
# What else the machine does is no cost of a cell: on a busy one an LSTM would be told to be quicker
# than an RNN. Windows counts the time of a thread in sixtieths of a second.
_clock = perf_counter if sys.platform == "win32" else thread_time


class Cost(Struct, frozen=True):
    """The price of one cell.

    Parameters
    ----------
    parameters
        How many numbers are learned.
    multiply_adds
        Multiplications and divisions in one step, of matrices and of single numbers.
    seconds
        The shortest measured time of a forward pass, for each step of it.
    """

    parameters: int
    multiply_adds: int
    seconds: float


def cost(state: State) -> Cost:
    """Return what the cell of ``state`` costs, with nothing held; runs it a few times."""
    p, free = state.parameters, without_clamps(state)
    kind, inputs, units = p.kind, p.input_size, p.hidden_size
    peepholes = sum(bool(one.peephole) for one in kind.sums)
    elementwise = (products(kind) + peepholes) * units
    seconds = min(_seconds(free) for _ in range(_TRIES)) / len(state.sequence)
    return Cost(
        learned_numbers(kind, inputs, units),
        multiplications(kind, inputs, units) + elementwise,
        seconds,
    )


def products(kind: Kind) -> int:
    """Return how many products and quotients of single numbers a unit takes in one step."""
    return sum(isinstance(one, Product | Quotient | Share) for one in kind.equations)


def _seconds(state: State) -> float:
    start = _clock()
    forward(state)
    return _clock() - start
