"""How wrong a network is about the target of its own sequence."""

import numpy as np

from lstm_gui.core import NetworkTrace
from lstm_gui.core.analysis.target_errors import Fit, Truth, fit_of, truth_of
from lstm_gui.core.arrays import Array
from lstm_gui.core.readout import Output, Readout, softmax


def loss_of(output: Output, scores: Array, wanted: Array) -> tuple[float, Array]:
    """Return how wrong ``scores (T, V)`` are, and the derivatives by them.

    It is the mean over all steps of which something is known: of a softmax the cross-entropy, of
    sigmoids too if all that is wanted lies from 0 to 1, else half of the squared error.

    Parameters
    ----------
    output
        What the scores pass through.
    wanted
        What the answers should be, ``(T, V)``, NaN where it is not known.
    """
    known = ~np.isnan(wanted)
    truth, count = np.where(known, wanted, 0.0), max(int(known.any(axis=1).sum()), 1)
    with np.errstate(over="ignore", invalid="ignore", under="ignore"):
        losses, by_scores = _losses(output, scores, truth)
        loss = float(losses[known].sum()) / count
    return loss, np.where(known, by_scores, 0.0) / count


def loss(trace: NetworkTrace) -> tuple[float, Array]:
    """Return `loss_of` a pass whose sequence has a target."""
    readout, truth = _asked(trace)
    assert trace.scores is not None
    return loss_of(readout.output, trace.scores, truth.answers)


def fit(trace: NetworkTrace) -> Fit | None:
    """Return how well the answers of a pass fit the target; None if it is nowhere known."""
    readout, truth = _asked(trace)
    assert trace.out is not None
    return fit_of(truth, trace.out, readout.output)


def _losses(output: Output, scores: Array, truth: Array) -> tuple[Array, Array]:
    if output == "softmax":
        above = scores - scores.max(axis=1, keepdims=True)
        logs = above - np.log(np.exp(above).sum(axis=1, keepdims=True))
        return -truth * logs, softmax(scores) - truth
    if output == "linear":
        return 0.5 * np.square(scores - truth), scores - truth
    out = Readout(np.eye(1), np.zeros(1), output=output).out(scores)
    if bool(((truth >= 0.0) & (truth <= 1.0)).all()):
        return np.logaddexp(0.0, scores) - truth * scores, out - truth
    return 0.5 * np.square(out - truth), (out - truth) * out * (1.0 - out)


def _asked(trace: NetworkTrace) -> tuple[Readout, Truth]:
    target, readout = trace.network.sequence.target, trace.network.readout
    assert target is not None, "something should be answered"
    assert readout is not None, "something answers"
    truth = truth_of(target, readout)
    assert truth is not None, "the target is about the answers"
    return readout, truth
