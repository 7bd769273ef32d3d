"""The functions that an equation may apply, with their derivatives and ranges."""

from collections.abc import Callable

import numpy as np
from msgspec import Struct

from lstm_gui.core.activations import (
    log_sigmoid,
    sigmoid,
    sigmoid_slope,
    tanh,
    tanh_slope,
)
from lstm_gui.core.arrays import Array


class Squash(Struct, frozen=True, eq=False):
    """One function of one number.

    Parameters
    ----------
    value, slope
        The function and its derivative, both of the argument. On the way to a value an
        exponential may overflow, so whoever asks for it lets that pass.
    low, high
        The interval of its values; infinite where it has no bound.
    """

    value: Callable[[Array], Array]
    slope: Callable[[Array], Array]
    low: float
    high: float

    @property
    def bounded(self) -> bool:
        """Whether its values stay between two numbers, so that it can saturate."""
        return bool(np.isfinite(self.low) and np.isfinite(self.high))


def _open_sigmoid(z: Array) -> Array:
    # As quick as can be; where it overflows to infinity on the way, 0 is right.
    return 1.0 / (1.0 + np.exp(-z))


def _relu(z: Array) -> Array:
    return np.maximum(z, 0.0)


def _relu_slope(z: Array) -> Array:
    # 0 at 0, as everywhere in the field.
    return np.where(z > 0.0, 1.0, 0.0)


def _same(z: Array) -> Array:
    return z


def _log_sigmoid_slope(z: Array) -> Array:
    return sigmoid(-z)


FUNCTIONS: dict[str, Squash] = {
    "sigmoid": Squash(_open_sigmoid, sigmoid_slope, 0.0, 1.0),
    "tanh": Squash(tanh, tanh_slope, -1.0, 1.0),
    "exp": Squash(np.exp, np.exp, 0.0, np.inf),
    "relu": Squash(_relu, _relu_slope, 0.0, np.inf),
    "linear": Squash(_same, np.ones_like, -np.inf, np.inf),
    "log_sigmoid": Squash(log_sigmoid, _log_sigmoid_slope, -np.inf, 0.0),
}
