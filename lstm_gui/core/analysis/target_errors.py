"""How far answers are off the target of their sequence."""

import numpy as np
from msgspec import Struct

from lstm_gui.core.arrays import Array, frozen
from lstm_gui.core.readout import Readout
from lstm_gui.core.target import Target


class Truth(Struct, frozen=True, eq=False):
    """What each answer should be.

    Parameters
    ----------
    answers
        ``(T, V)``: what each of the V answers should be; NaN where nothing is known, or of an
        answer that the target is not about.
    of_classes
        Whether one of the answers is right at each step, so that the largest should be that.
    """

    answers: Array
    of_classes: bool


class Fit(Struct, frozen=True):
    """How well answers fit a target, over all steps at which it is known.

    Parameters
    ----------
    steps
        How many these are.
    right
        The share of them that is right, of classes and of yes or no; None of other numbers.
    mse, mae
        The mean of the squared and of the absolute errors.
    """

    steps: int
    right: float | None
    mse: float
    mae: float


def truth_of(target: Target, readout: Readout) -> Truth | None:
    """Return what the answers of ``readout`` should be; None if the target is about none of them.

    A number is that of the answer called as the target is, or of the first; before a softmax it
    is the place of the right answer. A word is the name of an answer.
    """
    count, steps = len(readout.bias), len(target.values)
    answers = np.full((steps, count), np.nan)
    if target.words is None and readout.output != "softmax":
        answers[:, readout.place_of(target.name) or 0] = target.values
        return Truth(frozen(answers), of_classes=False)
    places = _places(target, readout)
    if places is None:
        return None
    known = ~np.isnan(places)
    if count == 1:
        # One answer alone says whether it is the case.
        answers[:, 0] = np.where(np.isnan(target.values), np.nan, np.where(known, 1.0, 0.0))
        return Truth(frozen(answers), of_classes=False)
    answers[known] = 0.0
    answers[np.flatnonzero(known), places[known].astype(np.intp)] = 1.0
    return Truth(frozen(answers), of_classes=True)


def errors(truth: Truth, out: Array) -> Array:
    """Return how far each step is off, ``(T,)``, NaN where nothing is known.

    Of a number it is the answer less the truth; of classes 0 where the largest answer is the
    right one, else 1.

    Parameters
    ----------
    truth, out
        At the same steps; ``out (T, V)``.
    """
    known = ~np.isnan(truth.answers).all(axis=1)
    if truth.of_classes:
        said = np.argmax(np.nan_to_num(out, nan=-np.inf), axis=1)
        right = truth.answers[np.arange(len(out)), said] == 1.0
        return frozen(np.where(known, np.where(right, 0.0, 1.0), np.nan))
    with np.errstate(over="ignore", invalid="ignore"):
        apart = np.where(np.isnan(truth.answers), 0.0, out - truth.answers).sum(axis=1)
    return frozen(np.where(known, apart, np.nan))


def fit_of(truth: Truth, out: Array, output: str) -> Fit | None:
    """Return how well all of ``out (T, V)`` fits; None if the target is known at no step.

    Parameters
    ----------
    output
        What the scores pass through, as `Readout.output`: a sigmoid is right on its side of ½.
    """
    found = errors(truth, out)
    found = found[~np.isnan(found)]
    if not len(found):
        return None
    with np.errstate(over="ignore"):
        mse, mae = float(np.mean(found**2)), float(np.mean(np.abs(found)))
    if truth.of_classes:
        return Fit(len(found), 1.0 - mae, mse, mae)
    known = truth.answers[~np.isnan(truth.answers)]
    is_choice = output == "sigmoid" and bool(np.isin(known, (0.0, 1.0)).all())
    right = float(np.mean(np.abs(found) < 0.5)) if is_choice else None
    return Fit(len(found), right, mse, mae)


def _places(target: Target, readout: Readout) -> Array | None:
    """Return the place of the right answer at each step, NaN where it is not known.

    None if no word of the target is the name of an answer.
    """
    count = len(readout.bias)
    if target.words is None:
        values = target.values
        inside = (values >= 0) & (values < count) & (values == np.floor(values))
        return np.where(inside, values, np.nan)
    named = readout.places_of(target.words)
    by_word = np.array([np.nan if place is None else place for place in named])
    if np.isnan(by_word).all():
        return None
    places = np.full(len(target.values), np.nan)
    known = ~np.isnan(target.values)
    places[known] = by_word[target.values[known].astype(np.intp)]
    return places
