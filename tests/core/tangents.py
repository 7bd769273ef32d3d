"""The equations of every cell once more, with numbers that carry their derivative.

Forward mode knows nothing of how the backward passes go about it, and, unlike a difference,
has all its digits at any size of the weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from lstm_gui.core import Kind, State


@dataclass
class Dual:
    """Numbers and how they change along one direction."""

    value: np.ndarray
    change: np.ndarray

    def __add__(self, other: Dual) -> Dual:
        return Dual(self.value + other.value, self.change + other.change)

    def __mul__(self, other: Dual) -> Dual:
        change = self.change * other.value + self.value * other.change
        return Dual(self.value * other.value, change)

    def __matmul__(self, other: Dual) -> Dual:
        change = self.change @ other.value + self.value @ other.change
        return Dual(self.value @ other.value, change)

    def __neg__(self) -> Dual:
        return Dual(-self.value, -self.change)


Step = tuple[Dual, Dual]
Weights = dict[str, Dual]


def sigmoid(z: Dual) -> Dual:
    with np.errstate(over="ignore"):
        open_, shut = 1 / (1 + np.exp(-z.value)), 1 / (1 + np.exp(z.value))
    return Dual(open_, open_ * shut * z.change)


def tanh(z: Dual) -> Dual:
    # 1 - tanh^2 has no digits left where tanh is almost 1.
    decay = np.exp(-2 * np.abs(z.value))
    return Dual(np.tanh(z.value), 4 * decay / (1 + decay) ** 2 * z.change)


def derivative_along(
    state: State, direction: dict[str, np.ndarray], d_h: np.ndarray, d_c: np.ndarray
) -> float:
    """Return how L, the sum of h and c weighted by ``d_h`` and ``d_c``, changes along it."""
    kind, parameters = state.parameters.kind, state.parameters
    start = {
        "w_x": parameters.w_x,
        "w_h": parameters.w_h,
        "b": parameters.b,
        "extra": parameters.extra,
        "x": state.sequence.x,
        "h_0": state.initial.h,
        "c_0": state.initial.c,
    }
    given = {name: Dual(np.array(value), direction[name]) for name, value in start.items()}
    h, c, change = given["h_0"], given["c_0"], 0.0
    for t, (x, dx) in enumerate(zip(given["x"].value, given["x"].change, strict=True)):
        h, c = step_of(kind, given, Dual(x, dx), h, c)
        change += float(d_h[t] @ h.change + d_c[t] @ c.change)
    return change


def step_of(kind: Kind, given: Weights, x: Dual, h: Dual, c: Dual) -> Step:
    if kind.name == "rnn":
        return tanh(_sum(given, 0, x, h)), c
    return _gru(kind, given, x, h, c) if kind.name == "gru" else _lstm(kind, given, x, h, c)


def _block(given: Weights, name: str, k: int) -> Dual:
    return Dual(given[name].value[k], given[name].change[k])


def _sum(given: Weights, k: int, x: Dual, h: Dual) -> Dual:
    w_h, w_x, b = (_block(given, name, k) for name in ("w_h", "w_x", "b"))
    return w_h @ h + w_x @ x + b


def _gru(kind: Kind, given: Weights, x: Dual, h: Dual, c: Dual) -> Step:
    z_z, z_r = _sum(given, 0, x, h), _sum(given, 1, x, h)
    z, r = sigmoid(z_z), sigmoid(z_r)
    w_h, w_x, b = (_block(given, name, 2) for name in ("w_h", "w_x", "b"))
    if kind.reset == "after":
        z_n = w_x @ x + b + r * (w_h @ h + _block(given, "extra", 0))
    else:
        z_n = w_x @ x + b + w_h @ (r * h)
    return sigmoid(-z_z) * tanh(z_n) + z * h, c


def _lstm(kind: Kind, given: Weights, x: Dual, h: Dual, c: Dual) -> Step:
    variant = kind.variant
    to = {name: tanh if kind.squash(name) == "tanh" else sigmoid for name in kind.blocks}
    z = {name: _sum(given, k, x, h) for k, name in enumerate(kind.blocks)}
    peepholes = {name: _block(given, "extra", k) for k, (name, _) in enumerate(kind.extra)}
    if variant.peepholes:
        z["f"], z["i"] = z["f"] + peepholes["f"] * c, z["i"] + peepholes["i"] * c
    f = to["f"](z["f"])
    i = sigmoid(-z["f"]) if variant.coupled else to["i"](z["i"])
    c = f * c + i * to["c"](z["c"])
    if variant.peepholes:
        z["o"] = z["o"] + peepholes["o"] * c
    return to["o"](z["o"]) * (tanh(c) if variant.second_tanh else c), c
