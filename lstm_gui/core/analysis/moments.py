"""Steps of a pass that stand out: where a unit is largest, and where the states were as now."""

from collections.abc import Iterable

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array


class Peak(Struct, frozen=True):
    """A step, counted from 0, and how large the number is that was looked for."""

    t: int
    value: float


def top_moments(
    values: Array, most: int = 10, apart: int = 3, but: Iterable[int] = ()
) -> tuple[Peak, ...]:
    """Return where ``values (T,)`` are largest, the largest first, never two near one another.

    Parameters
    ----------
    values
        A number for each step, such as ``trace.h[:, unit]``; what is not a number is left out.
    most
        How many steps are returned at most.
    apart
        No two are nearer than this, so that each stands for a passage of its own.
    but
        Steps that are left out, with all that are nearer than that.
    """
    left = np.where(np.isnan(values), -np.inf, values)
    for t in but:
        _leave_out(left, t, apart)
    found: list[Peak] = []
    while len(found) < most and left.size and left[t := int(np.argmax(left))] > -np.inf:
        found.append(Peak(t, float(left[t])))
        _leave_out(left, t, apart)
    return tuple(found)


def similar_moments(rows: Array, t: int, most: int = 10, apart: int = 3) -> tuple[Peak, ...]:
    """Return the steps at which a state was most as it was at step ``t``, the nearest first.

    ``rows (T, H)`` are for example ``trace.c``; ``most`` and ``apart`` as of `top_moments`. The
    value of each is the `cosines` of its row.
    """
    return top_moments(cosines(rows, rows[t]), most, apart, but=(t,))


def cosines(rows: Array, row: Array) -> Array:
    """Return the cosine of the angle between each of ``rows (T, H)`` and ``row (H,)``.

    It is not a number where one of both is 0 or not finite.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        one, all_rows = _of_length_one(row[np.newaxis]), _of_length_one(rows)
        return np.asarray(np.clip(all_rows @ one[0], -1.0, 1.0))


def _of_length_one(rows: Array) -> Array:
    # By the largest first: squares of what is far beyond 1 would be infinite.
    shares = rows / np.abs(rows).max(axis=1, keepdims=True)
    return np.asarray(shares / np.linalg.norm(shares, axis=1, keepdims=True))


def _leave_out(values: Array, t: int, apart: int) -> None:
    values[max(t - apart + 1, 0) : t + apart] = -np.inf
