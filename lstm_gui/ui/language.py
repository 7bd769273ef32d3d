"""The language of the window: Korean or English, switched at once.

English sentences are the source; `tr` looks up the other language. Texts that
stay on screen are bound once and follow every switch::

    bind(label.setText, "Parameters")
"""

import gettext
import struct
import weakref
from collections.abc import Callable

from PyQt6 import sip
from PyQt6.QtCore import QObject

from lstm_gui.files.problem import Problem, Word, message
from lstm_gui.files.resources import resource
from lstm_gui.ui.particles import Sentence

__all__ = ["LANGUAGES", "bind", "language", "message", "set_language", "told", "tr"]

LANGUAGES = {"ko": "한국어", "en": "English"}


_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"
_bindings: "weakref.WeakKeyDictionary[QObject, dict[str, str]]" = weakref.WeakKeyDictionary()
"""The message of each setter of each object; what is gone takes its own along."""


def language() -> str:
    """Return the code of the language in force, ``"ko"`` or ``"en"``."""
    return _language


def set_language(code: str) -> None:
    """Switch to ``code`` and set every bound text anew."""
    global _catalogue, _language
    _language = code if code in LANGUAGES else "en"
    _catalogue = _catalogue_of(_language)
    for owner, messages in list(_bindings.items()):
        for setter, text in list(messages.items()):
            if not sip.isdeleted(owner):
                getattr(owner, setter)(tr(text))


def _catalogue_of(code: str) -> gettext.NullTranslations:
    try:
        return gettext.translation("lstm_gui", str(resource("locale")), [code], fallback=True)
    except (OSError, ValueError, LookupError, struct.error):
        return gettext.NullTranslations()  # a damaged catalogue is worth as much as none


def tr(message: str) -> str:
    """Return ``message`` in the language in force."""
    return Sentence(_catalogue.gettext(message)) if message else ""


def told(problem: Problem) -> str:
    """Return the sentence of a problem in the language in force."""
    words = {
        name: tr(value) if isinstance(value, Word) else value
        for name, value in problem.fields.items()
    }
    return tr(problem.template).format(**words)


def bind(setter: Callable[[str], object], message: str) -> None:
    """Call the bound Qt method ``setter`` with ``message`` now and after each switch.

    Another ``message`` for the same setter takes the place of the one before.
    """
    owner = setter.__self__  # type: ignore[attr-defined]
    setter(tr(message))
    _bindings.setdefault(owner, {})[setter.__name__] = message
