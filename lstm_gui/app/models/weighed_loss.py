"""The number whose derivatives ``lstm-gui trace --gradients`` saves."""

from pathlib import Path

import numpy as np

from lstm_gui.core import NetworkGradients, NetworkTrace, network_gradients
from lstm_gui.core.arrays import Array
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.problem import Problem, counted
from lstm_gui.files.sessions.session_limits import MAX_BYTES

Weights = list[float] | Path | None


def network_derivatives(
    trace: NetworkTrace, weights: Weights = None, of_scores: Path | None = None
) -> NetworkGradients:
    """Differentiate a weighted sum of the joined hidden states of the last layers.

    Parameters
    ----------
    trace
        The pass.
    weights
        One for each unit at the last step, 1 unless they are given; or a file with one for each
        step and unit, ``(T, H)``.
    of_scores
        A file with what to weigh the scores of the read-out with beside it, ``(T, V)``. If it
        is given alone, hidden states are not weighed.

    Raises
    ------
    Problem
        If there are not as many weights as numbers, or a file holds none.
    """
    joined = trace.joined(trace.network.last)
    d_scores = None if of_scores is None else _of_scores(trace, of_scores)
    if weights is None and d_scores is not None:
        d_joined = np.zeros(joined.shape)
    elif isinstance(weights, Path):
        d_joined = _weights_in(weights, joined.shape)
    else:
        d_joined = _at_the_end(weights, joined.shape)
    if d_scores is None and trace.scores is not None:
        d_scores = np.zeros(trace.scores.shape)
    return network_gradients(trace, d_joined, d_scores)


def _at_the_end(weights: list[float] | None, shape: tuple[int, ...]) -> Array:
    steps, units = shape
    if weights is not None and len(weights) != units:
        raise Problem(
            counted(
                "The number of weights is {found}, but the cell has {expected} unit. "
                "Give one weight.",
                "The number of weights is {found}, but the cell has {expected} units. "
                "Give one weight for each unit.",
                "expected",
            ),
            found=len(weights),
            expected=units,
        )
    d_h = np.zeros((steps, units))
    d_h[-1] = 1.0 if weights is None else weights
    return d_h


def _of_scores(trace: NetworkTrace, path: Path) -> Array:
    if trace.scores is None:
        raise Problem("The session has no read-out, so there are no scores to weigh. Leave it out.")
    return _weights_in(path, trace.scores.shape)


def _weights_in(path: Path, shape: tuple[int, ...]) -> Array:
    # The readers of models take a while to import.
    from lstm_gui.files.importers.npz import array_of
    from lstm_gui.files.importers.source import Source

    data = read_bytes(path, MAX_BYTES)
    try:
        found = array_of(Source(str(path), data), path.name, data)
    except Problem as error:
        raise Problem(
            "{file} is not a {suffix} file of numbers. Save one with {function}.",
            file=path,
            suffix=".npy",
            function="numpy.save",
        ) from error
    weights = np.asarray(found, dtype=np.float64)
    if weights.shape != shape or not np.isfinite(weights).all():
        raise Problem(
            "{file} holds weights of shape {found}, but finite ones of shape {expected} belong "
            "there, one row for each step. Save others.",
            file=path,
            found=_written(weights.shape),
            expected=_written(shape),
        )
    return weights


def _written(shape: tuple[int, ...]) -> str:
    return " × ".join(map(str, shape)) or "1"
