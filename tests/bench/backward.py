"""Forward and backward pass together against the matrix products of both.

Run alone as ``python -m tests.bench.backward``.
"""

from collections.abc import Iterator

from msgspec.structs import replace

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, measured, products  # isort: split

import numpy as np

from lstm_gui.core import GRU, RNN, State, forward, gradients, select, sensitivity

CASES = (
    Case(4, 8, 24, 400, largest_step_us=10.0),
    Case(4, 8, 200, 200, largest_step_us=10.0),
    Case(16, 16, 200, 200, largest_step_us=10.0),
    Case(16, 64, 200, 150, largest_ratio=3.5),
    Case(64, 256, 200, 60, largest_ratio=1.4),
)
OTHER_CASES = tuple(
    replace(case, kind=kind) for kind in (RNN, GRU) for case in (CASES[0], *CASES[3:])
)


def rows() -> Iterator[Row]:
    """Measure each case and yield its row."""
    for case in CASES + OTHER_CASES:
        yield measured("forward and backward", case, _there_and_back, _all_products)
    shown = Case(4, 8, 24, 400)
    yield measured("forward and sensitivity of h_t", shown, _with_sensitivity, _all_products)


def _there_and_back(state: State) -> None:
    """Differentiate the sum of all h, in which every step takes part directly."""
    trace = forward(state)
    gradients(state, trace, np.ones(trace.h.shape))


def _with_sensitivity(state: State) -> None:
    state = select(state, t=len(state.sequence) - 1)
    sensitivity(state, forward(state))


def _all_products(state: State) -> None:
    """All products of both passes and nothing else.

    Back again they are one per step, and over all steps one for each of x, W_x and W_h.
    """
    products(state)
    p, x = state.parameters, state.sequence.x
    w_x, w_h = p.w_x.reshape(-1, p.input_size), p.w_h.reshape(-1, p.hidden_size)
    z, h = np.ones((len(x), len(w_h))), np.ones((len(x), p.hidden_size))
    for row in z:
        _ = row @ w_h
    _ = z @ w_x
    _ = z.T @ x
    _ = z.T @ h


if __name__ == "__main__":
    for row in rows():
        print("{:58} {:>14}   {:32} {:>7}   {}".format(*row))
