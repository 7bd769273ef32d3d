"""How the gradient flows back through time, and how long memories last."""

from functools import partial

import numpy as np
from msgspec import Struct

from lstm_gui.core import Gradients, State, Trace, gradients, log_sigmoid
from lstm_gui.core.arrays import Array, lengths
from lstm_gui.core.equations import Complement, Equation, Function, Read, Share
from lstm_gui.core.quantities import quantity_series


class Flow(Struct, frozen=True, eq=False):
    """The gradient of ``L``, the sum of the last hidden state, at each step.

    Parameters
    ----------
    by_h, by_c
        ``||dL/dh_t||`` and, for an LSTM, ``||dL/dc_t||``, each ``(T,)``.
    direct
        The part of ``dL/dc_t`` that comes along the cell state alone, through the product
        of the gates that keep it, as a length ``(T,)``: 0 before the last reset, over which
        nothing is kept. None for cells without one.
    half_lives
        After how many steps the keeping gate of each unit, at its median over the steps, has
        halved what it keeps, ``(H,)``: one reset decides nothing. Infinite for a gate at 1.
        None for a cell that keeps nothing as it is.
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
    by_h = lengths(backward.h)
    if not trace.kind.roles.kept:
        return Flow(by_h)
    kept = _log_kept(state, trace)
    if not trace.kind.has_cell_state:
        return Flow(by_h, half_lives=_half_lives(kept))
    direct = _direct(backward.c[-1], kept, max(trace.resets, default=0))
    return Flow(by_h, lengths(backward.c), direct, _half_lives(kept))


def _log_kept(state: State, trace: Trace) -> Array:
    """Return the logarithm of the size of what the memory is multiplied by, ``(T, H)``."""
    gate = trace.kind.roles.keeps
    if not gate:
        return np.zeros(trace.h.shape)
    held, plain = state.held.mask(gate), np.log(np.abs(quantity_series(trace, gate)))
    equation = trace.kind.by_name[gate]
    exact = _exact_log(equation, partial(quantity_series, trace))
    if isinstance(equation, Complement):
        held |= state.held.mask(equation.of)
    return plain if exact is None else np.where(held, plain, exact)


def _exact_log(equation: Equation, read: Read) -> Array | None:
    """Return the logarithm of a gate with all the digits that a gate of almost 1 has not."""
    match equation:
        case Function(function="sigmoid", of=z):
            return log_sigmoid(read(z))
        case Function(function="exp", of=exponent):
            return read(exponent)
        case Complement(sum=z) if z:
            return log_sigmoid(-read(z))
        case Share(one=one, other=other):
            return log_sigmoid(log_sigmoid(read(one)) - log_sigmoid(read(other)))
        case _:
            return None


def _direct(at_end: Array, kept: Array, latest_reset: int) -> Array:
    # Sums of logarithms: a long product of small gates vanishes before its norm is taken.
    after = np.cumsum(kept[::-1], axis=0)[::-1]
    log_products = np.concatenate([after[1:], np.zeros((1, kept.shape[1]))])
    log_products[:latest_reset] = -np.inf
    return lengths(np.exp(log_products) * at_end)


def _half_lives(kept: Array) -> Array:
    # What grows is never halved; the median of a gate at 1 is 0, of either sign.
    return np.log(2.0) / np.abs(np.minimum(np.median(kept, axis=0), 0.0))
