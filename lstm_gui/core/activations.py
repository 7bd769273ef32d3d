"""The two squashing functions, safe for every finite argument."""

import numpy as np
from numpy.typing import ArrayLike

from lstm_gui.core.arrays import Array


def sigmoid(z: ArrayLike) -> Array:
    """Return ``1 / (1 + exp(-z))``, in the tanh form that cannot overflow."""
    return np.asarray(0.5 + 0.5 * np.tanh(0.5 * np.asarray(z, dtype=np.float64)))


def tanh(z: ArrayLike) -> Array:
    """Return the hyperbolic tangent."""
    return np.tanh(np.asarray(z, dtype=np.float64))


def sigmoid_slope(z: ArrayLike) -> Array:
    """Return the derivative of the sigmoid; its maximum is 1/4 at 0."""
    return 0.25 * tanh_slope(0.5 * np.asarray(z, dtype=np.float64))


def tanh_slope(z: ArrayLike) -> Array:
    """Return the derivative of tanh; its maximum is 1 at 0."""
    return 1.0 - np.tanh(np.asarray(z, dtype=np.float64)) ** 2
