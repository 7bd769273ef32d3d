"""The GRU (Cho et al. 2014).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for the gates z and r::

    z_t = σ(Z_z)    r_t = σ(Z_r)    h̃_t = tanh(Z_n)
    h_t = (1 - z_t) * h̃_t + z_t * h_{t-1}

The reset comes before the recurrent product, as in the paper, or after it, where the
product has a bias of its own::

    before: Z_n = W_x^(n) x_t + b^(n) + W_h^(n) (r_t * u_t)    u_t = h_{t-1}
    after:  Z_n = W_x^(n) x_t + b^(n) + r_t * u_t              u_t = W_h^(n) h_{t-1} + b_h^(n)

Some texts let ``1 - z_t`` be what is kept, so that ``h_t = z_t * h̃_t + (1 - z_t) * h_{t-1}``.
"""

from functools import lru_cache

from lstm_gui.core.equations import (
    Complement,
    Equation,
    Function,
    Product,
    Sum,
    Weighted,
)
from lstm_gui.core.kinds import Kind, Reset, Roles

KEEPS = ("z", "1-z")


@lru_cache
def gru_kind(reset: Reset = "after", keeps: str = "z") -> Kind:
    """Return the GRU that resets after or before the recurrent product.

    Parameters
    ----------
    reset
        When the reset gate acts.
    keeps
        Which part of ``h_{t-1}`` is kept, one of `KEEPS`; a ValueError for another.
    """
    if keeps not in KEEPS:
        raise ValueError(f"a GRU keeps {KEEPS}, not {keeps!r}")
    keep, write = ("z", "shut") if keeps == "z" else ("shut", "z")
    return Kind(
        name="gru",
        blocks=("z", "r", "n"),
        results=("z", "r", "h_tilde"),
        gates=("z", "r"),
        equations=_equations(reset, keep, write),
        recorded=("z_z", "z", "z_r", "r", "u", "z_n", "h_tilde", "h"),
        roles=Roles(
            memory="h",
            keeps=keep,
            writes=write,
            candidate="h_tilde",
            kept="held",
            written="taken",
            blends=True,
            keeping_block="z" if keeps == "z" else "",
            writing_block="" if keeps == "z" else "z",
        ),
        extra=(("n", "b_h"),) if reset == "after" else (),
        clampable=("z", "r", "h_tilde", "h"),
        reset=reset,
        switches=() if keeps == "z" else (("keeps", keeps),),
    )


def _equations(reset: Reset, keep: str, write: str) -> tuple[Equation, ...]:
    return (
        Weighted("z_z", "z"),
        Function("z", "sigmoid", "z_z"),
        Weighted("z_r", "r"),
        Function("r", "sigmoid", "z_r"),
        *_candidate(reset),
        Function("h_tilde", "tanh", "z_n"),
        Complement("shut", "z", "z_z"),
        Product("taken", write, "h_tilde"),
        Product("held", keep, "h_before"),
        Sum("h", ("taken", "held")),
    )


def _candidate(reset: Reset) -> tuple[Equation, ...]:
    if reset == "after":
        return (
            Weighted("u", "n", of_x=False, bias="b_h"),
            Product("passed", "r", "u"),
            Weighted("z_n", "n", hears="", adds="passed"),
        )
    return (
        Function("u", "linear", "h_before"),
        Product("passed", "r", "u"),
        Weighted("z_n", "n", hears="passed"),
    )


GRU = gru_kind()
