"""Words of lessons and presets in the language in force."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from lstm_gui.files.shipped.spoken_languages import in_language
from lstm_gui.words.notations.rewriting import rewritten_text
from lstm_gui.words.translation import language

if TYPE_CHECKING:  # the menu of presets has words too, and starts without lessons
    from lstm_gui.files.lessons.lesson_format import Lesson, Page


def said(words: Mapping[str, str]) -> str:
    """Return ``words`` in the language in force, or in one that they have.

    What stands between dollars is in the notation in force.
    """
    return rewritten_text(in_language(words, language()))


def headed(lesson: "Lesson") -> str:
    """Return the title of ``lesson`` with its number; the tour, which is no chapter, has none."""
    title = said(lesson.title)
    return f"{lesson.number}. {title}" if lesson.number else title


def beside_text(page: "Page") -> tuple[str, ...]:
    """Return what is read on ``page`` beside its text: its title and what is asked for."""
    challenge = page.challenge
    asked = [] if challenge is None else [challenge.goal, *(p.text for p in challenge.conditions)]
    return tuple(said(words) for words in (page.title, *asked))
