"""One update of a training against the same update in PyTorch, in processor time.

PyTorch is compared with where it is installed; nothing else needs it. Run alone as
``python -m tests.bench.training``.
"""

from collections.abc import Callable, Iterator
from importlib.util import find_spec
from time import process_time

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, fastest, state_of  # isort: split

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, State
from lstm_gui.core.readout import Readout
from lstm_gui.core.training import FIRST_SYMBOL, weights_of
from lstm_gui.core.training.adam import Adam
from lstm_gui.core.training.batch import asked_at_end
from lstm_gui.core.training.loss import loss_and_gradient
from tests.bench.cells import module_of

INPUTS, STEPS, SEQUENCES, REPEATS = 8, 100, 32, 20
RATE, CLIP = 5e-3, 1.0
OUTPUTS = len(FIRST_SYMBOL.labels)
GOALS = {16: "<= 0.5x", 64: "-"}


def rows() -> Iterator[Row]:
    """Measure an update of each kind and size and yield its row."""
    for kind in (RNN, GRU, LSTM):
        for units, goal in GOALS.items():
            yield _measured(Case(INPUTS, units, STEPS, REPEATS, kind), goal)


def _measured(case: Case, goal: str) -> Row:
    label = f"training, {case.kind.name}, {SEQUENCES} sequences (I 8, H {case.units}, T {STEPS})"
    state = state_of(case)
    if find_spec("torch") is None:
        (seconds,) = fastest((_update(state),), state, case.repeats, process_time)
        return Row(label, f"{1e3 * seconds:.1f} ms", "PyTorch is not installed", "-", "-")
    updates = _update(state), _update_in_pytorch(state)
    seconds = fastest(updates, state, case.repeats, process_time)
    ours, theirs = (1e3 * part for part in seconds)
    return Row(label, f"{ours:.1f} ms", f"PyTorch {theirs:.1f} ms", f"{ours / theirs:.2f}x", goal)


def _drawn() -> tuple[np.ndarray, np.ndarray]:
    """Return ``x (T, I, B)`` and the answer to each sequence, ``(B,)``."""
    random = np.random.default_rng(1)
    x = random.normal(size=(STEPS, INPUTS, SEQUENCES))
    return x, random.integers(0, OUTPUTS, SEQUENCES)


def _update(state: State) -> Callable[[State], None]:
    readout = Readout(np.zeros((OUTPUTS, state.parameters.hidden_size)), np.zeros(OUTPUTS))
    weights = weights_of([state.parameters], readout)
    adam = Adam(weights.vector.size, RATE, CLIP)
    batch = asked_at_end(*_drawn(), np.full(SEQUENCES, STEPS))

    def update(_: State) -> None:
        _loss, gradient = loss_and_gradient(weights, FIRST_SYMBOL, batch)
        adam.update(weights.vector, gradient.vector)

    return update


def _update_in_pytorch(state: State) -> Callable[[State], None]:
    """The same work: last answer, cross-entropy, limited gradient, Adam."""
    import torch

    module, _ = module_of(state.parameters.kind, state)
    readout = torch.nn.Linear(state.parameters.hidden_size, OUTPUTS, dtype=torch.float64)
    parameters = [*module.parameters(), *readout.parameters()]
    adam = torch.optim.Adam(parameters, lr=RATE)
    x, answers = (torch.from_numpy(array) for array in _drawn())
    x = x.permute(0, 2, 1).contiguous()

    def update(_: State) -> None:
        adam.zero_grad()
        scores = readout(module(x)[0][-1])
        torch.nn.functional.cross_entropy(scores, answers).backward()
        torch.nn.utils.clip_grad_norm_(parameters, CLIP)
        adam.step()

    return update


if __name__ == "__main__":
    for row in rows():
        print("{:64} {:>14}   {:28} {:>7}   {}".format(*row))
