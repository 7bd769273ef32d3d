"""How the gradient flows back through time, and how long memories last."""

from dataclasses import dataclass

import numpy as np

from lstm_gui.core import CellTrace, Gradients, GruTrace, State, Trace, gradients
from lstm_gui.core.activations import tanh_slope
from lstm_gui.core.arrays import Array


@dataclass(frozen=True, eq=False)
class Flow:
    """The gradient of ``L``, the sum of the last hidden state, at each step.

    Parameters
    ----------
    by_h, by_c
        ``||dL/dh_t||`` and, for an LSTM, ``||dL/dc_t||``, each ``(T,)``.
    direct
        The part of ``dL/dc_t`` that comes along the cell state alone, through the product
        of the forget gates, as a length ``(T,)``; None for other cells.
    half_lives
        After how many steps the keeping gate of each unit, at its mean, has halved what it
        keeps, ``(H,)``; infinite for a gate at 1. None for an RNN, which has no gate.
    """

    by_h: Array
    by_c: Array | None = None
    direct: Array | None = None
    half_lives: Array | None = None


def flow(state: State, trace: CellTrace) -> Flow:
    """Return the gradient flow of a cell; no floating-point warning is raised."""
    d_h = np.zeros(trace.h.shape)
    d_h[-1] = 1.0
    backward = gradients(state, trace, d_h)
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        return _flow(trace, backward)


def spectral_radius(state: State) -> float:
    """Return the largest magnitude of an eigenvalue of the first ``W_h``."""
    return float(np.abs(np.linalg.eigvals(state.parameters.w_h[0])).max())


def _flow(trace: CellTrace, backward: Gradients) -> Flow:
    by_h = np.linalg.norm(backward.h, axis=1)
    if isinstance(trace, Trace):
        by_c = np.linalg.norm(backward.c, axis=1)
        return Flow(by_h, by_c, _direct(trace), _half_lives(trace.z_f))
    if isinstance(trace, GruTrace):
        return Flow(by_h, half_lives=_half_lives(trace.z_z))
    return Flow(by_h)


def _direct(trace: Trace) -> Array:
    # Sums of logarithms: a long product of small gates vanishes before its norm is taken.
    kept = _log_sigmoid(trace.z_f)
    after = np.cumsum(kept[::-1], axis=0)[::-1]
    log_products = np.concatenate([after[1:], np.zeros((1, kept.shape[1]))])
    at_end = np.abs(trace.o[-1]) * tanh_slope(trace.c[-1])
    return np.linalg.norm(np.exp(log_products) * at_end, axis=1)


def _half_lives(z: Array) -> Array:
    return np.log(0.5) / _log_sigmoid(z).mean(axis=0)


def _log_sigmoid(z: Array) -> Array:
    return -np.logaddexp(0.0, -z)
