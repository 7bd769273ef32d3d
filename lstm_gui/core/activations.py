"""The two squashing functions, safe for every finite argument."""

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from lstm_gui.core.arrays import Array, sealed

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

# How many numbers stay in the fastest memory from one call to the next.
_IN_CACHE = 4096
_STEEPNESS = {"sigmoid": 1.0, "tanh": 2.0}


def sigmoid(z: "ArrayLike") -> Array:
    """Return ``1 / (1 + exp(-z))``, by an exponential that cannot overflow.

    All digits are right near 0 too: it is 0 only where it is smaller than any float, below
    -745, while the form with tanh is 0 from -38 on.
    """
    z = np.asarray(z, dtype=np.float64)
    decay = np.exp(-np.abs(z))
    return np.where(z < 0, decay, 1.0) / (1.0 + decay)


def log_sigmoid(z: "ArrayLike") -> Array:
    """Return the logarithm of the sigmoid, also where that itself is 0 or 1 to the last digit.

    Products of gates are sums of it, which neither vanish nor lose what the gates lack to 1.
    """
    return np.asarray(-np.logaddexp(0.0, -np.asarray(z, dtype=np.float64)))


def tanh(z: "ArrayLike") -> Array:
    """Return the hyperbolic tangent."""
    return np.tanh(np.asarray(z, dtype=np.float64))


def sigmoid_slope(z: "ArrayLike") -> Array:
    """Return the derivative of the sigmoid; its maximum is 1/4 at 0.

    All digits are right in saturation too, where ``s (1 - s)`` has none left.
    """
    decay = np.exp(-np.abs(np.asarray(z, dtype=np.float64)))
    return decay / np.square(1.0 + decay)


def tanh_slope(z: "ArrayLike") -> Array:
    """Return the derivative of tanh; its maximum is 1 at 0.

    All digits are right in saturation too, where ``1 - tanh(z)^2`` has none left.
    """
    # Squared rather than exp(-2 |z|), since 2 |z| may overflow.
    decay = np.square(np.exp(-np.abs(np.asarray(z, dtype=np.float64))))
    return 4.0 * decay / np.square(1.0 + decay)


def to_slopes(z: Array, functions: tuple[str, ...]) -> None:
    """Turn weighted sums into the derivatives of their functions, in place.

    A few calls serve all of them, since ``tanh(z) = 2 sigmoid(2 z) - 1``: the derivative is
    ``(k / (e + 1 / e))^2`` for ``e = exp(k z / 2)``, with k = 1 for the sigmoid and 2 for tanh.
    All digits are right in saturation too. The caller lets exponentials overflow and underflow,
    and divide by them where they are 0.

    Parameters
    ----------
    z
        ``(T, K, H)`` in one piece.
    functions
        ``"sigmoid"`` or ``"tanh"`` for each of the K sums.
    """
    steps, sums, units = z.shape
    rows = z.reshape(steps, sums * units)
    k, half_k = _steepness(functions, units)
    at_once = max(1, _IN_CACHE // max(1, rows.shape[1]))
    inverse = np.empty((min(at_once, steps), sums * units))
    for first in range(0, steps, at_once):
        part = rows[first : first + at_once]
        e, inverse_e = part, inverse[: len(part)]
        np.multiply(part, half_k, e)
        np.exp(e, e)
        np.reciprocal(e, inverse_e)
        np.add(e, inverse_e, part)
        np.divide(k, part, part)
        np.square(part, part)


@lru_cache
def _steepness(functions: tuple[str, ...], units: int) -> tuple[Array, Array]:
    """Return the k of each number of a row, and half of it."""
    k = np.repeat([_STEEPNESS[function] for function in functions], units)
    return sealed(k), sealed(k / 2)
