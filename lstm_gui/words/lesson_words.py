"""Words of a lesson in the language in force."""

from lstm_gui.files.lesson_format import Words
from lstm_gui.words.translation import language


def said(words: Words) -> str:
    """Return ``words`` in the language in force."""
    return words.ko if language() == "ko" else words.en
