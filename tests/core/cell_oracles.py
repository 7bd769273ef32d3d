"""The other cells once more, number by number, from the equations alone."""

import math
from collections.abc import Callable

from lstm_gui.core import State
from tests.core.oracle import scalar_trace as lstm_trace
from tests.core.oracle import sigmoid, weighted_sum

Trace = dict[str, list[list[float]]]


def scalar_trace(state: State) -> Trace:
    kind = state.parameters.kind
    if kind.name == "rnn":
        return rnn_trace(state)
    if kind.name == "gru":
        return gru_trace(state)
    plain = kind.variant.second_tanh and not varied(state) and not state.clamps
    return lstm_trace(state) if plain else variant(state)


def held(state: State, quantity: str, t: int, computed: list[float]) -> list[float]:
    row = list(computed)
    for clamp in state.clamps:
        if clamp.quantity == quantity and clamp.first <= t <= clamp.last:
            row[clamp.unit] = clamp.value
    return row


def varied(state: State) -> bool:
    v = state.parameters.kind.variant
    return bool(v.tanh_gates or v.sigmoid_candidate or v.coupled or v.peepholes)


def rnn_trace(state: State) -> Trace:
    h, trace = state.initial.h.tolist(), Trace(z_h=[], h=[])
    for t, x in enumerate(state.sequence.x.tolist()):
        z = [weighted_sum(state, "h", j, x, h) for j in range(len(h))]
        h = held(state, "h", t, [math.tanh(number) for number in z])
        trace["z_h"].append(z)
        trace["h"].append(h)
    return trace


def gru_trace(state: State) -> Trace:
    units = range(state.parameters.hidden_size)
    silence = [0.0] * len(units)
    zeros = [0.0] * state.parameters.input_size
    h = state.initial.h.tolist()
    trace: Trace = {name: [] for name in ("z_z", "z", "z_r", "r", "u", "z_n", "h_tilde", "h")}
    for t, x in enumerate(state.sequence.x.tolist()):
        z_z, z_r = ([weighted_sum(state, name, j, x, h) for j in units] for name in "zr")
        z, r = (
            held(state, name, t, [sigmoid(number) for number in sums])
            for name, sums in (("z", z_z), ("r", z_r))
        )
        b = state.parameters.block("n").b.tolist()
        from_x = [weighted_sum(state, "n", j, x, silence) for j in units]
        if state.parameters.kind.reset == "after":
            b_h = state.parameters.extra_of("n", "b_h").tolist()
            u = [weighted_sum(state, "n", j, zeros, h) - b[j] + b_h[j] for j in units]
            z_n = [from_x[j] + r[j] * u[j] for j in units]
        else:
            u = h
            reset = [r[j] * h[j] for j in units]
            z_n = [weighted_sum(state, "n", j, x, reset) for j in units]
        h_tilde = held(state, "h_tilde", t, [math.tanh(number) for number in z_n])
        h = held(state, "h", t, [(1 - z[j]) * h_tilde[j] + z[j] * h[j] for j in units])
        rows = (z_z, z, z_r, r, u, z_n, h_tilde, h)
        for name, row in zip(trace, rows, strict=True):
            trace[name].append(row)
    return trace


def variant(state: State) -> Trace:
    p, v = state.parameters, state.parameters.kind.variant
    units = range(p.hidden_size)
    peepholes = {name: [0.0] * len(units) for name in "fio"}
    if v.peepholes:
        peepholes = {name: p.extra_of(name, "p").tolist() for name in "fio"}
    names = ("z_f", "f", "z_i", "i", "z_c", "c_tilde", "z_o", "o", "c", "tanh_c", "h")
    trace: Trace = {name: [] for name in names}
    h, c = state.initial.h.tolist(), state.initial.c.tolist()

    def gate(name: str) -> Callable[[float], float]:
        return math.tanh if name in v.tanh_gates else sigmoid

    for t, x in enumerate(state.sequence.x.tolist()):
        z = {name: [weighted_sum(state, name, j, x, h) for j in units] for name in "fico"}
        for name in "fi":
            z[name] = [z[name][j] + peepholes[name][j] * c[j] for j in units]
        f = held(state, "f", t, [gate("f")(number) for number in z["f"]])
        i = held(state, "i", t, [gate("i")(number) for number in z["i"]])
        if v.coupled:
            z["i"], i = [-number for number in z["f"]], [1 - number for number in f]
        squash = sigmoid if v.sigmoid_candidate else math.tanh
        c_tilde = held(state, "c_tilde", t, [squash(number) for number in z["c"]])
        c = [f[j] * c[j] + i[j] * c_tilde[j] for j in units]
        z["o"] = [z["o"][j] + peepholes["o"][j] * c[j] for j in units]
        o = held(state, "o", t, [gate("o")(number) for number in z["o"]])
        tanh_c = [math.tanh(number) if v.second_tanh else number for number in c]
        h = held(state, "h", t, [o[j] * tanh_c[j] for j in units])
        rows = (z["f"], f, z["i"], i, z["c"], c_tilde, z["o"], o, c, tanh_c, h)
        for name, row in zip(names, rows, strict=True):
            trace[name].append(row)
    return trace
