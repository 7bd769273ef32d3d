"""Messages that name a symbol amid their words, such as ``orthogonal Wₕ``."""

import re

from lstm_gui.words.notations.rewriting import rewritten
from lstm_gui.words.plain_markup import plain_markup

_SYMBOL = re.compile(r"W[ₕₓ]|cₜ|(?<![A-Za-z_{])[cfiz](?:_t)?(?![A-Za-z_}\N{COMBINING TILDE}])")
_LOWERED = str.maketrans({"ₕ": "_h", "ₓ": "_x", "ₜ": "_t"})


class Lettered(str):
    """A message whose symbols are said in the notation in force."""

    __slots__ = ()


def lettered(text: str) -> Lettered:
    """Mark ``text`` for the catalogue, as `message` does; its symbols follow the notation."""
    return Lettered(text)


def with_letters(sentence: str) -> str:
    """Return a sentence, in whatever language, with its symbols in the notation in force."""
    return _SYMBOL.sub(_written, sentence)


def _written(found: re.Match[str]) -> str:
    own = found[0].translate(_LOWERED)
    written = rewritten(own)
    return found[0] if written == own else _plain(written, raised=own != found[0])


def _plain(markup: str, raised: bool) -> str:
    return plain_markup(markup) if raised else markup
