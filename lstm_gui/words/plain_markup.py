"""Markup where nothing can be typeset, as in tooltips and what is read aloud."""

import re

_INDEX = r"_(?:\{([^}]*)\}|(\w))"
_FORMULA = r"\$([^$]+)\$"
_UPPER = r"\^\{([^}]*)\}"
_MARKS = re.compile(r"[{}^_\" ]+")
_LOWERED = str.maketrans("0123456789htx−", "₀₁₂₃₄₅₆₇₈₉ₕₜₓ₋")


def plain_markup(markup: str) -> str:
    """Return ``markup`` as text, its indices as small letters where there are such letters."""
    text = re.sub(_INDEX, _lowered, re.sub(_UPPER, r"\1", markup))
    return text.replace("⊙", "×").replace('"', "")


def spoken_markup(markup: str) -> str:
    """Return ``markup`` as it is read out, letter by letter."""
    return _MARKS.sub(" ", markup)


def without_braces(markup: str) -> str:
    """Return ``markup`` as it can be read in one line of text, its indices as they are typed."""
    return markup.replace("{", "").replace("}", "")


def without_formulas(text: str) -> str:
    """Return ``text`` with each formula between dollars as `plain_markup` writes it."""
    return re.sub(_FORMULA, lambda match: plain_markup(match[1]), text)


def _lowered(match: re.Match[str]) -> str:
    index = match[1] or match[2]
    lowered = index.translate(_LOWERED)
    # Half of an index lowered would be worse than none.
    return f"_{index}" if any(a == b for a, b in zip(index, lowered, strict=True)) else lowered
