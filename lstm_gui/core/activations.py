"""The two squashing functions, safe for every finite argument."""

import numpy as np
from numpy.typing import ArrayLike

from lstm_gui.core.arrays import Array


def sigmoid(z: ArrayLike) -> Array:
    """Return ``1 / (1 + exp(-z))``, by an exponential that cannot overflow.

    All digits are right near 0 too: it is 0 only where it is smaller than any float, below
    -745, while the form with tanh is 0 from -38 on.
    """
    z = np.asarray(z, dtype=np.float64)
    decay = np.exp(-np.abs(z))
    return np.where(z < 0, decay, 1.0) / (1.0 + decay)


def log_sigmoid(z: ArrayLike) -> Array:
    """Return the logarithm of the sigmoid, also where that itself is 0 or 1 to the last digit.

    Products of gates are sums of it, which neither vanish nor lose what the gates lack to 1.
    """
    return np.asarray(-np.logaddexp(0.0, -np.asarray(z, dtype=np.float64)))


def tanh(z: ArrayLike) -> Array:
    """Return the hyperbolic tangent."""
    return np.tanh(np.asarray(z, dtype=np.float64))


def sigmoid_slope(z: ArrayLike) -> Array:
    """Return the derivative of the sigmoid; its maximum is 1/4 at 0.

    All digits are right in saturation too, where ``s (1 - s)`` has none left.
    """
    decay = np.exp(-np.abs(np.asarray(z, dtype=np.float64)))
    return decay / np.square(1.0 + decay)


def tanh_slope(z: ArrayLike) -> Array:
    """Return the derivative of tanh; its maximum is 1 at 0.

    All digits are right in saturation too, where ``1 - tanh(z)^2`` has none left.
    """
    # Squared rather than exp(-2 |z|), since 2 |z| may overflow.
    decay = np.square(np.exp(-np.abs(np.asarray(z, dtype=np.float64))))
    return 4.0 * decay / np.square(1.0 + decay)
