"""Where a line over time breaks: where there is no number, and where the states are reset."""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array


def unbroken(
    values: Array, steps: NDArray[np.intp] | None = None, resets: tuple[int, ...] = ()
) -> Iterator[slice]:
    """Yield the runs of ``values`` that a line may join.

    What stands after a reset does not come from what stands before it.

    Parameters
    ----------
    values
        ``(N,)``; what is no number parts a line.
    steps
        At which of them the values stand, in their order; from 0 on if that is not given.
    resets
        The steps before which the states are reset.
    """
    steps = np.arange(len(values)) if steps is None else steps
    stretch = np.searchsorted(np.array(resets, dtype=np.intp), steps, side="right")
    run = np.where(np.isnan(values), -1, stretch)
    edges = (np.flatnonzero(np.diff(run)) + 1).tolist()
    for start, stop in pairwise((0, *edges, len(run))):
        if start < stop and run[start] >= 0:
            yield slice(start, stop)
