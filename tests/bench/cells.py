"""The cells against each other's deadline, and against the same cells in PyTorch.

PyTorch is compared with where it is installed; nothing else needs it. Processor time counts
then: where others work too, a pass as long as one of PyTorch never has a core to itself. Run
alone as ``python -m tests.bench.cells``.
"""

from collections.abc import Iterator
from importlib.util import find_spec
from time import process_time
from typing import Any

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, fastest, goal_of, state_of  # isort: split

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, Kind, State, forward, gradients
from lstm_gui.core.analysis import influence

LANES = (RNN, GRU, LSTM)
FRAME_MS = 33.0
SMALL, LARGE = ((4, 8, 24, 200), (16, 16, 200, 100), (16, 64, 200, 60)), ((64, 256, 200, 20),)
LARGEST_RATIO = 0.2


def rows() -> Iterator[Row]:
    """Measure the lanes and each comparison and yield their rows."""
    yield _lanes()
    for kind in LANES:
        for sizes in SMALL:
            yield _against_pytorch(Case(*sizes, kind, LARGEST_RATIO))
        for sizes in LARGE:
            yield _against_pytorch(Case(*sizes, kind))


def _lanes() -> Row:
    """Everything that three lanes show after a move of one slider."""
    states = [state_of(Case(8, 16, 60, 1, kind)) for kind in LANES]
    (seconds,) = fastest((lambda _: [_lane(state) for state in states],), states[0], 40)
    return Row(
        "RNN, GRU and LSTM with gradients and Jacobians (I 8, H 16, T 60)",
        f"{1e3 * seconds:.1f} ms",
        f"frame {FRAME_MS:g} ms",
        f"{1e3 * seconds / FRAME_MS:.2f}x",
        "<= 1x",
    )


def _lane(state: State) -> None:
    trace = forward(state)
    gradients(state, trace, np.ones(trace.h.shape))
    influence(state, trace)


def _there_and_back(state: State) -> None:
    trace = forward(state)
    gradients(state, trace, np.ones(trace.h.shape))


def _against_pytorch(case: Case) -> Row:
    label = (
        f"forward and backward, {case.kind.name} (I {case.inputs}, H {case.units}, T {case.steps})"
    )
    state = state_of(case)
    if find_spec("torch") is None:
        (seconds,) = fastest((_there_and_back,), state, case.repeats, process_time)
        value = f"{1e6 * seconds / case.steps:.1f} us/step"
        return Row(label, value, "PyTorch is not installed", "-", "-")
    module, x = module_of(case.kind, state)

    def in_pytorch(_: State) -> None:
        module.zero_grad()
        module(x)[0].sum().backward()

    seconds = fastest((_there_and_back, in_pytorch), state, case.repeats, process_time)
    ours, theirs = (1e6 * part / case.steps for part in seconds)
    return Row(
        label,
        f"{ours:.1f} us/step",
        f"PyTorch {theirs:.1f} us/step",
        f"{ours / theirs:.2f}x",
        goal_of(case),
    )


def module_of(kind: Kind, state: State) -> tuple[Any, Any]:
    """Return the cell of PyTorch of the same sizes, and the input."""
    import torch

    torch.set_num_threads(1)
    cells = {"rnn": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}
    parameters = state.parameters
    module = cells[kind.name](parameters.input_size, parameters.hidden_size, dtype=torch.float64)
    return module, torch.from_numpy(np.array(state.sequence.x))


if __name__ == "__main__":
    for row in rows():
        print("{:64} {:>14}   {:28} {:>7}   {}".format(*row))
