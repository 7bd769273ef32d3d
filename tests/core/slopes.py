"""Derivatives by every number a state has, against finite differences of the fourth order."""

import numpy as np
import pytest

from lstm_gui.core import Entry, State, contains, derivative, forward, gradients, value, with_values

DIFFERENCE = 1e-3


def entries_of(state: State) -> list[Entry]:
    kind = state.parameters.kind
    arrays = [(name, block) for name in ("w_x", "w_h") for block in kind.blocks] + [("x", "")]
    vectors = [("b", block) for block in kind.blocks]
    vectors += [(name, block) for block, name in kind.extra] + [("h_0", ""), ("c_0", "")]
    sizes = range(max(*state.parameters.w_h.shape, *state.sequence.x.shape))
    candidates = [Entry(name, j, k, block) for name, block in arrays for j in sizes for k in sizes]
    units = range(state.parameters.hidden_size)
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


def slope(state: State, entry: Entry, d_h: np.ndarray, d_c: np.ndarray) -> float:
    """The central difference of fourth order, since that of second has too few digits."""
    at = value(state, entry)
    far, near = (
        number(with_values(state, {entry: at + step}), d_h, d_c)
        - number(with_values(state, {entry: at - step}), d_h, d_c)
        for step in (2 * DIFFERENCE, DIFFERENCE)
    )
    return (8 * near - far) / (12 * DIFFERENCE)


def assert_slopes(state: State, seed: int, every: int = 1) -> None:
    """Assert that the derivatives by all entries, or some, equal finite differences."""
    d_h, d_c = directions(state, seed)
    result = gradients(state, forward(state), d_h, d_c)
    for entry in entries_of(state)[::every]:
        assert derivative(result, entry) == pytest.approx(
            slope(state, entry, d_h, d_c), rel=1e-6, abs=1e-7
        ), entry
