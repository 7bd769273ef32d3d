"""Cells as loops over the layout of PyTorch, and their arrays in the layouts of others."""

from typing import NamedTuple

import numpy as np

BLOCKS = {"lstm": "ifgo", "gru": "rzn", "rnn": "h"}


class Arrays(NamedTuple):
    """The weights of a layer, block under block in the order of `BLOCKS`."""

    w_x: np.ndarray
    w_h: np.ndarray
    b_x: np.ndarray
    b_h: np.ndarray


def arrays_of(kind: str, inputs: int, units: int, seed: int = 0) -> Arrays:
    random = np.random.default_rng(seed)
    rows = len(BLOCKS[kind]) * units
    shapes = (rows, inputs), (rows, units), (rows,), (rows,)
    return Arrays(*(random.normal(0.0, 0.6, shape) for shape in shapes))


def as_stored(kind: str, order: str, values: np.ndarray) -> np.ndarray:
    """Return ``values`` with the blocks in another order."""
    parts = np.split(values, len(order))
    return np.concatenate([parts[BLOCKS[kind].index(letter)] for letter in order])


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def rows_of(kind, weights, x, *, before=False, h=None, c=None):
    """Return ``h (T, H)`` of a loop over the steps of ``x``."""
    units = weights.w_h.shape[1]
    h = np.zeros(units) if h is None else h
    c = np.zeros(units) if c is None else c
    rows = []
    for x_t in x:
        h, c = STEPS[kind](weights, x_t, h, c, before)
        rows.append(h)
    return np.array(rows)


def _lstm(weights, x_t, h, c, before):
    z = weights.w_x @ x_t + weights.b_x + weights.w_h @ h + weights.b_h
    i, f, g, o = np.split(z, 4)
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


def _gru(weights, x_t, h, c, before):
    of_x = np.split(weights.w_x @ x_t + weights.b_x, 3)
    of_h = np.split(weights.w_h @ h + weights.b_h, 3)
    r, z = sigmoid(of_x[0] + of_h[0]), sigmoid(of_x[1] + of_h[1])
    if before:
        w_n, b_n = np.split(weights.w_h, 3)[2], np.split(weights.b_h, 3)[2]
        n = np.tanh(of_x[2] + w_n @ (r * h) + b_n)
    else:
        n = np.tanh(of_x[2] + r * of_h[2])
    return (1.0 - z) * n + z * h, c


def _rnn(weights, x_t, h, c, before):
    return np.tanh(weights.w_x @ x_t + weights.b_x + weights.w_h @ h + weights.b_h), c


STEPS = {"lstm": _lstm, "gru": _gru, "rnn": _rnn}


def peephole_rows(weights: Arrays, peepholes: np.ndarray, order: str, x) -> np.ndarray:
    """Return ``h (T, H)`` of an LSTM whose ``peepholes (3 H,)`` stand in ``order``."""
    p = dict(zip(order, np.split(peepholes, 3), strict=True))
    h = c = np.zeros(weights.w_h.shape[1])
    rows = []
    for x_t in x:
        z = weights.w_x @ x_t + weights.b_x + weights.w_h @ h + weights.b_h
        i, f, g, o = np.split(z, 4)
        c = sigmoid(f + p["f"] * c) * c + sigmoid(i + p["i"] * c) * np.tanh(g)
        h = sigmoid(o + p["o"] * c) * np.tanh(c)
        rows.append(h)
    return np.array(rows)


def x_of(inputs: int, steps: int = 6, seed: int = 9) -> np.ndarray:
    return np.random.default_rng(seed).normal(0.0, 1.0, (steps, inputs))


def named(weights: Arrays, module: str = "lstm.", level: str = "_l0") -> dict[str, np.ndarray]:
    """Return the arrays by the names of PyTorch."""
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    return {f"{module}{name}{level}": one for name, one in zip(names, weights, strict=True)}
