"""A formula that is too wide, on two lines rather than in letters too small to read."""

import re

from lstm_gui.ui.style.mathtext import typeset

_SIGN = re.compile(r" [+=≈] ")
_INDENT = '"    "'


def formula_rows(markup: str, room: float, least: float) -> tuple[str, ...]:
    """Return ``markup`` in one piece if it fits into ``room`` in type of ``least`` pixels.

    Else it goes on before the sign that leaves the wider of both pieces narrowest.
    """
    if typeset(markup, least).width <= room:
        return (markup,)
    broken = (_broken(markup, sign.start()) for sign in _SIGN.finditer(markup))
    whole = [rows for rows in broken if all(map(_is_closed, rows))]
    return min(whole, key=lambda rows: _width(rows, least), default=(markup,))


def _broken(markup: str, at: int) -> tuple[str, str]:
    return markup[:at], _INDENT + markup[at + 1 :]


def _is_closed(markup: str) -> bool:
    return markup.count("{") == markup.count("}") and markup.count('"') % 2 == 0


def _width(rows: tuple[str, ...], pixels: float) -> float:
    return max(typeset(row, pixels).width for row in rows)
