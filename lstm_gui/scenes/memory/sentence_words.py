"""A typed sentence as an input, one vector for each word, and what its steps are called."""

from zlib import crc32

import numpy as np

from lstm_gui.core import Sequence
from lstm_gui.core.arrays import Array
from lstm_gui.files.sessions.session_limits import MAX_LABEL
from lstm_gui.words.one_line import from_field, one_line
from lstm_gui.words.step_names import labels_are_words
from lstm_gui.words.translation import message

MOST_WORDS = 200
WHAT_IS_READ = {True: message("Sentence"), False: message("Input")}
"""What all lanes read, by whether steps are words."""
WITHOUT_ONE = {True: message("Without a word"), False: message("Without a step")}
"""What the page is called that takes out what is marked, by whether steps are words."""
_SPREAD = 1.0


def words_in(text: str) -> tuple[str, ...]:
    """Return the words of ``text``, at most `MOST_WORDS`; a final mark is a word of its own.

    Each is one that a session may have for a label.
    """
    spaced = from_field(text)
    for mark in ".,!?":
        spaced = spaced.replace(mark, f" {mark} ")
    return tuple(word[:MAX_LABEL] for word in spaced.split()[:MOST_WORDS])


def sentence(text: str, inputs: int) -> Sequence | None:
    """Return the input that ``text`` stands for, or None if it has no word.

    A word is a vector of fixed random numbers, drawn from nothing but its letters: the
    same wherever it stands.
    """
    words = words_in(text)
    if not words:
        return None
    return Sequence(np.stack([_vector(word, inputs) for word in words]), words)


def step_label(sequence: Sequence, t: int) -> str:
    """Return the name of a step; its number where it has none."""
    labels = sequence.labels
    return one_line(labels[t] if labels and t < len(labels) else "") or str(t)


def _vector(word: str, inputs: int) -> Array:
    return _SPREAD * np.random.default_rng(crc32(word.encode())).standard_normal(inputs)


def are_words(sequence: Sequence) -> bool:
    """Tell whether steps are called by words or letters, not by numbers and dates."""
    return labels_are_words(sequence.labels)
