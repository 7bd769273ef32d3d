"""The formula of every part of a cell, with the numbers of a Reading put in."""

import re
from collections.abc import Mapping
from functools import lru_cache

from lstm_gui.core import ACTIVATIONS, Kind, Reading
from lstm_gui.ui.equations import shown_memory, squash_word, weighted_sum
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.symbols import SYMBOLS

Templates = Mapping[str, tuple[str, str]]
"""For each part its formula with the numbers of one unit, and that with means of all.

A product of means is no mean of products, so of means only the results are stated.
"""

_LSTM = {
    "keep": ("f_t ⊙ c_{{t−1}} = {f} × {c_before} = {kept}", "f_t ⊙ c_{{t−1}} = {kept}"),
    "write": ("i_t ⊙ c̃_t = {i} × {c_tilde} = {written}", "i_t ⊙ c̃_t = {written}"),
    "add": (
        "c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + {written} = {c}",
        "c_t = {kept} + {written} = {c}",
    ),
    "squash": ("tanh(c_t) = tanh({c}) = {tanh_c}", "tanh(c_t) = {tanh_c}"),
}
_GRU = {
    "reset": ("r_t ⊙ u_t = {r} × {u} = {passed}", "r_t ⊙ u_t = {passed}"),
    "hold": ("z_t ⊙ h_{{t−1}} = {z} × {h_before} = {held}", "z_t ⊙ h_{{t−1}} = {held}"),
    "shut": ("1 − z_t = 1 − {z} = {shut}", "1 − z_t = {shut}"),
    "take": (
        "(1 − z_t) ⊙ h̃_t = {shut} × {h_tilde} = {taken}",
        "(1 − z_t) ⊙ h̃_t = {taken}",
    ),
    "blend": (
        "h_t = z_t ⊙ h_{{t−1}} + (1 − z_t) ⊙ h̃_t = {held} + {taken} = {h}",
        "h_t = {held} + {taken} = {h}",
    ),
}
_NEEDLESS_BRACKETS = re.compile(r"(= |\()\((−[^)]*)\)")


def formula(part: str, reading: Reading, mean: bool, kind: Kind) -> str:
    """Return the markup of the formula of ``part`` with its numbers."""
    numbers = {name: _factor(value) for name, value in reading.numbers.items()}
    text = templates_of(kind)[part][mean].format_map(numbers)
    return _NEEDLESS_BRACKETS.sub(r"\1\2", text)


@lru_cache(maxsize=64)
def templates_of(kind: Kind) -> Templates:
    """Return the formulas of all parts of a cell of ``kind``."""
    own: Templates = {"lstm": _LSTM, "gru": _GRU, "rnn": {}}[kind.name]
    entering = {
        "h_in": ("h_{{t−1}} = {h_before}",) * 2,
        "x_in": (_braced(_general_sum(kind)),) * 2,
    }
    return {**entering, **own, **_of_blocks(kind), **_of_variant(kind)}


def _of_blocks(kind: Kind) -> Templates:
    templates = {}
    for block in kind.blocks:
        result = ACTIVATIONS[block]
        symbol, squash, end = SYMBOLS[result], squash_word(kind, block), f" = {{{result}}}"
        whole = f"{symbol} = {squash}(Z_{block}) = {squash}({{z_{block}}}){end}"
        templates[block] = (whole, symbol + end)
    return templates


def _of_variant(kind: Kind) -> Templates:
    if kind.name != "lstm":
        return {}
    shown = f"h_t = o_t ⊙ {shown_memory(kind)} = {{o}} × {{tanh_c}} = {{h}}"
    show = {"show": (shown, "h_t = {h}")}
    if not kind.variant.coupled:
        return show
    return {**show, "i": ("i_t = 1 − f_t = 1 − {f} = {i}", "i_t = 1 − f_t = {i}")}


def _general_sum(kind: Kind) -> str:
    """Return the weighted sum of any block, as the first of the cell has it."""
    first = kind.blocks[0]
    if len(kind.blocks) == 1:
        return f"Z_{first} = {weighted_sum(kind, first, of_block=False)}"
    return "Z_k = " + weighted_sum(kind, first).replace(f"({first})", "(k)")


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _factor(value: float) -> str:
    return number(value) if value >= 0 else f"({number(value)})"
