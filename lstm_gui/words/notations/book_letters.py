"""Reads what is written in the letters of this program, and writes it in those of a book."""

import re
from collections.abc import Mapping

from lstm_gui.words.notations.in_force import kept_by_notation, notation
from lstm_gui.words.plain_markup import plain_markup

_TOKEN = re.compile(
    r"W_h(?:\^\{\((?P<hearing>\w)\)\})? (?P<heard>h_\{t−1\}|\([^()+]*\)) \+ "
    r"W_x(?:\^\{\(\w\)\})? x_t(?!\w)"
    r"|(?P<left>\"[^\"]*\"|\{\{?[^}]*\}?\}|[A-Za-z]{2,})"
    r"|(?P<array>W_x|W_h|b_h|b)(?:\^\{\((?P<block>\w)\)\})?(?![\w{])"
    r"|w_\{(?P<element>[xh])(?P<number>\d+)\}"
    r"|Z_(?P<sum>[a-z])(?!\w)"
    r"|(?P<script>[_^](?:\{\{?[^}]*\}?\}|\S))"
    "|(?P<letter>[A-Za-z]\N{COMBINING TILDE}?′?)",
    re.ASCII,
)
_FORMULA = re.compile(r"(\$\$?)([^$]+)\1")
_SYMBOL = re.compile(r"W[ₕₓ]|cₜ|(?<![A-Za-z_{])[cfiz](?:_t)?(?![A-Za-z_}\N{COMBINING TILDE}])")
_LOWERED = str.maketrans({"ₕ": "_h", "ₓ": "_x", "ₜ": "_t"})
_WITH_INNER = "n"
"""The block that may have a second bias inside of its sum."""


@kept_by_notation
def of_markup(markup: str) -> str:
    """Return `rewritten` markup."""
    return _rewritten(markup)


@kept_by_notation
def of_text(text: str) -> str:
    """Return a `rewritten_text`."""
    return _FORMULA.sub(lambda found: f"{found[1]}{_rewritten(found[2])}{found[1]}", text)


def of_sentence(sentence: str) -> str:
    """Return a `rewritten_sentence`."""
    return _SYMBOL.sub(_named, sentence)


def _rewritten(markup: str) -> str:
    return _TOKEN.sub(_replaced, markup)


def _replaced(found: re.Match[str]) -> str:
    if found["heard"]:
        return _joined(found)
    if found["array"]:
        return _array(found["array"].lower(), found["block"] or "")
    if found["element"]:
        return notation().elements[f"w_{found['element']}"].replace("{n}", found["number"])
    if found["sum"]:
        return f"Z_{_index(found['sum']) or _letter(found['sum'])}"
    if found["letter"]:
        return _letter(found["letter"])
    return found[0]


def _joined(found: re.Match[str]) -> str:
    joint, heard = notation().joint, found["heard"]
    if joint is None:
        return " + ".join(map(_rewritten, found[0].split(" + ")))
    return f"{joint.of(_index(found['hearing'] or ''))} · [{_rewritten(heard.strip('()'))}, x_t]"


def _array(array: str, block: str) -> str:
    written, of = notation(), block or (_WITH_INNER if array == "b_h" else "")
    beside = written.beside_inner if (array, block) == ("b", _WITH_INNER) else None
    return (beside or written.arrays[array]).of(_index(of), named=bool(block))


def _index(block: str) -> str:
    return _of_any(notation().indices).get(block, block)


def _letter(own: str) -> str:
    return _of_any(notation().letters).get(own, own)


def _of_any(of_kinds: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    """Return what is said of a letter by the first kind that says anything of it.

    Those that lessons speak of come first, and of no two of them it becomes another one.
    """
    found: dict[str, str] = {}
    for of_kind in of_kinds.values():
        found = {**of_kind, **found}
    return found


def _named(found: re.Match[str]) -> str:
    own = found[0].translate(_LOWERED)
    written = of_markup(own)
    return found[0] if written == own else _plain(written, raised=own != found[0])


def _plain(markup: str, raised: bool) -> str:
    return plain_markup(markup) if raised else markup
