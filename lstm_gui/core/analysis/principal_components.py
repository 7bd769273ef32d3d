"""A trajectory of many units seen in the plane that shows the most of it."""

import numpy as np

from lstm_gui.core.arrays import Array, ArrayRecord, frozen

COMPONENTS = 2
_TOGETHER = 1024
"""Points that are reduced at a time; they stay in the cache of the processor."""
# Components of an axis that differ by less count as equally large.
_TIE = 1e-9


class PrincipalComponents(ArrayRecord, frozen=True):
    """The first two principal components of points ``(T, N)``.

    ``mean (N,)`` is where the plane touches them and ``axes (2, N)`` are the two directions
    of the largest variance, of length 1; ``shares (2,)`` are the shares of the whole
    variance along them, in [0, 1]; ``points (T, 2)`` are the points as the plane shows
    them. The largest component of an axis, the first of equals, is positive. An axis
    that there is none, of points on one line, is 0 or has the share 0.
    """

    mean: Array
    axes: Array
    shares: Array
    points: Array

    def seen(self, others: Array) -> Array:
        """Return other points ``(M, N)`` as the plane shows them, ``(M, 2)``."""
        return frozen((others - self.mean) @ self.axes.T)


def principal_components(trajectory: Array) -> PrincipalComponents:
    """Return the principal components of ``trajectory (T, N)``, such as ``trace.h``.

    In time of O(T N min(T, N)).

    Raises
    ------
    ValueError
        If there is no point or no unit.
    """
    if trajectory.ndim != 2 or not trajectory.size:
        raise ValueError(f"a trajectory is (T, N), got {trajectory.shape}")
    # Of size 1, so that no square of it overflows or vanishes.
    largest = float(np.abs(trajectory).max()) or 1.0
    scaled = trajectory / largest
    mean = scaled.mean(axis=0)
    _, lengths, directions = np.linalg.svd(_reduced(scaled - mean), full_matrices=False)
    found = min(COMPONENTS, len(lengths))
    axes, shares = np.zeros((COMPONENTS, trajectory.shape[1])), np.zeros(COMPONENTS)
    axes[:found] = [_turned(direction) for direction in directions[:found]]
    variances = np.square(lengths)
    shares[:found] = variances[:found] / (variances.sum() or 1.0)
    points = (scaled - mean) @ axes.T * largest
    return PrincipalComponents(frozen(mean * largest), frozen(axes), frozen(shares), frozen(points))


def _reduced(points: Array) -> Array:
    """Return fewer points ``(≤ T, N)`` with the same singular values and directions.

    Those of a triangle of QR are those of what it was made from, and of a long trajectory it
    is found in a third of the time.
    """
    if len(points) <= max(_TOGETHER, points.shape[1]):
        return points
    parts = (points[at : at + _TOGETHER] for at in range(0, len(points), _TOGETHER))
    return _triangle(np.vstack([_triangle(part) for part in parts]))


def _triangle(points: Array) -> Array:
    return np.asarray(np.linalg.qr(points, mode="r"))


def _turned(direction: Array) -> Array:
    sizes = np.abs(direction)
    first = int(np.argmax(sizes >= (1.0 - _TIE) * sizes.max()))
    return direction * np.copysign(1.0, direction[first])
