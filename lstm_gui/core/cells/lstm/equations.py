"""The LSTM (Hochreiter & Schmidhuber 1997; Gers, Schmidhuber & Cummins 2000).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)``::

    f_t = σ(Z_f)    i_t = σ(Z_i)    c̃_t = tanh(Z_c)    o_t = σ(Z_o)
    c_t = f_t * c_{t-1} + i_t * c̃_t
    h_t = o_t * tanh(c_t)

Its variants are as Greff et al. (2017), "LSTM: A Search Space Odyssey", compare them.
"""

from functools import lru_cache

from lstm_gui.core.equations import (
    Equation,
    Function,
    Product,
    Sum,
    Weighted,
)
from lstm_gui.core.kinds import STANDARD, Kind, Roles, Variant

BLOCKS, RESULTS, GATES = ("f", "i", "c", "o"), ("f", "i", "c_tilde", "o"), ("f", "i", "o")
RECORDED = ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h")


@lru_cache
def lstm_kind(variant: Variant = STANDARD) -> Kind:
    """Return the LSTM, or one that departs from it."""
    absent = () if variant.forget_gate else ("z_f", "f")
    coupled = ("i",) if variant.coupled else ()
    return Kind(
        name="lstm",
        blocks=BLOCKS,
        results=RESULTS,
        gates=GATES,
        equations=_equations(variant),
        recorded=tuple(name for name in RECORDED if name not in absent),
        states=("h", "c"),
        roles=Roles(
            memory="c",
            keeps="f" if variant.forget_gate else "",
            writes="i",
            candidate="c_tilde",
            kept="kept" if variant.forget_gate else "c_before",
            written="written",
            shows="o",
            keeping_block="f" if variant.forget_gate else "",
            writing_block="" if variant.coupled else "i",
        ),
        extra=tuple((gate, "p") for gate in GATES) if variant.peepholes else (),
        clampable=tuple(
            name for name in (*GATES, "c_tilde", "h") if name not in (*absent, *coupled)
        ),
        variant=variant,
    )


def _equations(variant: Variant) -> tuple[Equation, ...]:
    shown = "tanh_c"
    return (
        *_forget(variant),
        *_input(variant),
        Weighted("z_c", "c"),
        Function("c_tilde", "sigmoid" if variant.sigmoid_candidate else "tanh", "z_c"),
        Product("written", "i", "c_tilde"),
        Sum("c", ("kept" if variant.forget_gate else "c_before", "written")),
        Weighted("z_o", "o", peephole="c" if variant.peepholes else ""),
        Function("o", _gate("o", variant), "z_o"),
        Function(shown, "tanh" if variant.second_tanh else "linear", "c"),
        Product("h", "o", shown),
    )


def _forget(variant: Variant) -> tuple[Equation, ...]:
    if not variant.forget_gate:
        return ()
    return (
        Weighted("z_f", "f", peephole="c_before" if variant.peepholes else ""),
        Function("f", _gate("f", variant), "z_f"),
        Product("kept", "f", "c_before"),
    )


def _input(variant: Variant) -> tuple[Equation, ...]:
    # With coupled gates i is the sigmoid of -Z_f, since 1 - f has no digits left near 0.
    peephole = "c_before" if variant.peepholes else ""
    z = Sum("z_i", (), ("z_f",)) if variant.coupled else Weighted("z_i", "i", peephole=peephole)
    return z, Function("i", _gate("i", variant), "z_i")


def _gate(name: str, variant: Variant) -> str:
    return "tanh" if name in variant.tanh_gates else "sigmoid"


LSTM = lstm_kind()
