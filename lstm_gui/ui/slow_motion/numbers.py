"""The numbers of a sub-step: its formula, what it reveals, and how good a guess was."""

import math
import re

import numpy as np

from lstm_gui.core import contributions
from lstm_gui.ui.slow_motion.model import Moment, SubStep
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import number

UNKNOWN = "?"

_FORMULAS = {
    "z_f": "Z_f = W_h h_{{t−1}} + W_x x_t + b = {from_hidden} + {from_input} + {from_bias} = {z_f}",
    "f": "f_t = σ(Z_f) = σ({z_f}) = {f}",
    "kept": "f_t ⊙ c_{{t−1}} = {f} × {c_before} = {kept}",
    "z_c": "Z_c = W_h h_{{t−1}} + W_x x_t + b = {from_hidden} + {from_input} + {from_bias} = {z_c}",
    "c_tilde": "c̃_t = tanh(Z_c) = tanh({z_c}) = {c_tilde}",
    "": "c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + i_t ⊙ {c_tilde}",
    "z_i": "Z_i = W_h h_{{t−1}} + W_x x_t + b = {from_hidden} + {from_input} + {from_bias} = {z_i}",
    "i": "i_t = σ(Z_i) = σ({z_i}) = {i}",
    "written": "i_t ⊙ c̃_t = {i} × {c_tilde} = {written}",
    "c": "c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + {written} = {c}",
    "tanh_c": "tanh(c_t) = tanh({c}) = {tanh_c}",
    "z_o": "Z_o = W_h h_{{t−1}} + W_x x_t + b = {from_hidden} + {from_input} + {from_bias} = {z_o}",
    "o": "o_t = σ(Z_o) = σ({z_o}) = {o}",
    "h": "h_t = o_t ⊙ tanh(c_t) = {o} × {tanh_c} = {h}",
}
"""Markup of `lstm_gui.ui.style.mathtext`, by the quantity that a sub-step reveals."""

SYMBOLS = {
    "z_f": "Z_f", "f": "f_t", "kept": "f_t ⊙ c_{t−1}",
    "z_c": "Z_c", "c_tilde": "c̃_t",
    "z_i": "Z_i", "i": "i_t", "written": "i_t ⊙ c̃_t",
    "c": "c_t", "tanh_c": "tanh(c_t)", "z_o": "Z_o", "o": "o_t", "h": "h_t",
    "h_before": "h_{t−1}", "c_before": "c_{t−1}", "x": "x_t",
}  # fmt: skip

_QUANTITIES = (
    "h_before", "c_before", "z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o",
    "kept", "written", "c", "tanh_c", "h",
)  # fmt: skip
_TERMS = {
    "sum": ("from_hidden", "from_input", "from_bias"),
    "add": ("kept", "written"),
}
FEWEST, MOST = 2, 4
"""Decimals of a number."""

_GATES = frozenset({"f", "i", "o"})
_BOUNDED = frozenset({"c_tilde", "tanh_c", "h"})
_SMALLEST_SUM_RANGE = 4.0
_NEEDLESS_BRACKETS = re.compile(r"(= |\()\((−[^)]*)\)")


def formula(snapshot: Snapshot, moment: Moment) -> str:
    """Return the formula of the sub-step with its numbers, as markup.

    What the moment keeps unknown stands as `UNKNOWN`.
    """
    fields = {name: _factor(text) for name, text in texts(snapshot, moment).items()}
    text = _FORMULAS[moment.sub_step.quantity].format_map(fields)
    return _NEEDLESS_BRACKETS.sub(r"\1\2", text)


def texts(snapshot: Snapshot, moment: Moment) -> dict[str, str]:
    """Return every number of the sub-step as it is written, by its name.

    Beside the quantities of a `Reading` these are the parts ``from_hidden``,
    ``from_input`` and ``from_bias`` of a weighted sum, where there is one.
    """
    reading, step = snapshot.unit_reading(), moment.sub_step
    values = {name: float(getattr(reading, name)) for name in _QUANTITIES}
    values |= _parts(snapshot, step)
    terms = [values[name] for name in _TERMS.get(step.kind, ())]
    digits = _digits(terms, values[step.quantity]) if terms else FEWEST
    written = {name: number(value, digits) for name, value in values.items()}
    return written | dict.fromkeys(moment.unknown, UNKNOWN)


def truth(snapshot: Snapshot, moment: Moment) -> float:
    """Return the number that the sub-step computes, which has to be one that asks."""
    return float(getattr(snapshot.unit_reading(), moment.sub_step.quantity))


def guess_range(snapshot: Snapshot, moment: Moment) -> tuple[float, float]:
    """Return what the result may lie between.

    It depends on the quantity and on the whole sequence only, so that it does not give
    the result away.
    """
    quantity = moment.sub_step.quantity
    if quantity in _GATES:
        return 0.0, 1.0
    if quantity in _BOUNDED:
        return -1.0, 1.0
    if quantity in ("c", "kept", "written"):
        largest = max(1.0, _largest(snapshot.trace.c), _largest(snapshot.trace.c_0))
    else:
        largest = max(_SMALLEST_SUM_RANGE, _largest(getattr(snapshot.trace, quantity)))
    bound = float(math.ceil(largest))
    return -bound, bound


def _largest(values: np.ndarray) -> float:
    return float(np.max(np.abs(values)))


def _parts(snapshot: Snapshot, step: SubStep) -> dict[str, float]:
    if step.kind != "sum":
        return {}
    parts = contributions(snapshot.state, snapshot.trace, step.block)
    return {name: getattr(parts, name) for name in _TERMS["sum"]}


def _digits(terms: list[float], total: float) -> int:
    """Return how many decimals a sum needs so that it also holds as it is written."""
    for digits in range(FEWEST, MOST):
        if round(sum(round(term, digits) for term in terms), digits) == round(total, digits):
            return digits
    return MOST


def _factor(text: str) -> str:
    return f"({text})" if text.startswith("−") else text
