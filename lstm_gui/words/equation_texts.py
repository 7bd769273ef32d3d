"""The equations of each kind of cell as markup, as its variant writes them."""

from lstm_gui.core import Kind

_WORDS = {"sigmoid": "σ", "tanh": "tanh"}
_BOUNDS = {"sigmoid": "0", "tanh": "−1"}


def squash_word(kind: Kind, block: str) -> str:
    """Return what ``block`` passes through, σ or tanh."""
    return _WORDS[kind.squash(block)]


def lower_bound(kind: Kind, block: str) -> str:
    """Return the lower end of what ``block`` can become, as text; the upper one is 1."""
    return _BOUNDS[kind.squash(block)]


def weighted_sum(kind: Kind, block: str, of_block: bool = True) -> str:
    """Return what ``Z`` of ``block`` is a sum of.

    With ``of_block`` each parameter carries the block it belongs to, as in ``W_x^{(f)}``.
    """
    if kind.variant.coupled and block == "i":
        return "−Z_f"
    mark = f"^{{({block})}}" if of_block else ""
    parts = [hidden_part(kind, block, mark), f"W_x{mark} x_t"]
    if "p" in kind.extra_names(block):
        parts.append(f"p{mark} ⊙ {'c_t' if block == 'o' else 'c_{t−1}'}")
    return " + ".join((*parts, f"b{mark}"))


def shown_memory(kind: Kind) -> str:
    """Return what the output gate of an LSTM multiplies."""
    return "tanh(c_t)" if kind.variant.second_tanh else "c_t"


def inner_sum() -> str:
    """Return what ``u_t`` of a GRU is a sum of that resets after the product."""
    return "W_h^{(n)} h_{t−1} + b_h"


def hidden_part(kind: Kind, block: str, mark: str = "") -> str:
    """Return the term of ``Z`` of ``block`` that the hidden state brings in."""
    if block != "n":
        return f"W_h{mark} h_{{t−1}}"
    return "r_t ⊙ u_t" if kind.reset == "after" else f"W_h{mark} (r_t ⊙ h_{{t−1}})"
