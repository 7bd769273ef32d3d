"""Where a squashing function is saturated: it hardly answers to its argument."""

from math import acosh, log, sqrt
from typing import TYPE_CHECKING

import numpy as np
from msgspec import Struct

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

# A function counts as saturated where its slope is below this share of its maximum.
SATURATED_SLOPE = 0.05


class Range(Struct, frozen=True):
    """What a squashing function can return and where it saturates.

    Parameters
    ----------
    low, high
        The open interval of its values.
    saturated_beyond
        It is saturated where ``|z|`` is larger than this.
    """

    low: float
    high: float
    saturated_beyond: float


def _sigmoid_bound(share: float) -> float:
    """Solve ``4 s (1 - s) = share`` for ``z = log(s / (1 - s))``."""
    root = sqrt(1 - share)
    return log((1 + root) / (1 - root))


def _tanh_bound(share: float) -> float:
    """Solve ``1 - tanh(z)^2 = 1 / cosh(z)^2 = share`` for z."""
    return acosh(1 / sqrt(share))


RANGES = {
    "sigmoid": Range(0.0, 1.0, _sigmoid_bound(SATURATED_SLOPE)),
    "tanh": Range(-1.0, 1.0, _tanh_bound(SATURATED_SLOPE)),
}


def saturated_share(z: "ArrayLike", function_name: str) -> float:
    """Return the share, in [0, 1], of the numbers ``z`` that lie in saturation.

    Parameters
    ----------
    z
        Arguments of the function, of any shape with at least one number.
    function_name
        A key of `RANGES`; any other raises a KeyError.
    """
    return float(np.mean(np.abs(z) > RANGES[function_name].saturated_beyond))
