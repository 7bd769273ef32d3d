"""Layers over many sequences: each reads every ``h_t`` of the one before."""

import numpy as np

from lstm_gui.core.arrays import Array
from lstm_gui.core.training.batched_cells import Tape, batched_cell
from lstm_gui.core.training.weights import Weights


def forward(weights: Weights, x: Array) -> tuple[Tape, ...]:
    """Run all layers over ``x (T, I, B)``; each leaves a tape behind."""
    tapes: list[Tape] = []
    for cell in weights.cells:
        tapes.append(batched_cell(cell.kind).forward(cell, x))
        x = tapes[-1].h
    return tuple(tapes)


def backward(weights: Weights, tapes: tuple[Tape, ...], d_h: Array, into: Weights) -> None:
    """Add the derivatives by all cells to ``into``, given the direct ones by the last h."""
    for place in reversed(range(len(tapes))):
        cell = weights.cells[place]
        run = batched_cell(cell.kind)
        by_sums = run.backward(cell, tapes[place], d_h, into.cells[place])
        if place:
            d_h = np.matmul(cell.w_x.T, by_sums)
