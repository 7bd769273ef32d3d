"""Gradients as named arrays for other programs."""

from lstm_gui.core import Gradients
from lstm_gui.core.arrays import Array


def gradient_arrays(gradients: Gradients) -> dict[str, Array]:
    """Return all derivatives by the names they have in a saved trace.

    ``d_h (T, H)`` and ``d_c (T, H)`` are total derivatives; ``d_x (T, I)``, ``d_h0 (H,)``
    and ``d_c0 (H,)``; for each block ``d_w_x_<block> (H, I)``, ``d_w_h_<block> (H, H)`` and
    ``d_b_<block> (H,)``; further parameters likewise, as ``d_b_h_n`` or ``d_p_f``. A cell
    without cell state has no ``d_c`` and ``d_c0``; one whose cell state has another letter has
    that in their names.
    """
    kind = gradients.kind
    arrays = {"d_h": gradients.h, "d_x": gradients.x, "d_h0": gradients.h_0}
    if kind.has_cell_state:
        arrays |= {f"d_{kind.cell_state}": gradients.c, f"d_{kind.cell_state}0": gradients.c_0}
    for k, block in enumerate(kind.blocks):
        arrays[f"d_w_x_{block}"] = gradients.w_x[k]
        arrays[f"d_w_h_{block}"] = gradients.w_h[k]
        arrays[f"d_b_{block}"] = gradients.b[k]
    for (block, name), values in zip(kind.extra, gradients.extra, strict=True):
        arrays[f"d_{name}_{block}"] = values
    return arrays
