"""A sweep of one number in one pass against as many forward passes.

Run alone as ``python -m tests.bench.sweep``.
"""

from collections.abc import Iterator

# First, since it chooses the number of BLAS threads before NumPy is loaded.
from tests.bench.forward import Case, Row, fastest, state_of  # isort: split

import numpy as np

from lstm_gui.core import GRU, LSTM, RNN, Entry, Kind, State, forward, with_values
from lstm_gui.core.analysis import sweep

VALUES = np.linspace(-2.0, 2.0, 64)


def rows() -> Iterator[Row]:
    """Measure a sweep of each kind of cell and yield its row."""
    for kind in (RNN, GRU, LSTM):
        yield _swept(Case(8, 16, 60, 20, kind))


def _swept(case: Case) -> Row:
    entry = _swept_weight(case.kind)

    def at_once(state: State) -> None:
        sweep(state, entry, VALUES)

    def one_by_one(state: State) -> None:
        for number in VALUES.tolist():
            forward(with_values(state, {entry: number}))

    seconds = fastest((at_once, one_by_one), state_of(case), case.repeats)
    whole, singly = (1e3 * part for part in seconds)
    return Row(
        f"sweep of {len(VALUES)} values, {case.kind.name} "
        f"(I {case.inputs}, H {case.units}, T {case.steps})",
        f"{whole:.1f} ms",
        f"{len(VALUES)} passes {singly:.1f} ms",
        f"{whole / singly:.2f}x",
        "<= 0.33x",
    )


def _swept_weight(kind: Kind) -> Entry:
    return Entry("w_h", 0, 1, kind.blocks[0])


if __name__ == "__main__":
    for row in rows():
        print("{:58} {:>14}   {:32} {:>7}   {}".format(*row))
