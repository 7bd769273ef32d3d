"""Derivatives of parameters: sums over all steps of all sequences."""

import numpy as np

from lstm_gui.core.arrays import Array


def with_start(h: Array) -> Array:
    """Return what enters each step, ``(T, H, B)``: 0 and then every h but the last."""
    before = np.empty_like(h)
    before[0] = 0.0
    before[1:] = h[:-1]
    return before


def products(z: Array, *met: Array) -> list[Array]:
    """Return for each of ``met`` the sum over steps and sequences of ``z met^T``, ``(M, N)``.

    Shapes: ``z (T, M, B)``, each of ``met (T, N, B)``.
    """
    rows = _rows(z)
    return [rows @ _rows(values).T for values in met]


def totals(z: Array) -> Array:
    """Return the sum of ``z (T, M, B)`` over steps and sequences, ``(M, 1)``."""
    return np.asarray(z.sum(axis=(0, 2)))[:, np.newaxis]


def _rows(values: Array) -> Array:
    return values.transpose(1, 0, 2).reshape(values.shape[1], -1)
