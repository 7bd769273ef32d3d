"""How the gradient flows back through time, and how long memories last."""

import numpy as np
from msgspec import Struct

from lstm_gui.core import Gradients, State, Trace, gradients, log_sigmoid
from lstm_gui.core.activations import tanh_slope
from lstm_gui.core.arrays import Array


class Flow(Struct, frozen=True, eq=False):
    """The gradient of ``L``, the sum of the last hidden state, at each step.

    Parameters
    ----------
    by_h, by_c
        ``||dL/dh_t||`` and, for an LSTM, ``||dL/dc_t||``, each ``(T,)``.
    direct
        The part of ``dL/dc_t`` that comes along the cell state alone, through the product
        of the forget gates, as a length ``(T,)``; None for other cells.
    half_lives
        After how many steps the keeping gate of each unit, at its median over the steps, has
        halved what it keeps, ``(H,)``: one reset decides nothing. Infinite for a gate at 1.
        None for an RNN, which has no gate.
    """

    by_h: Array
    by_c: Array | None = None
    direct: Array | None = None
    half_lives: Array | None = None


def flow(state: State, trace: Trace) -> Flow:
    """Return the gradient flow of a cell; no floating-point warning is raised."""
    d_h = np.zeros(trace.h.shape)
    d_h[-1] = 1.0
    backward = gradients(state, trace, d_h)
    with np.errstate(over="ignore", under="ignore", invalid="ignore", divide="ignore"):
        return _flow(state, trace, backward)


def spectral_radius(state: State) -> float:
    """Return the largest magnitude of an eigenvalue of the first ``W_h``."""
    first: Array = state.parameters.w_h[0]
    return float(np.abs(np.linalg.eigvals(first)).max())


def _flow(state: State, trace: Trace, backward: Gradients) -> Flow:
    by_h = _lengths(backward.h)
    if trace.kind.has_cell_state:
        by_c = _lengths(backward.c)
        kept = _log_kept(state, "f", trace.z_f, trace.f)
        return Flow(by_h, by_c, _direct(state, trace, kept), _half_lives(kept))
    if trace.kind.gates:
        kept = _log_kept(state, "z", trace.z_z, trace.z)
        return Flow(by_h, half_lives=_half_lives(kept))
    return Flow(by_h)


def _lengths(rows: Array) -> Array:
    """Return the length of each row, which is infinite only where a number of it is."""
    largest = np.abs(rows).max(axis=1, keepdims=True)
    unit = np.where((largest > 0) & np.isfinite(largest), largest, 1.0)
    return np.asarray(unit[:, 0] * np.linalg.norm(rows / unit, axis=1))


def _log_kept(state: State, gate: str, z: Array, numbers: Array) -> Array:
    """Return the logarithm of the size of a keeping gate, ``(T, H)``."""
    kept, held = log_sigmoid(z), state.held.mask(gate)
    kept[held] = np.log(np.abs(numbers[held]))
    return kept


def _direct(state: State, trace: Trace, kept: Array) -> Array:
    # Sums of logarithms: a long product of small gates vanishes before its norm is taken.
    after = np.cumsum(kept[::-1], axis=0)[::-1]
    log_products = np.concatenate([after[1:], np.zeros((1, kept.shape[1]))])
    at_end = np.abs(trace.o[-1]) * tanh_slope(trace.c[-1])
    at_end[state.held.mask("h")[-1]] = 0.0
    return np.linalg.norm(np.exp(log_products) * at_end, axis=1)


def _half_lives(kept: Array) -> Array:
    return np.log(2.0) / np.abs(np.median(kept, axis=0))
