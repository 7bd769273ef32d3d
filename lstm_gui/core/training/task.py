"""What a network can be trained to do."""

from collections.abc import Callable
from typing import Literal

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from lstm_gui.core.training.batch import Batch

Draw = Callable[[np.random.Generator, NDArray[np.int64]], Batch]


class Task(Struct, frozen=True):
    """A source of sequences with questions.

    Parameters
    ----------
    name
        What files and tables call it.
    symbols
        A name for each input.
    labels
        A name for each output.
    draw
        Draws one sequence for each of the given distances ``(B,)``.
    distance
        What a distance counts.
    answer
        ``"choice"`` of one of the labels (softmax and cross-entropy), or a ``"number"``
        (squared error), which counts as right within `NEAR`.
    one_hot
        Whether exactly one input of each step is 1 and the others are 0.
    blind
        The share of sequences that the best answer gets right which looks at none of them.
    blind_loss
        The least loss of an answer that looks at no sequence; ``None`` where it depends on
        the distances.
    """

    name: str
    symbols: tuple[str, ...]
    labels: tuple[str, ...]
    draw: Draw
    distance: str
    answer: Literal["choice", "number"] = "choice"
    one_hot: bool = True
    blind: float = 0.0
    blind_loss: float | None = None


NEAR = 0.1
"""How far from the right number an answer may be to count as right."""


def of_distance(task: Task, random: np.random.Generator, distance: int, count: int) -> Batch:
    """Return ``count`` sequences of the same distance."""
    return task.draw(random, np.full(count, distance))
