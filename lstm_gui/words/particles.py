"""Korean particles, which depend on the sound that the word before them ends with.

A message writes both, 을(를), since the word is known only when it is put in.
"""

import re
from typing import Any
from unicodedata import normalize

from lstm_gui.files.grouped import grouped

_AFTER = {  # after a consonant, after a vowel
    "은(는)": ("은", "는"),
    "이(가)": ("이", "가"),
    "을(를)": ("을", "를"),
    "과(와)": ("과", "와"),
    "와(과)": ("과", "와"),
    "(으)로": ("으로", "로"),
    "(이)라": ("이라", "라"),
    "(이)나": ("이나", "나"),
    "(이)어야": ("이어야", "여야"),
}
_BRACKET = "("
"""Stands in each of them."""
_BOTH = "|".join(map(re.escape, _AFTER))
_SILENT = "\"'”’)]}>»*`"
"""What is not spoken, be it a mark of Markdown."""
_REMARK = r"(?<=\w)\([^()]*\)$|(?<=\*\*) \(`[^`]*`\)$"
"""In brackets right behind a word, which the particle belongs to: 게이트(0.73)를.

So are the keys behind the name of a menu.
"""
_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
# Digits and letters as they are read: 영, 일, 삼, 육, 칠, 팔; 엘, 엠, 엔, 알.
_CONSONANT = "013678lmnrLMNR"
_LIQUID = "178lrLR"
# Words are not read letter by letter: 인코더 and 레이어 end with a vowel, 임베딩 does not.
_OPEN = r"[a-z]r$"
_CLOSED = r"[a-z]ing$"


class Sentence(str):
    """A message that chooses its particles once its words are put in."""

    __slots__ = ()

    def format(self, *args: Any, **fields: Any) -> str:
        return with_particles(super().format(*args, **grouped(fields)))


def with_particles(text: str) -> str:
    """Return ``text`` with one particle wherever both are written."""
    if _BRACKET not in text:  # as in most sentences of other languages
        return text
    parts: list[str] = []
    end = 0
    for match in re.finditer(_BOTH, text):
        parts.append(text[end : match.start()])
        word = re.sub(_REMARK, "", "".join(parts)).rstrip(_SILENT)
        parts.append(_chosen(match.group(), word))
        end = match.end()
    return "".join((*parts, text[end:]))


def _chosen(both: str, word: str) -> str:
    consonant, liquid = _ends_with(word)
    after_consonant, after_vowel = _AFTER[both]
    if both == "(으)로" and liquid:
        return after_vowel
    return after_consonant if consonant else after_vowel


def _ends_with(word: str) -> tuple[bool, bool]:
    """Tell whether the sound of ``word`` ends with a consonant, and whether that is ㄹ.

    A letter of an index, as in ``hₜ₋₁``, sounds as it does elsewhere; of a sign that is
    several letters, such as ``℃``, the last counts.
    """
    if re.search(_OPEN, word):
        return False, False
    if re.search(_CLOSED, word):
        return True, False
    letter = normalize("NFKC", word[-1:])[-1:]
    if letter and _FIRST <= ord(letter) <= _LAST:
        final = (ord(letter) - _FIRST) % _FINALS
        return final > 0, final == _RIEUL
    return bool(letter) and letter in _CONSONANT, bool(letter) and letter in _LIQUID
