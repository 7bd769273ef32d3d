"""The equation of every quantity of a cell, with its numbers to be put in.

The names of the numbers, those of a `lstm_gui.core.Reading`, stand in braces.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from lstm_gui.core import Kind
from lstm_gui.words.arithmetic import with_sign
from lstm_gui.words.equation_texts import shown_memory, squash_word, weighted_sum
from lstm_gui.words.numbers import MINUS
from lstm_gui.words.symbols import SYMBOLS

_OWN = {
    "lstm": {
        "kept": "f_t ⊙ c_{{t−1}} = {f} × {c_before} = {kept}",
        "written": "i_t ⊙ c̃_t = {i} × {c_tilde} = {written}",
        "c": "c_t = f_t ⊙ c_{{t−1}} + i_t ⊙ c̃_t = {kept} + {written} = {c}",
        "tanh_c": "tanh(c_t) = tanh({c}) = {tanh_c}",
    },
    "gru": {
        "held": "z_t ⊙ h_{{t−1}} = {z} × {h_before} = {held}",
        "shut": "1 − z_t = 1 − {z} = {shut}",
        "taken": "(1 − z_t) ⊙ h̃_t = {shut} × {h_tilde} = {taken}",
        "h": "h_t = z_t ⊙ h_{{t−1}} + (1 − z_t) ⊙ h̃_t = {held} + {taken} = {h}",
    },
    "rnn": {},
}
_SUMS_OF_MEANS = {
    "lstm": {"c": "c_t = {kept} + {written} = {c}"},
    "gru": {"h": "h_t = {held} + {taken} = {h}"},
    "rnn": {},
}
_COUPLED, _COUPLED_MEAN = "i_t = 1 − f_t = 1 − {f} = {i}", "i_t = 1 − f_t = {i}"
_NEEDLESS_BRACKETS = re.compile(r"(= |\()\((−[^)]*)\)")


def worked(quantity: str, kind: Kind, mean: bool = False) -> str:
    """Return the equation of ``quantity`` in a cell of ``kind``.

    A product of means is no mean of products, so of the ``mean`` of all units only sums and
    results are stated.
    """
    return (_of_means if mean else _of_one)(kind)[quantity]


def put_in(equation: str, texts: Mapping[str, str]) -> str:
    """Return the markup of ``equation`` with its numbers as they are written.

    Where these lead to another result than is written, ≈ stands before it.
    """
    fields = {name: f"({text})" if text[:1] == MINUS else text for name, text in texts.items()}
    return with_sign(_NEEDLESS_BRACKETS.sub(r"\1\2", equation.format_map(fields)))


@lru_cache(maxsize=64)
def _of_one(kind: Kind) -> Mapping[str, str]:
    results = {kind.result(block): _squashed(kind, block) for block in kind.blocks}
    return {**_entering(kind), **results, **_OWN[kind.name], **_of_variant(kind)}


@lru_cache(maxsize=64)
def _of_means(kind: Kind) -> Mapping[str, str]:
    results = {name: f"{_braced(SYMBOLS[name])} = {{{name}}}" for name in SYMBOLS}
    coupled = {"i": _COUPLED_MEAN} if kind.variant.coupled else {}
    return {**results, **_entering(kind), **_SUMS_OF_MEANS[kind.name], **coupled}


def _entering(kind: Kind) -> dict[str, str]:
    return {"h_before": "h_{{t−1}} = {h_before}", "x": _braced(_general_sum(kind))}


def _squashed(kind: Kind, block: str) -> str:
    name, squash = kind.result(block), squash_word(kind, block)
    return f"{SYMBOLS[name]} = {squash}(Z_{block}) = {squash}({{z_{block}}}) = {{{name}}}"


def _of_variant(kind: Kind) -> dict[str, str]:
    return _VARYING[kind.name](kind)


def _of_gru(kind: Kind) -> dict[str, str]:
    inner = "u_t" if kind.reset == "after" else "h_{{t−1}}"
    return {"passed": f"r_t ⊙ {inner} = {{r}} × {{u}} = {{passed}}"}


def _of_rnn(_kind: Kind) -> dict[str, str]:
    return {}


def _of_lstm(kind: Kind) -> dict[str, str]:
    show = f"h_t = o_t ⊙ {shown_memory(kind)} = {{o}} × {{tanh_c}} = {{h}}"
    return {"h": show, **({"i": _COUPLED} if kind.variant.coupled else {})}


_VARYING = {"lstm": _of_lstm, "gru": _of_gru, "rnn": _of_rnn}


def _general_sum(kind: Kind) -> str:
    """Return the weighted sum of any block, as the first of the cell has it."""
    first = kind.blocks[0]
    if len(kind.blocks) == 1:
        return f"Z_{first} = {weighted_sum(kind, first, of_block=False)}"
    return "Z_k = " + weighted_sum(kind, first).replace(f"({first})", "(k)")


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")
