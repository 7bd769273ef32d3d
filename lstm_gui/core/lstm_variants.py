"""The forward pass of an LSTM that departs from the standard.

As in `lstm_gui.core.lstm` but for what `lstm_gui.core.kinds.Variant` names. Coupled gates
and peepholes are as Greff et al. (2017), "LSTM: A Search Space Odyssey", compare them::

    Z_f += p_f * c_{t-1}    Z_i += p_i * c_{t-1}    Z_o += p_o * c_t
    i_t = 1 - f_t
"""

from collections.abc import Callable

import numpy as np

from lstm_gui.core.activations import sigmoid, tanh
from lstm_gui.core.arrays import Array
from lstm_gui.core.kinds import LSTM, Variant
from lstm_gui.core.lstm import SLOTS, recorded
from lstm_gui.core.state import Parameters, State
from lstm_gui.core.trace import Trace


def forward(state: State) -> Trace:
    """Run the cell of ``state`` over its sequence and record everything.

    Gates and candidate stay in the ranges of their functions; no floating-point warning
    is raised for any finite state whose weighted sums are finite.
    """
    parameters, x = state.parameters, state.sequence.x
    units = parameters.hidden_size
    tape = np.empty((len(x), len(SLOTS) * units))
    w_x = parameters.w_x.reshape(-1, parameters.input_size)
    from_x = (x @ w_x.T + parameters.b.reshape(-1)).reshape(len(x), 4, units)
    with np.errstate(under="ignore"):
        _run(state, from_x, tape.reshape(len(x), len(SLOTS), units))
    return recorded(state, tape)


def _run(state: State, from_x: Array, tape: Array) -> None:
    parameters, variant = state.parameters, state.parameters.kind.variant
    h, c = state.initial.h, state.initial.c
    w_h = parameters.w_h.reshape(-1, len(h))
    to_f, to_i, to_o, to_c = _functions(variant)
    p_f, p_i, p_o = _peepholes(parameters)
    for share, row in zip(from_x, tape, strict=True):
        z_f, z_i, z_c, z_o = share + (w_h @ h).reshape(share.shape)
        z_f += p_f * c
        f = to_f(z_f)
        z_i = -z_f if variant.coupled else z_i + p_i * c
        i = 1.0 - f if variant.coupled else to_i(z_i)
        c_tilde = to_c(z_c)
        c = f * c + i * c_tilde
        z_o += p_o * c
        o = to_o(z_o)
        tanh_c = tanh(c) if variant.second_tanh else c
        h = o * tanh_c
        row[...] = (z_f, z_i, z_o, z_c, f, i, o, c, c_tilde, tanh_c, h)


def _functions(variant: Variant) -> tuple[Callable[[Array], Array], ...]:
    gates = tuple(tanh if gate in variant.tanh_gates else sigmoid for gate in LSTM.gates)
    return (*gates, sigmoid if variant.sigmoid_candidate else tanh)


def _peepholes(parameters: Parameters) -> Array:
    return parameters.extra if len(parameters.extra) else np.zeros((3, parameters.hidden_size))
