"""The minGRU (Feng et al. 2024, "Were RNNs All We Needed?").

Neither its gate nor its candidate sees ``h_{t-1}``, so that all steps can be computed side
by side. With ``Z_k = W_x^(k) x_t + b^(k)``::

    z_t = σ(Z_z)    h̃_t = Z_h
    h_t = (1 - z_t) * h_{t-1} + z_t * h̃_t
"""

from lstm_gui.core.equations import Complement, Function, Product, Sum, Weighted
from lstm_gui.core.kinds import Kind, Roles

MINGRU = Kind(
    name="mingru",
    blocks=("z", "h"),
    results=("z", "h_tilde"),
    gates=("z",),
    equations=(
        Weighted("z_z", "z", hears=""),
        Function("z", "sigmoid", "z_z"),
        Weighted("z_h", "h", hears=""),
        Function("h_tilde", "linear", "z_h"),
        Complement("shut", "z", "z_z"),
        Product("held", "shut", "h_before"),
        Product("taken", "z", "h_tilde"),
        Sum("h", ("held", "taken")),
    ),
    recorded=("z_z", "z", "z_h", "h_tilde", "h"),
    roles=Roles(
        memory="h",
        keeps="shut",
        writes="z",
        candidate="h_tilde",
        kept="held",
        written="taken",
        blends=True,
        writing_block="z",
    ),
    clampable=("z", "h_tilde", "h"),
)
