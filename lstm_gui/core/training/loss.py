"""How wrong the answers of a network are, and how often they are right."""

import numpy as np
from numpy.typing import NDArray

from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import softmax
from lstm_gui.core.training import batched_layers
from lstm_gui.core.training.batch import Batch
from lstm_gui.core.training.task import NEAR, Task, of_distance
from lstm_gui.core.training.weights import Weights


def loss_and_gradient(weights: Weights, task: Task, batch: Batch) -> tuple[float, Weights]:
    """Return the mean loss over all questions, and its derivatives.

    The loss is the cross-entropy after a softmax, or half of the squared error.
    """
    into, tapes = weights.zeros(), batched_layers.forward(weights, batch.x)
    last = tapes[-1].h
    steps, sequences = np.nonzero(batch.asked)
    h, targets = last[steps, :, sequences], batch.targets[steps, sequences]
    scores = weights.readout().scores(h)
    loss, d_scores = _LOSSES[task.answer](scores, targets)
    into.v[...] = d_scores.T @ h
    into.v_b[...] = d_scores.sum(axis=0)[:, np.newaxis]
    d_h = np.zeros_like(last)
    d_h[steps, :, sequences] = d_scores @ weights.v
    batched_layers.backward(weights, tapes, d_h, into)
    return loss, into


def accuracy(
    weights: Weights, task: Task, distance: int, count: int, random: np.random.Generator
) -> float:
    """Return the share of fresh sequences in which every answer is right, in [0, 1]."""
    batch = of_distance(task, random, distance, count)
    return float(answered(weights, task, batch).mean())


def answered(weights: Weights, task: Task, batch: Batch) -> NDArray[np.bool_]:
    """Return for each sequence whether every answer is right, ``(B,)``."""
    last = batched_layers.forward(weights, batch.x)[-1].h
    scores = weights.readout().scores(last.transpose(0, 2, 1))
    if task.answer == "choice":
        right = scores.argmax(axis=2) == batch.targets
    else:
        right = np.abs(scores[..., 0] - batch.targets) <= NEAR
    return np.asarray((right | ~batch.asked).all(axis=0))


def _cross_entropy(scores: Array, targets: Array) -> tuple[float, Array]:
    rows, right = np.arange(len(scores)), targets.astype(np.int64)
    shares = softmax(scores)
    above = scores.max(axis=1)
    log_sums = above + np.log(np.exp(scores - above[:, np.newaxis]).sum(axis=1))
    loss = float((log_sums - scores[rows, right]).mean())
    shares[rows, right] -= 1.0
    return loss, shares / len(scores)


def _squared_error(scores: Array, targets: Array) -> tuple[float, Array]:
    error = scores - targets[:, np.newaxis]
    return 0.5 * float(np.square(error).mean()), error / len(error)


_LOSSES = {"choice": _cross_entropy, "number": _squared_error}
