"""The forward pass against the matrix products it cannot do without.

Both are timed in turns on the same shapes, so that what else the machine does falls
on both; the fastest of each counts, since disturbances only add. Run alone as
``python -m tests.bench.forward``.
"""

import os

# More BLAS threads are slower at these sizes; read when NumPy is loaded.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from collections.abc import Callable, Iterator
from math import ceil
from time import perf_counter
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    forward,
)

Task = Callable[[State], object]
_IN_A_ROW = 5


class Row(NamedTuple):
    """One line of the table of measurements."""

    label: str
    value: str
    yardstick: str
    ratio: str
    goal: str


class Case(Struct, frozen=True):
    """Sizes to measure, how often, and what to reach."""

    inputs: int
    units: int
    steps: int
    repeats: int
    kind: Kind = LSTM
    largest_ratio: float | None = None
    largest_step_us: float | None = None


CASES = (
    Case(4, 8, 24, 600, largest_ratio=4.0),
    Case(4, 8, 200, 300, largest_step_us=5.0),
    Case(16, 16, 200, 300, largest_step_us=5.0),
    Case(16, 64, 200, 200, largest_ratio=3.5),
    Case(64, 256, 200, 60, largest_ratio=1.3),
    Case(128, 512, 1000, 9, largest_ratio=1.3),
)


OTHER_CASES = (
    Case(4, 8, 24, 600, RNN),
    Case(16, 64, 200, 200, RNN),
    Case(64, 256, 200, 60, RNN),
    Case(4, 8, 24, 600, GRU, largest_ratio=4.5),
    Case(16, 64, 200, 200, GRU),
    Case(64, 256, 200, 60, GRU, largest_ratio=1.3),
    Case(128, 512, 1000, 9, GRU, largest_ratio=1.3),
)


def rows() -> Iterator[Row]:
    """Measure each case and yield its row."""
    for case in CASES + OTHER_CASES:
        yield measured("forward pass", case, forward, products)
    edited = Case(16, 64, 200, 200)
    yield measured("forward pass, new weights", edited, _forward_after_an_edit, products)


def _forward_after_an_edit(state: State) -> None:
    """Run weights that were never seen before, which have to be stacked first."""
    p = state.parameters
    forward(replace(state, parameters=Parameters(p.w_x, p.w_h, p.b)))


def state_of(case: Case) -> State:
    """A seeded cell of the sizes of ``case``."""
    draw, kind = np.random.default_rng(0).normal, case.kind
    blocks = len(kind.blocks)
    parameters = Parameters(
        draw(size=(blocks, case.units, case.inputs)) / case.inputs**0.5,
        draw(size=(blocks, case.units, case.units)) / case.units**0.5,
        draw(size=(blocks, case.units)),
        kind,
        draw(size=(len(kind.extra), case.units)),
    )
    initial = Initial(draw(size=case.units), draw(size=kind.cells(case.units)))
    x = draw(size=(case.steps, case.inputs))
    return State(parameters, initial, Sequence(x), Selection(block=kind.blocks[0]))


def products(state: State) -> None:
    """All products of the pass and nothing else: one over x, one per step over h."""
    p, h = state.parameters, state.initial.h
    w_x = p.w_x.reshape(-1, p.input_size)
    w_h = p.w_h.reshape(-1, p.hidden_size)
    _ = state.sequence.x @ w_x.T
    for _ in state.sequence.x:
        _ = w_h @ h


def fastest(
    tasks: tuple[Task, ...],
    state: State,
    repeats: int,
    clock: Callable[[], float] = perf_counter,
) -> list[float]:
    """Return the least seconds that each task took, all done in turns.

    A turn is done several times: who comes after a far larger task finds nothing in the caches
    but what that has left there, and where others use them too, so does everybody.
    """
    times: list[list[float]] = [[] for _ in tasks]
    for _ in range(ceil(repeats / _IN_A_ROW)):
        for task, spent in zip(tasks, times, strict=True):
            for _ in range(_IN_A_ROW):
                start = clock()
                task(state)
                spent.append(clock() - start)
    return [min(spent) for spent in times]


def measured(label: str, case: Case, task: Task, yardstick: Task) -> Row:
    """Time ``task`` against the products it cannot do without, ``yardstick``."""
    seconds = fastest((task, yardstick), state_of(case), case.repeats)
    per_step, of_products = (1e6 * s / case.steps for s in seconds)
    return Row(
        f"{label}, {case.kind.name} (I {case.inputs}, H {case.units}, T {case.steps})",
        f"{per_step:.1f} us/step",
        f"products alone {of_products:.1f} us/step",
        f"{per_step / of_products:.2f}x",
        goal_of(case),
    )


def goal_of(case: Case) -> str:
    if case.largest_step_us:
        return f"<= {case.largest_step_us:g} us/step"
    return f"<= {case.largest_ratio:g}x" if case.largest_ratio else "-"


if __name__ == "__main__":
    for row in rows():
        print("{:52} {:>14}   {:32} {:>7}   {}".format(*row))
