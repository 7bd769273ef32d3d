"""The formula of every part of the cell, with the numbers of a Reading put in."""

import re

from lstm_gui.core import Reading
from lstm_gui.ui.style.numbers import number

FORMULAS: dict[str, str] = {
    "f": "f_t = σ(Z_f) = σ({z_f}) = {f}",
    "i": "i_t = σ(Z_i) = σ({z_i}) = {i}",
    "c": "c̃_t = tanh(Z_c) = tanh({z_c}) = {c_tilde}",
    "o": "o_t = σ(Z_o) = σ({z_o}) = {o}",
    "keep": "f_t ⊙ c_{{t−1}} = {f} × {c_before} = {kept}",
    "write": "i_t ⊙ c̃_t = {i} × {c_tilde} = {written}",
    "add": "c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + {written} = {c}",
    "squash": "tanh(c_t) = tanh({c}) = {tanh_c}",
    "show": "h_t = o_t ⊙ tanh(c_t) = {o} × {tanh_c} = {h}",
    "h_in": "h_{{t−1}} = {h_before}",
    "x_in": "Z_k = W_h^{{(k)}} h_{{t−1}} + W_x^{{(k)}} x_t + b^{{(k)}}",
}

MEAN_FORMULAS: dict[str, str] = {
    "f": "f_t = {f}",
    "i": "i_t = {i}",
    "c": "c̃_t = {c_tilde}",
    "o": "o_t = {o}",
    "keep": "f_t ⊙ c_{{t−1}} = {kept}",
    "write": "i_t ⊙ c̃_t = {written}",
    "add": "c_t = {kept} + {written} = {c}",
    "squash": "tanh(c_t) = {tanh_c}",
    "show": "h_t = {h}",
    "h_in": "h_{{t−1}} = {h_before}",
    "x_in": FORMULAS["x_in"],
}
"""A product of means is no mean of products, so only the results are stated."""

_NAMES = (
    "h_before", "c_before", "z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o",
    "kept", "written", "c", "tanh_c", "h",
)  # fmt: skip


def formula(part: str, reading: Reading, mean: bool) -> str:
    """Return the markup of the formula of ``part`` with its numbers."""
    numbers = {name: _factor(getattr(reading, name)) for name in _NAMES}
    text = (MEAN_FORMULAS if mean else FORMULAS)[part].format_map(numbers)
    return _NEEDLESS_BRACKETS.sub(r"\1\2", text)


def _factor(value: float) -> str:
    return number(value) if value >= 0 else f"({number(value)})"


_NEEDLESS_BRACKETS = re.compile(r"(= |\()\((−[^)]*)\)")
