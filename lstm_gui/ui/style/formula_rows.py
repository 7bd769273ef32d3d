"""A formula that is too wide, on two lines rather than in letters too small to read."""

import re

from lstm_gui.ui.style.mathtext import typeset

_SIGN = re.compile(r" [+−=≈] ")
_INDENT = '"    "'


def formula_rows(markup: str, room: float, least: float) -> tuple[str, ...]:
    """Return ``markup`` in one piece if it fits into ``room`` in type of ``least`` pixels.

    Else it goes on below, before the sign in the fewest brackets that leaves room for both
    pieces, or else before the one with which the wider of them is narrowest.
    """
    if typeset(markup, least).width <= room:
        return (markup,)
    places = (sign.start() for sign in _SIGN.finditer(markup))
    ways = [_Way(markup, at, least) for at in places if _is_closed(markup[:at])]
    fitting = [way for way in ways if way.width <= room]
    if fitting:
        return min(fitting, key=lambda way: (way.depth, way.width)).rows
    return min(ways, key=lambda way: way.width).rows if ways else (markup,)


class _Way:
    """A way to break a formula in two."""

    def __init__(self, markup: str, at: int, pixels: float) -> None:
        self.rows = markup[:at], _INDENT + markup[at + 1 :]
        self.depth = markup.count("(", 0, at) - markup.count(")", 0, at)
        self.width = max(typeset(row, pixels).width for row in self.rows)


def _is_closed(markup: str) -> bool:
    return markup.count("{") == markup.count("}") and markup.count('"') % 2 == 0
