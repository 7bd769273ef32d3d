"""The cells of 2024 and the switches of the classics, number by number, from the papers."""

import math

from lstm_gui.core import (
    MINGRU,
    MINLSTM,
    Kind,
    State,
    Variant,
    gru_kind,
    lstm_kind,
    rnn_kind,
    slstm_kind,
)
from tests.core.oracle import sigmoid, weighted_sum

Rows = dict[str, list[list[float]]]

MODERN: dict[str, Kind] = {
    "rnn-relu": rnn_kind("relu"),
    "rnn-linear": rnn_kind("linear"),
    "gru-keeps-1-z": gru_kind("after", "1-z"),
    "gru-before-keeps-1-z": gru_kind("before", "1-z"),
    "lstm-1997": lstm_kind(Variant(forget_gate=False)),
    "lstm-1997-with-peepholes": lstm_kind(Variant(forget_gate=False, peepholes=True)),
    "mingru": MINGRU,
    "minlstm": MINLSTM,
    "slstm": slstm_kind(),
    "slstm-sigmoid": slstm_kind("sigmoid"),
    "slstm-unstabilised": slstm_kind(stabiliser=False),
}


def scalar_rows(state: State) -> Rows:
    """Return what the quantities of the cell are, row by row, without NumPy."""
    kind = state.parameters.kind
    maker = {
        "rnn": _rnn, "gru": _gru, "lstm": _lstm,
        "mingru": _mingru, "minlstm": _minlstm, "slstm": _slstm,
    }[kind.name]  # fmt: skip
    first = {name: state.initial.of(kind, name).tolist() for name in kind.states}
    rows: Rows = {name: [] for name in kind.recorded}
    for x in state.sequence.x.tolist():
        numbers = maker(state, x, first)
        for name, row in rows.items():
            row.append(numbers[name])
        first = {name: numbers[name] for name in kind.states}
    return rows


def _sum(state: State, block: str, x: list[float], h: list[float]) -> list[float]:
    return [weighted_sum(state, block, j, x, h) for j in range(len(h))]


def _each(function, *rows: list[float]) -> list[float]:
    return [function(*numbers) for numbers in zip(*rows, strict=True)]


def _rnn(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    z = _sum(state, "h", x, first["h"])
    relu = ("activation", "relu") in state.parameters.kind.switches
    return {"z_h": z, "h": [max(number, 0.0) for number in z] if relu else z}


def _gru(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    h, nothing = first["h"], [0.0] * len(first["h"])
    z_z, z_r = _sum(state, "z", x, h), _sum(state, "r", x, h)
    z, r = _each(sigmoid, z_z), _each(sigmoid, z_r)
    if state.parameters.kind.reset == "after":
        b, b_h = state.parameters.block("n").b, state.parameters.extra_of("n", "b_h")
        silent = _sum(state, "n", [0.0] * len(x), h)
        u = _each(lambda s, one, two: s - one + two, silent, b.tolist(), b_h.tolist())
        z_n = _each(lambda s, gate, inner: s + gate * inner, _sum(state, "n", x, nothing), r, u)
    else:
        u = h
        z_n = _sum(state, "n", x, _each(lambda gate, inner: gate * inner, r, u))
    h_tilde = _each(math.tanh, z_n)
    new = _each(lambda gate, new, old: gate * new + (1 - gate) * old, z, h_tilde, h)
    return {"z_z": z_z, "z": z, "z_r": z_r, "r": r, "u": u, "z_n": z_n,
            "h_tilde": h_tilde, "h": new}  # fmt: skip


def _lstm(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    h, c = first["h"], first["c"]
    z_i, z_c, z_o = (_sum(state, block, x, h) for block in "ico")
    peepholes = state.parameters.kind.variant.peepholes
    if peepholes:
        p_i = state.parameters.extra_of("i", "p").tolist()
        z_i = _each(lambda s, p, seen: s + p * seen, z_i, p_i, c)
    i, c_tilde = _each(sigmoid, z_i), _each(math.tanh, z_c)
    c = _each(lambda old, gate, new: old + gate * new, c, i, c_tilde)
    if peepholes:
        p_o = state.parameters.extra_of("o", "p").tolist()
        z_o = _each(lambda s, p, seen: s + p * seen, z_o, p_o, c)
    o, tanh_c = _each(sigmoid, z_o), _each(math.tanh, c)
    return {"z_i": z_i, "i": i, "z_c": z_c, "c_tilde": c_tilde, "z_o": z_o, "o": o, "c": c,
            "tanh_c": tanh_c, "h": _each(lambda gate, shown: gate * shown, o, tanh_c)}  # fmt: skip


def _mingru(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    nothing = [0.0] * len(first["h"])
    z_z, h_tilde = _sum(state, "z", x, nothing), _sum(state, "h", x, nothing)
    z = _each(sigmoid, z_z)
    h = _each(lambda gate, old, new: (1 - gate) * old + gate * new, z, first["h"], h_tilde)
    return {"z_z": z_z, "z": z, "z_h": h_tilde, "h_tilde": h_tilde, "h": h}


def _minlstm(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    nothing = [0.0] * len(first["h"])
    z_f, z_i, h_tilde = (_sum(state, block, x, nothing) for block in "fih")
    f, i = _each(sigmoid, z_f), _each(sigmoid, z_i)
    f_share = _each(lambda keep, write: keep / (keep + write), f, i)
    i_share = _each(lambda keep, write: write / (keep + write), f, i)
    h = _each(lambda keep, old, write, new: keep * old + write * new,
              f_share, first["h"], i_share, h_tilde)  # fmt: skip
    return {"z_f": z_f, "f": f, "z_i": z_i, "i": i, "z_h": h_tilde, "h_tilde": h_tilde,
            "f_share": f_share, "i_share": i_share, "h": h}  # fmt: skip


def _slstm(state: State, x: list[float], first: dict[str, list[float]]) -> dict[str, list[float]]:
    z_f, z_i, z_z, z_o = (_sum(state, block, x, first["h"]) for block in "fizo")
    switches = dict(state.parameters.kind.switches)
    decay = z_f
    if switches.get("forget") == "sigmoid":
        decay = [min(number, 0.0) - math.log1p(math.exp(-abs(number))) for number in z_f]
    numbers = {"z_f": z_f, "z_i": z_i, "z_z": z_z, "z_o": z_o}
    if "m" in first:
        m = _each(lambda s, old, other: max(s + old, other), decay, first["m"], z_i)
        f = _each(lambda s, old, new: math.exp(s + old - new), decay, first["m"], m)
        i = _each(lambda s, new: math.exp(s - new), z_i, m)
        numbers["m"] = m
    else:
        f, i = _each(math.exp, decay), _each(math.exp, z_i)
    z, o = _each(math.tanh, z_z), _each(sigmoid, z_o)
    c = _each(lambda keep, old, write, new: keep * old + write * new, f, first["c"], i, z)
    n = _each(lambda keep, old, write: keep * old + write, f, first["n"], i)
    shown = _each(lambda one, other: one / other if other else 0.0, c, n)
    h = _each(lambda gate, number: gate * number, o, shown)
    return {**numbers, "f": f, "i": i, "z": z, "o": o, "c": c, "n": n, "shown": shown, "h": h}
