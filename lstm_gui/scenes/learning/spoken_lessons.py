"""A lesson in the language of its reader: sentences and trained networks are of that language."""

import re

from msgspec.structs import replace

from lstm_gui.files.lessons.lesson_format import Lesson, Memory, Page, Setting
from lstm_gui.scenes.memory.sentence_words import words_in
from lstm_gui.words.translation import language, message, tr

ARTICLE = message("French-born Anna walks along rivers bakes bread reads novels and writes")
"""The sentence whose first words decide its last: as many words in every language."""
_NETWORK = re.compile(r"sentence-[a-z]+-(.+)")


def spoken(lesson: Lesson) -> Lesson:
    """Return ``lesson`` with the sentences and networks of the language in force.

    A sentence that the program does not know stays as it is, and so does a trained network
    that has no counterpart in the language.
    """
    return replace(lesson, pages=[_page(page) for page in lesson.pages])


def has_sentences(lesson: Lesson) -> bool:
    """Tell whether anything on a page of ``lesson`` is in the language of its reader."""
    return any(page.set is not None and _speaks(page.set) for page in lesson.pages)


def _speaks(setting: Setting) -> bool:
    memory = setting.memory
    if memory is not None and (memory.sentence or _NETWORK.fullmatch(memory.trained or "")):
        return True
    return setting.labels is not None and tuple(setting.labels) == words_in(ARTICLE)


def _page(page: Page) -> Page:
    return page if page.set is None else replace(page, set=_setting(page.set))


def _setting(setting: Setting) -> Setting:
    memory = None if setting.memory is None else _memory(setting.memory)
    labels = setting.labels
    if labels is not None and tuple(labels) == words_in(ARTICLE):
        labels = list(words_in(tr(ARTICLE)))
    return replace(setting, memory=memory, labels=labels)


def _memory(memory: Memory) -> Memory:
    typed = tr(ARTICLE) if memory.sentence == ARTICLE else memory.sentence
    trained = None if memory.trained is None else counterpart(memory.trained)
    return replace(memory, sentence=typed, trained=trained)


def counterpart(name: str) -> str:
    """Return the network called ``name`` of the language in force, or itself if there is none."""
    match = _NETWORK.fullmatch(name)
    if match is None:
        return name
    # Trained networks take a while to import, and few pages have any.
    from lstm_gui.scenes.memory.trained_lanes import choices

    other = f"sentence-{language()}-{match[1]}"
    return other if other in choices() else name
