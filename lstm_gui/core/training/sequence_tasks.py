"""Tasks on symbols and numbers.

- *first symbol*: which of four symbols came first, before T - 1 random others?
- *counting*: what follows in aⁿbⁿ, once the first b has come (Gers & Schmidhuber 2001)?
- *adding*: the sum of the two marked ones of T numbers (Hochreiter & Schmidhuber 1997).
"""

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core.training.batch import Batch, asked_at_end, one_hot
from lstm_gui.core.training.task import NEAR, Task

SYMBOLS = ("A", "B", "C", "D")
OTHERS = ("w", "x", "y", "z")


def _first_symbol(random: np.random.Generator, lengths: NDArray[np.int64]) -> Batch:
    steps, count = int(lengths.max()), len(lengths)
    symbols = len(SYMBOLS) + random.integers(len(OTHERS), size=(steps, count))
    symbols[0] = random.integers(len(SYMBOLS), size=count)
    past = np.arange(steps)[:, np.newaxis] >= lengths
    x = one_hot(np.where(past, -1, symbols), len(SYMBOLS) + len(OTHERS))
    return asked_at_end(x, symbols[0].astype(np.float64), lengths)


def _counting(_random: np.random.Generator, numbers: NDArray[np.int64]) -> Batch:
    # Step 0 is the start, then n times a, then n times b.
    step = np.arange(2 * int(numbers.max()) + 1)[:, np.newaxis]
    symbols = np.where(step == 0, 0, np.where(step <= numbers, 1, 2))
    symbols = np.where(step > 2 * numbers, -1, symbols)
    last = step == 2 * numbers
    return Batch(one_hot(symbols, 3), np.where(last, 2.0, 1.0), symbols == 2)


def _adding(random: np.random.Generator, lengths: NDArray[np.int64]) -> Batch:
    steps, count = int(lengths.max()), len(lengths)
    inside = np.arange(steps)[:, np.newaxis] < lengths
    numbers = random.random((steps, count)) * inside
    half = lengths // 2
    marks = np.stack([random.integers(half), half + random.integers(lengths - half)])
    marked = (np.arange(steps)[:, np.newaxis, np.newaxis] == marks).any(axis=1)
    x = np.stack([numbers, marked.astype(np.float64)], axis=1)
    return asked_at_end(x, (numbers * marked).sum(axis=0), lengths)


FIRST_SYMBOL = Task(
    "first-symbol",
    (*SYMBOLS, *OTHERS),
    SYMBOLS,
    _first_symbol,
    "steps",
    blind=1.0 / len(SYMBOLS),
    blind_loss=float(np.log(len(SYMBOLS))),
)
COUNTING = Task("counting", ("start", "a", "b"), ("a", "b", "end"), _counting, "n")
ADDING = Task(
    "adding",
    ("number", "mark"),
    ("sum",),
    _adding,
    "steps",
    answer="number",
    one_hot=False,
    # The sum of two numbers is 1 on average, its density there falls off evenly on both
    # sides from 1, and its variance is 1/6.
    blind=2.0 * NEAR - NEAR**2,
    blind_loss=1.0 / 12.0,
)
