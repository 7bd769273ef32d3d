"""The sLSTM (Beck et al. 2024, "xLSTM: Extended Long Short-Term Memory").

Its gates are exponentials, which may grow without bound; so the cell counts in a normaliser
``n_t`` what it has written, and a stabiliser ``m_t`` keeps all exponents at most 0 without
changing ``h_t``. With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)``::

    m_t = max(Z_f + m_{t-1}, Z_i)
    f_t = exp(Z_f + m_{t-1} - m_t)    i_t = exp(Z_i - m_t)
    z_t = tanh(Z_z)                   o_t = σ(Z_o)
    c_t = f_t * c_{t-1} + i_t * z_t   n_t = f_t * n_{t-1} + i_t
    h_t = o_t * c_t / n_t

The forget gate may also be ``σ(Z_f)``; the logarithm of it then takes the place of ``Z_f``.
Without the stabiliser ``m_t = 0``, and an exponential may be infinite.
"""

from functools import lru_cache

from lstm_gui.core.equations import (
    Equation,
    Function,
    Maximum,
    Product,
    Quotient,
    Sum,
    Weighted,
)
from lstm_gui.core.kinds import Kind, Roles

FORGETS = ("exp", "sigmoid")


@lru_cache
def slstm_kind(forget: str = "exp", stabiliser: bool = True) -> Kind:
    """Return the sLSTM.

    Parameters
    ----------
    forget
        What its forget gate is, one of `FORGETS`; a ValueError for another.
    stabiliser
        Whether ``m_t`` keeps the exponents small.
    """
    if forget not in FORGETS:
        raise ValueError(f"the forget gate of an sLSTM is {FORGETS}, not {forget!r}")
    departures = (("forget", forget, "exp"), ("stabiliser", stabiliser, True))
    m, states = (("m",), ("h", "c", "n", "m")) if stabiliser else ((), ("h", "c", "n"))
    return Kind(
        name="slstm",
        blocks=("f", "i", "z", "o"),
        results=("f", "i", "z", "o"),
        gates=("f", "i", "o"),
        equations=_equations(forget, stabiliser),
        recorded=("z_f", "z_i", *m, "f", "i", "z_z", "z", "z_o", "o", "c", "n", "shown", "h"),
        states=states,
        roles=Roles(
            memory="c",
            keeps="f",
            writes="i",
            candidate="z",
            kept="kept",
            written="written",
            normaliser="n",
            shows="o",
            keeping_block="f",
            writing_block="i",
        ),
        clampable=("f", "i", "z", "o", "h"),
        switches=tuple((name, chosen) for name, chosen, usual in departures if chosen != usual),
    )


def _equations(forget: str, stabiliser: bool) -> tuple[Equation, ...]:
    return (
        Weighted("z_f", "f"),
        Weighted("z_i", "i"),
        *_gates(forget, stabiliser),
        Weighted("z_z", "z"),
        Function("z", "tanh", "z_z"),
        Product("kept", "f", "c_before"),
        Product("written", "i", "z"),
        Sum("c", ("kept", "written")),
        Product("n_kept", "f", "n_before"),
        Sum("n", ("n_kept", "i")),
        Weighted("z_o", "o"),
        Function("o", "sigmoid", "z_o"),
        Quotient("shown", "c", "n"),
        Product("h", "o", "shown"),
    )


def _gates(forget: str, stabiliser: bool) -> tuple[Equation, ...]:
    decay, sums = "z_f", ()
    if forget == "sigmoid":
        decay, sums = "log_f", (Function("log_f", "log_sigmoid", "z_f"),)
    if not stabiliser:
        return (*sums, Function("f", "exp", decay), Function("i", "exp", "z_i"))
    return (
        *sums,
        Sum("carried", (decay, "m_before")),
        Maximum("m", "carried", "z_i"),
        Sum("f_exponent", ("carried",), ("m",)),
        Function("f", "exp", "f_exponent"),
        Sum("i_exponent", ("z_i",), ("m",)),
        Function("i", "exp", "i_exponent"),
    )


SLSTM = slstm_kind()
