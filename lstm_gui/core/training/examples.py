"""A sequence of a task to look at, beside the many that are trained on."""

import numpy as np

from lstm_gui.core.state import Sequence
from lstm_gui.core.training.sentences import encoded, language_of, sentence
from lstm_gui.core.training.task import Task, of_distance

_DECIMALS = 5
_MOOD = 1


def example(task: Task, distance: int, seed: int) -> Sequence:
    """Return a sequence with a label for each step where the inputs have names.

    Its numbers have few decimals, so that they can be read.
    """
    random = np.random.default_rng([seed, 6])
    language = language_of(task)
    if language is not None:
        words = encoded(sentence(language, _MOOD, distance, random), language)
        return Sequence(words.x, words.words)
    x = np.round(of_distance(task, random, distance, 1).x[..., 0], _DECIMALS)
    labels = tuple(task.symbols[int(n)] for n in np.argmax(x, axis=1)) if task.one_hot else None
    return Sequence(x, labels)
