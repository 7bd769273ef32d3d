"""The language in force: English sentences are the source, `tr` looks up the other language."""

import struct
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from lstm_gui.files.note import Note
from lstm_gui.files.problem import Counted, Problem, Word, counted, message
from lstm_gui.files.shipped.resources import resource
from lstm_gui.files.shipped.spoken_languages import ENGLISH, LANGUAGES
from lstm_gui.words.notations.in_force import notation_name
from lstm_gui.words.notations.lettered import Lettered
from lstm_gui.words.notations.rewriting import rewritten_sentence
from lstm_gui.words.one_line import one_line
from lstm_gui.words.particles import Sentence

if TYPE_CHECKING:
    from gettext import NullTranslations

__all__ = [
    "counted", "in_language", "language", "message", "on_switch", "set_language", "told", "tr",
    "wording",
]  # fmt: skip

_MANY = 2


class _Sources:
    """Says each message as it stands in the code; nothing is imported that reads catalogues."""

    def gettext(self, message: str) -> str:
        return message

    def ngettext(self, one: str, many: str, number: int) -> str:
        return one if number == 1 else many


_catalogue: "_Sources | NullTranslations" = _Sources()
_language = ENGLISH.code
_listeners: list[Callable[[], object]] = []


def language() -> str:
    """Return the code of the language in force, a key of `LANGUAGES`."""
    return _language


def wording() -> str:
    """Return a key for how things are written now: by the language and the notation in force."""
    return f"{_language} {notation_name()}"


def set_language(code: str) -> None:
    """Switch to ``code``, or to English if there is no such language, and tell who listens."""
    global _catalogue, _language
    _language = code if code in LANGUAGES else ENGLISH.code
    _catalogue = _catalogue_of(_language)
    for listener in _listeners:
        listener()


def on_switch(listener: Callable[[], object]) -> None:
    """Call ``listener`` after each switch, as long as the process lasts."""
    _listeners.append(listener)


class _CountedSentence(Sentence):
    """A message in the language in force that takes its form once its number is put in."""

    message: Counted

    def format(self, *args: Any, **fields: Any) -> str:
        return _form(self.message, fields[self.message.field]).format(*args, **fields)


def tr(message: str) -> str:
    """Return ``message`` in the language in force."""
    if isinstance(message, Counted):
        sentence = _CountedSentence(_form(message, _MANY))
        sentence.message = message
        return sentence
    if isinstance(message, Lettered):
        return Sentence(rewritten_sentence(_catalogue.gettext(message)))
    return Sentence(_catalogue.gettext(message)) if message else ""


def in_language(message: str, code: str) -> str:
    """Return ``message`` in the language ``code``, as a file may have been written in it."""
    return _catalogue_of(code).gettext(message)


def told(sentence: Problem | Note) -> str:
    """Return the sentence of a problem or a note in the language in force, in one line."""
    words = {name: _said(value) for name, value in sentence.fields.items()}
    return tr(sentence.template).format(**words)


def _said(value: object) -> object:
    if isinstance(value, Word):
        return tr(value)
    if isinstance(value, Note):
        return told(value)
    return one_line(str(value)) if isinstance(value, str | PurePath) else value


def _form(message: Counted, number: int) -> Sentence:
    return Sentence(_catalogue.ngettext(message.one, str(message), number))


def _catalogue_of(code: str) -> "_Sources | NullTranslations":
    if code == ENGLISH.code:
        return _Sources()
    import gettext

    try:
        return gettext.translation("lstm_gui", str(resource("locale")), [code], fallback=True)
    except (OSError, ValueError, LookupError, struct.error):
        return _Sources()  # a damaged catalogue is worth as much as none
