"""The languages of the program: those that the resources name, and English always."""

from collections.abc import Mapping

from msgspec import Struct

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource


class Language(Struct, frozen=True):
    """One language.

    Parameters
    ----------
    code
        What files, settings and the command line call it, such as ``"ko"``.
    locale
        How it writes dates, such as ``"ko_KR"``.
    name
        What it calls itself.
    """

    code: str
    locale: str
    name: str

    @property
    def short(self) -> str:
        """A letter or two for a narrow button, such as ``"한"`` or ``"EN"``."""
        return self.code.upper() if self.name[0].isascii() else self.name[0]


ENGLISH = Language("en", "en_GB", "English")
_FIELDS = 3


def _named() -> dict[str, Language]:
    # Read by itself: the command line asks before anything else is loaded.
    try:
        lines = resource("locale", "languages.txt").read_text("utf-8").splitlines()
    except (Problem, OSError, ValueError):
        lines = []
    fields = [line.split(maxsplit=_FIELDS - 1) for line in lines if not line.startswith("#")]
    found = {parts[0]: Language(*parts) for parts in fields if len(parts) == _FIELDS}
    return {**found, ENGLISH.code: found.get(ENGLISH.code, ENGLISH)}


LANGUAGES: Mapping[str, Language] = _named()
"""All languages by their codes, in the order to offer them in."""


def in_language(words: Mapping[str, str], code: str) -> str:
    """Return ``words`` in the language ``code``, else in English, else in the first they have."""
    return next((words[one] for one in (code, ENGLISH.code, *words) if one in words), "")
