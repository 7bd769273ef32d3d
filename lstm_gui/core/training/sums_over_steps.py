"""Derivatives of parameters: sums over all steps of all sequences."""

import numpy as np

from lstm_gui.core.arrays import Array


def with_start(h: Array) -> Array:
    """Return what enters each step, ``(T, H, B)``: 0 and then every h but the last."""
    before = np.empty_like(h)
    before[0] = 0.0
    before[1:] = h[:-1]
    return before


def products(z: Array, met: Array) -> Array:
    """Return the sum over steps and sequences of ``z met^T``, ``(M, N)``.

    Shapes: ``z (T, M, B)``, ``met (T, N, B)``.
    """
    return np.asarray(_rows(z) @ _rows(met).T)


def totals(z: Array) -> Array:
    """Return the sum of ``z (T, M, B)`` over steps and sequences, ``(M, 1)``."""
    return np.asarray(z.sum(axis=(0, 2)))[:, np.newaxis]


def _rows(values: Array) -> Array:
    return values.transpose(1, 0, 2).reshape(values.shape[1], -1)
