"""Derivatives by every number a state has, against finite differences of the fourth order."""

import numpy as np
import pytest

from lstm_gui.core import (
    Entry,
    Gradients,
    State,
    contains,
    derivative,
    forward,
    gradients,
    value,
    with_values,
)
from lstm_gui.core.training import Batch, Task, Weights
from lstm_gui.core.training.loss import loss_and_gradient

DIFFERENCE = 1e-3
NUDGE = 1e-5


def entries_of(state: State) -> list[Entry]:
    kind = state.parameters.kind
    inputs, units = range(state.parameters.input_size), range(state.parameters.hidden_size)
    arrays = [
        (name, block, units, of)
        for name, of in (("w_x", inputs), ("w_h", units))
        for block in kind.blocks
    ]
    arrays += [("x", "", range(len(state.sequence)), inputs)]
    vectors = [("b", block) for block in kind.blocks]
    vectors += [(name, block) for block, name in kind.extra] + [("h_0", ""), ("c_0", "")]
    candidates = [
        Entry(name, j, k, block)
        for name, block, rows, columns in arrays
        for j in rows
        for k in columns
    ]
    candidates += [
        Entry(name, j, 0, block)
        for name, block in vectors
        for j in units
        if name != "c_0" or kind.has_cell_state
    ]
    return [entry for entry in candidates if contains(state, entry)]


def directions(state: State, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Direct derivatives of any kind: L is the sum of all h and c with these weights."""
    draw, trace = np.random.default_rng(seed).normal, forward(state)
    return draw(size=trace.h.shape), draw(size=(len(trace), len(state.initial.c)))


def number(state: State, d_h: np.ndarray, d_c: np.ndarray) -> float:
    trace = forward(state)
    c = getattr(trace, "c", np.empty((len(trace), 0)))
    return float((d_h * trace.h).sum() + (d_c * c).sum())


def slope(
    state: State,
    along: dict[Entry, float],
    d_h: np.ndarray,
    d_c: np.ndarray,
    by: float = DIFFERENCE,
) -> float:
    """The central difference of fourth order, since that of second has too few digits."""
    at = {entry: value(state, entry) for entry in along}

    def moved(step: float) -> float:
        there = {entry: at[entry] + step * part for entry, part in along.items()}
        return number(with_values(state, there), d_h, d_c)

    far, near = (moved(step) - moved(-step) for step in (2 * by, by))
    return (8 * near - far) / (12 * by)


def is_slope(
    found: float,
    state: State,
    along: dict[Entry, float],
    d_h: np.ndarray,
    d_c: np.ndarray,
    within: float,
) -> bool:
    """Tell whether ``found`` is the derivative, as well as differences can say it.

    Where a cell makes much of little they are off themselves; by how much, a finer one shows.
    """
    expected = slope(state, along, d_h, d_c)
    if found == pytest.approx(expected, rel=1e-6, abs=within):
        return True
    finer = slope(state, along, d_h, d_c, DIFFERENCE / 8)
    return found == pytest.approx(finer, rel=1e-6, abs=within + abs(finer - expected))


def assert_slopes(state: State, seed: int) -> None:
    """Assert that the derivatives by all entries equal finite differences."""
    d_h, d_c = directions(state, seed)
    assert_derivatives(gradients(state, forward(state), d_h, d_c), state, d_h, d_c)


def assert_derivatives(
    result: Gradients, state: State, d_h: np.ndarray, d_c: np.ndarray, within: float = 1e-7
) -> None:
    """Assert that ``result`` is right along one direction in which every entry takes part.

    It is wrong there if it is wrong by any entry; that one is then looked for and named.
    """
    entries = entries_of(state)
    parts = np.random.default_rng(len(entries)).normal(size=len(entries))
    along = dict(zip(entries, (parts / np.linalg.norm(parts)).tolist(), strict=True))
    whole = sum(part * derivative(result, entry) for entry, part in along.items())
    if not is_slope(whole, state, along, d_h, d_c, within):
        for entry in entries:
            found = derivative(result, entry)
            assert is_slope(found, state, {entry: 1.0}, d_h, d_c, within), (entry, found)
        raise AssertionError(f"{whole} is not the slope, though each entry's own derivative is")


def assert_slope_of_loss(weights: Weights, task: Task, batch: Batch, within: float) -> None:
    """Assert that the gradient is how the loss changes along one direction of all weights.

    Where it is not, the weight whose part of it is wrong is looked for and named.
    """
    _, gradient = loss_and_gradient(weights, task, batch)
    size = weights.vector.size
    along = np.random.default_rng(size).normal(size=size)
    along /= np.linalg.norm(along)
    expected = slope_of_loss(weights, task, batch, along)
    if gradient.vector @ along != pytest.approx(expected, rel=within, abs=1e-8):
        for place, one in enumerate(np.eye(size)):
            by_one = slope_of_loss(weights, task, batch, one)
            assert gradient.vector[place] == pytest.approx(by_one, rel=within, abs=1e-8), place
        raise AssertionError(f"{gradient.vector @ along} is not {expected}, though each part is")


def slope_of_loss(weights: Weights, task: Task, batch: Batch, along: np.ndarray) -> float:
    start, losses = weights.vector.copy(), []
    for nudge in (NUDGE, -NUDGE):
        weights.vector[...] = start + nudge * along
        losses.append(loss_and_gradient(weights, task, batch)[0])
    weights.vector[...] = start
    return (losses[0] - losses[1]) / (2 * NUDGE)
