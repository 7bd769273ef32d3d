"""The diagram of the GRU: one state, kept and replaced by a single gate."""

from lstm_gui.core import GRU, Kind
from lstm_gui.scenes.pictures.parts import (
    DOT,
    GATE_H,
    GATE_W,
    Picture,
    Terminal,
    Wire,
    dot,
    gate,
)

SIZE = (690.0, 352.0)
BODY = (52.0, 30.0, 566.0, 284.0)

STATE_Y, TAKE_Y, RESET_Y, GATE_Y, BUS_Y, INPUT_Y = 76.0, 143.0, 166.0, 222.0, 284.0, 302.0
TAP_X, R_X, Z_X, SHUT_X, N_X, UP_X = 72.0, 150.0, 300.0, 396.0, 492.0, 640.0
_ASIDE = 424.0
_TOP, _BOTTOM = GATE_Y - GATE_H / 2, GATE_Y + GATE_H / 2

_NODES = (
    gate(GRU, "r", (R_X, GATE_Y)),
    gate(GRU, "z", (Z_X, GATE_Y)),
    gate(GRU, "n", (N_X, GATE_Y)),
    dot("reset", "times", (R_X, RESET_Y), "r", "passed", "r"),
    dot("hold", "times", (Z_X, STATE_Y), "z", "held", "z"),
    dot("shut", "word", (SHUT_X, TAKE_Y), "z", "shut", "z", "1−"),
    dot("take", "times", (N_X, TAKE_Y), "z", "taken", "z"),
    dot("blend", "plus", (N_X, STATE_Y), "hidden", "h"),
)

_WIRES = (
    Wire("x_in", ((84.0, 340.0), (84.0, BUS_Y)), "data", "x", arrow=False),
    Wire("h_in", ((0.0, STATE_Y), (Z_X - DOT, STATE_Y)), "hidden", "h_before"),
    Wire(
        "h_down",
        ((TAP_X, STATE_Y), (TAP_X, BUS_Y), (Z_X, BUS_Y)),
        "hidden",
        "h_before",
        owner="h_in",
        arrow=False,
    ),
    Wire("to_r", ((R_X, BUS_Y), (R_X, _BOTTOM)), "hidden", "z_r", "r", value_at=(R_X + 7, 268.0)),
    Wire("to_z", ((Z_X, BUS_Y), (Z_X, _BOTTOM)), "hidden", "z_z", "z", value_at=(Z_X + 7, 268.0)),
    Wire(
        "to_n",
        ((84.0, INPUT_Y), (N_X, INPUT_Y), (N_X, _BOTTOM)),
        "data",
        "z_n",
        "n",
        value_at=(N_X + 7, 268.0),
    ),
    Wire(
        "u",
        ((R_X, STATE_Y), (R_X, RESET_Y - DOT)),
        "hidden",
        "u",
        owner="reset",
        value_at=(R_X + 8, 124.0),
    ),
    Wire("r", ((R_X, _TOP), (R_X, RESET_Y + DOT)), "r", "r", owner="r"),
    Wire(
        "passed",
        ((R_X + DOT, RESET_Y), (_ASIDE, RESET_Y), (_ASIDE, GATE_Y), (N_X - GATE_W / 2, GATE_Y)),
        "hidden",
        "passed",
        owner="reset",
        value_at=(R_X + 30, RESET_Y - 7),
        rests_at=0.35,
    ),
    Wire("z", ((Z_X, _TOP), (Z_X, STATE_Y + DOT)), "z", "z", owner="z"),
    Wire("z_right", ((Z_X, TAKE_Y), (SHUT_X - DOT, TAKE_Y)), "z", "z", owner="shut"),
    Wire(
        "shut",
        ((SHUT_X + DOT, TAKE_Y), (N_X - DOT, TAKE_Y)),
        "z",
        "shut",
        owner="shut",
        value_at=(SHUT_X + 24, TAKE_Y - 7),
    ),
    Wire("h_tilde", ((N_X, _TOP), (N_X, TAKE_Y + DOT)), "n", "h_tilde", owner="n"),
    Wire(
        "held",
        ((Z_X + DOT, STATE_Y), (N_X - DOT, STATE_Y)),
        "hidden",
        "held",
        owner="hold",
        value_at=(SHUT_X - 16, STATE_Y + 19),
    ),
    Wire(
        "taken",
        ((N_X, TAKE_Y - DOT), (N_X, STATE_Y + DOT)),
        "n",
        "taken",
        owner="take",
        value_at=(N_X + 20, STATE_Y + 38),
    ),
    Wire("h_out", ((N_X + DOT, STATE_Y), (690.0, STATE_Y)), "hidden", "h", "blend", rests_at=0.34),
    Wire("h_up", ((UP_X, STATE_Y), (UP_X, 4.0)), "hidden", "h", "blend", rests_at=0.72, faint=True),
)

_TERMINALS = (
    Terminal("h_{t−1}", (2, STATE_Y - 16), (2, STATE_Y + 20), "hidden", "h_before", "h_in"),
    Terminal("x_t", (94, 338), (112, 338), "data", "x", "x_in"),
    Terminal("h_t", (688, STATE_Y - 16), (688, STATE_Y + 20), "hidden", "h", "h_out", 1.0),
    Terminal("h_t", (UP_X + 10, 16), (UP_X + 10, 16), "hidden", "", "h_up"),
)

_ATTACHED = {
    "r": frozenset({"r", "to_r", "reset"}),
    "z": frozenset({"z", "to_z", "hold", "z_right", "shut"}),
    "n": frozenset({"n", "h_tilde", "to_n", "passed", "take"}),
    "reset": frozenset({"reset", "r", "u", "passed"}),
    "hold": frozenset({"hold", "h_in", "z", "held"}),
    "shut": frozenset({"shut", "z_right", "z"}),
    "take": frozenset({"take", "shut", "h_tilde", "taken"}),
    "blend": frozenset({"blend", "held", "taken", "h_out", "h_up"}),
    "h_in": frozenset({"h_in", "h_down", "u"}),
}


def gru_picture(kind: Kind) -> Picture | None:
    """Return the diagram of a GRU that keeps by z; None for another."""
    if kind.roles.keeps != "z":
        return None
    return Picture(SIZE, BODY, _NODES, _WIRES, _TERMINALS, _ATTACHED)
