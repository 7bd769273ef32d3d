"""Equations in markup as LaTeX sets them, with ``amsmath``."""

import re
from collections.abc import Iterator, Sequence

from lstm_gui.files.texts.powers_of_ten import typed

_NARROW = 39
"""So many signs have room side by side in one of two columns."""
_SIGNS = {
    "−": "-", "×": r"\times ", "·": r"\cdot ", "⊙": r"\odot ", "≈": r"\approx ", "≠": r"\neq ",
    "∞": r"\infty ", "σ": r"\sigma ", "′": "'", "∂": r"\partial ", "Σ": r"\sum ", "∏": r"\prod ",
    "√": r"\surd ", "λ": r"\lambda ", "∈": r"\in ", "≤": r"\leq ", "≥": r"\geq ", "→": r"\to ",
    "–": r"\text{--}", "%": r"\%", "&": r"\&", "#": r"\#", "$": r"\$", "\u00a0": "~",
}  # fmt: skip
_OF_LATEX = ("tanh", "exp", "log", "max", "min")
_QUOTED, _TILDE = re.compile('"([^"]*)"'), re.compile("(.)\N{COMBINING TILDE}")
_UNSET = re.compile(r"[{}^_\N{COMBINING TILDE}]")
_EXPONENT = re.compile(r"(\d)e(−?)(\d+)")
# Two letters of an index, as in W_{hf}, are one letter beside another.
_WORD = re.compile(r"(?<![A-Za-z\\{])[A-Za-z]{2,}")
_RELATION, _TERMS = re.compile(r" (:=|=|≈|≠) "), re.compile(r"(?= \+ )")
_OF_TEXTS = {"\\": r"\textbackslash{}", "^": r"\^{}", "~": r"\~{}"}
_TO_ESCAPE = re.compile(r"[\\^~_{}%&#$]")


def tex_of(markup: str) -> str:
    """Return a line of `lstm_gui.ui.style.mathtext` markup as a formula of LaTeX."""
    parts = _QUOTED.split(markup)
    set_parts = [_words(part) if place % 2 else _formula(part) for place, part in enumerate(parts)]
    return "".join(set_parts).strip()


def aligned(lines: Sequence[str]) -> str:
    """Return equations in markup one below the other, as an environment of ``amsmath``."""
    rows = [row for line in lines for row in _rows(line)]
    return "\n".join(
        (r"\begin{align*}", " \\\\\n".join(f"  {row}" for row in rows), r"\end{align*}")
    )


def _rows(line: str) -> Iterator[str]:
    """Yield the rows of an equation: what is long goes on below, its numbers by themselves."""
    left, *rest = _RELATION.split(line)
    signs, sides = rest[::2], rest[1::2]
    numbers = 1 if _width(line) > _NARROW and len(sides) > 2 else len(sides)
    pairs = [f"{sign} {side}" for sign, side in zip(signs, sides, strict=True)]
    for start, part in ((tex_of(left), pairs[:numbers]), ("", pairs[numbers:])):
        first, *more = _broken(" ".join(part))
        if first:
            yield f"{start} &{tex_of(first)}".strip()
        yield from (rf"&\quad {tex_of(one)}" for one in more)


def _broken(text: str) -> list[str]:
    """Return ``text`` in parts that are no wider than a column, where it is a sum."""
    rows = [""]
    for term in _TERMS.split(text):
        if rows[-1] and _width(rows[-1] + term) > _NARROW:
            rows.append("")
        rows[-1] += term
    return rows


def _width(markup: str) -> int:
    """Return how many signs are set side by side, about."""
    return len(_UNSET.sub("", markup))


def _formula(markup: str) -> str:
    text = _TILDE.sub(r"\\tilde{\1}", typed(markup))
    text = _EXPONENT.sub(r"\1 × 10^{\2\3}", text)
    text = _WORD.sub(_named, text)
    text = "".join(_SIGNS.get(letter, letter) for letter in text)
    return text.replace("  ", " ").replace(r"\sigma (", r"\sigma(")


def _named(match: re.Match[str]) -> str:
    word = match[0]
    return f"\\{word}" if word in _OF_LATEX else rf"\operatorname{{{word}}}"


def _words(text: str) -> str:
    escaped = _TO_ESCAPE.sub(lambda one: _OF_TEXTS.get(one[0], "\\" + one[0]), text)
    return rf"\text{{{escaped}}}"
