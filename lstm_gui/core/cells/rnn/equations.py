"""The vanilla RNN (Elman 1990), ``h_t = tanh(W_h h_{t-1} + W_x x_t + b)``.

With ReLU in place of tanh and an identity as ``W_h`` it is the IRNN of Le, Jaitly & Hinton
(2015), "A Simple Way to Initialize Recurrent Networks of Rectified Linear Units".
"""

from functools import lru_cache

from lstm_gui.core.equations import Function, Weighted
from lstm_gui.core.kinds import Kind

ACTIVATIONS = ("tanh", "relu", "linear")


@lru_cache
def rnn_kind(activation: str = "tanh") -> Kind:
    """Return the RNN whose sum passes through one of `ACTIVATIONS`; a ValueError for others."""
    if activation not in ACTIVATIONS:
        raise ValueError(f"an RNN passes its sum through {ACTIVATIONS}, not {activation!r}")
    return Kind(
        name="rnn",
        blocks=("h",),
        results=("h",),
        gates=(),
        equations=(Weighted("z_h", "h"), Function("h", activation, "z_h")),
        recorded=("z_h", "h"),
        clampable=("h",),
        switches=() if activation == "tanh" else (("activation", activation),),
    )


RNN = rnn_kind()
