"""The symbol of every quantity of a cell as markup, the same wherever it stands."""

SYMBOLS = {
    "x": "x_t",
    "z_f": "Z_f", "f": "f_t", "z_i": "Z_i", "i": "i_t", "z_c": "Z_c", "c_tilde": "c̃_t",
    "z_o": "Z_o", "o": "o_t", "z_z": "Z_z", "z": "z_t", "z_r": "Z_r", "r": "r_t",
    "z_n": "Z_n", "h_tilde": "h̃_t", "z_h": "Z_h", "h": "h_t", "c": "c_t", "tanh_c": "tanh(c_t)",
    "kept": "f_t ⊙ c_{t−1}", "written": "i_t ⊙ c̃_t",
    "u": "u_t", "passed": "r_t ⊙ u_t",
    "held": "z_t ⊙ h_{t−1}", "shut": "1 − z_t", "taken": "(1 − z_t) ⊙ h̃_t",
}  # fmt: skip
"""By its name in `lstm_gui.core.quantities`; ``x`` is the input."""
