"""What stands in the text of a page for something live: ``{{f}}`` and ``{{outline}}``."""

import re

from lstm_gui.core import Kind
from lstm_gui.core.quantities import names_of

LIVE = re.compile(r"\{\{(\w+)\}\}")
LIVE_PICTURE = re.compile(r"^\{\{(outline|gradients)\}\}$", re.MULTILINE)
"""One on a line of its own; a text has one at most."""
LIVE_EQUATION = re.compile(r"(?:(?:tanh|σ)\()?\{\{\w+\}\}\)?(?: [·+−] \{\{\w+\}\})* = \{\{\w+\}\}")
"""A sum, a product or a function of live numbers, and what it comes to."""
WEIGHTS = re.compile(r"(w_x|w_h|b)_([a-z])")
"""The weights with which the selected unit makes the weighted sum of a block."""
PLACES = frozenset({"unit", "t"})


def is_live(name: str, kind: Kind) -> bool:
    """Tell whether a page that shows a cell of ``kind`` has a number called ``name``."""
    weights = WEIGHTS.fullmatch(name)
    if weights is not None:
        return weights[2] in kind.blocks
    return name in PLACES or name in names_of(kind)


def unknown_live(text: str, kind: Kind) -> str | None:
    """Return the first name in ``text`` that stands for nothing; None if there is none such."""
    names = LIVE.findall(LIVE_PICTURE.sub("", text, count=1))
    return next((name for name in names if not is_live(name, kind)), None)
