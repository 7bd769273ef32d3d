"""Words of lessons and presets in the language in force."""

from collections.abc import Mapping

from lstm_gui.files.spoken_languages import in_language
from lstm_gui.words.translation import language


def said(words: Mapping[str, str]) -> str:
    """Return ``words`` in the language in force, or in one that they have."""
    return in_language(words, language())
