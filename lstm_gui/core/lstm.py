"""The forward pass of the LSTM (Hochreiter & Schmidhuber 1997, forget gate of
Gers, Schmidhuber & Cummins 2000).

With ``Z_k = W_h^(k) h_{t-1} + W_x^(k) x_t + b^(k)`` for each block k::

    f_t = sigmoid(Z_f)    i_t = sigmoid(Z_i)    o_t = sigmoid(Z_o)    c~_t = tanh(Z_c)
    c_t = f_t * c_{t-1} + i_t * c~_t
    h_t = o_t * tanh(c_t)
"""

import numpy as np

from lstm_gui.core.activations import sigmoid
from lstm_gui.core.state import State
from lstm_gui.core.trace import Trace


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything."""
    p = state.parameters
    h, c, x = state.initial.h, state.initial.c, state.sequence.x
    rows = []
    for x_t in x:
        z_f, z_i, z_c, z_o = p.w_x @ x_t + p.w_h @ h + p.b
        f, i, o, c_tilde = sigmoid(z_f), sigmoid(z_i), sigmoid(z_o), np.tanh(z_c)
        c = f * c + i * c_tilde
        h = o * np.tanh(c)
        rows.append((z_f, f, z_i, i, z_c, c_tilde, z_o, o, c, np.tanh(c), h))
    record = [np.array(column) for column in zip(*rows, strict=True)]
    for array in record:
        array.flags.writeable = False
    return Trace(x, *record, h_0=state.initial.h, c_0=state.initial.c)
