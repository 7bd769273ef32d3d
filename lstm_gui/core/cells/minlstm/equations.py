"""The minLSTM (Feng et al. 2024, "Were RNNs All We Needed?").

Its gates and its candidate see the input alone, and what is kept and what is written add up
to 1. With ``Z_k = W_x^(k) x_t + b^(k)``::

    f_t = σ(Z_f)    i_t = σ(Z_i)    h̃_t = Z_h
    f'_t = f_t / (f_t + i_t)        i'_t = i_t / (f_t + i_t)
    h_t = f'_t * h_{t-1} + i'_t * h̃_t
"""

from lstm_gui.core.equations import Function, Product, Share, Sum, Weighted
from lstm_gui.core.kinds import Kind, Roles

MINLSTM = Kind(
    name="minlstm",
    blocks=("f", "i", "h"),
    results=("f", "i", "h_tilde"),
    gates=("f", "i"),
    equations=(
        Weighted("z_f", "f", hears=""),
        Function("f", "sigmoid", "z_f"),
        Weighted("z_i", "i", hears=""),
        Function("i", "sigmoid", "z_i"),
        Weighted("z_h", "h", hears=""),
        Function("h_tilde", "linear", "z_h"),
        Share("f_share", "z_f", "z_i"),
        Share("i_share", "z_i", "z_f"),
        Product("held", "f_share", "h_before"),
        Product("taken", "i_share", "h_tilde"),
        Sum("h", ("held", "taken")),
    ),
    recorded=("z_f", "f", "z_i", "i", "z_h", "h_tilde", "f_share", "i_share", "h"),
    roles=Roles(
        memory="h",
        keeps="f_share",
        writes="i_share",
        candidate="h_tilde",
        kept="held",
        written="taken",
        blends=True,
        keeping_block="f",
        writing_block="i",
    ),
    clampable=("f_share", "i_share", "h_tilde", "h"),
)
