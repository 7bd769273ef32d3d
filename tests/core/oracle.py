"""The LSTM once more, number by number, from the equations alone."""

import math

from lstm_gui.core import State

QUANTITIES = ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h")


def sigmoid(z: float) -> float:
    if z >= 0:
        return 1 / (1 + math.exp(-z))
    return math.exp(z) / (1 + math.exp(z))


def scalar_trace(state: State) -> dict[str, list[list[float]]]:
    units = range(state.parameters.hidden_size)
    h, c = state.initial.h.tolist(), state.initial.c.tolist()
    trace: dict[str, list[list[float]]] = {name: [] for name in QUANTITIES}
    for x in state.sequence.x.tolist():
        z = {name: [weighted_sum(state, name, j, x, h) for j in units] for name in "fico"}
        f, i, o = ([sigmoid(number) for number in z[name]] for name in "fio")
        c_tilde = [math.tanh(number) for number in z["c"]]
        c = [f[j] * c[j] + i[j] * c_tilde[j] for j in units]
        tanh_c = [math.tanh(number) for number in c]
        h = [o[j] * tanh_c[j] for j in units]
        rows = (z["f"], f, z["i"], i, z["c"], c_tilde, z["o"], o, c, tanh_c, h)
        for name, row in zip(QUANTITIES, rows, strict=True):
            trace[name].append(row)
    return trace


def weighted_sum(state: State, name: str, unit: int, x: list[float], h: list[float]) -> float:
    block = state.parameters.block(name)
    from_h = [w * number for w, number in zip(block.w_h[unit].tolist(), h, strict=True)]
    from_x = [w * number for w, number in zip(block.w_x[unit].tolist(), x, strict=True)]
    return math.fsum([*from_h, *from_x, float(block.b[unit])])
