"""The diagram of the vanilla RNN: everything is mixed, and squashed once."""

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.parts import (
    GATE_H,
    GATE_W,
    Picture,
    Terminal,
    Wire,
    gate,
)

SIZE = (480.0, 252.0)
BODY = (52.0, 30.0, 346.0, 188.0)

GATE_X, GATE_Y, BUS_Y, UP_X = 240.0, 116.0, 196.0, 424.0

_BOTTOM, _RIGHT = GATE_Y + GATE_H / 2, GATE_X + GATE_W / 2

_WIRES = (
    Wire("x_in", ((84.0, 240.0), (84.0, BUS_Y)), "data", "x", arrow=False),
    Wire("h_in", ((0.0, BUS_Y), (GATE_X, BUS_Y)), "hidden", "h_before", arrow=False),
    Wire(
        "to_h",
        ((GATE_X, BUS_Y), (GATE_X, _BOTTOM)),
        "hidden",
        "z_h",
        owner="h",
        value_at=(GATE_X + 8, 174.0),
    ),
    Wire("h_out", ((_RIGHT, GATE_Y), (480.0, GATE_Y)), "hidden", "h", owner="h", rests_at=0.4),
    Wire("h_up", ((UP_X, GATE_Y), (UP_X, 4.0)), "hidden", "h", "h", rests_at=0.7, faint=True),
)

_TERMINALS = (
    Terminal("h_{t−1}", (2, BUS_Y - 14), (2, BUS_Y + 20), "hidden", "h_before", "h_in"),
    Terminal("x_t", (94, 238), (112, 238), "data", "x", "x_in"),
    Terminal("h_t", (478, GATE_Y - 14), (478, GATE_Y + 20), "hidden", "h", "h_out", 1.0),
    Terminal("h_t", (UP_X + 10, 16), (UP_X + 10, 16), "hidden", "", "h_up"),
)

_ATTACHED = {"h": frozenset({"h", "to_h", "h_out", "h_up"})}


def rnn_picture(kind: Kind) -> Picture:
    """Return the diagram of an RNN, whatever its sum passes through."""
    nodes = (gate(kind, "h", (GATE_X, GATE_Y)),)
    return Picture(SIZE, BODY, nodes, _WIRES, _TERMINALS, _ATTACHED)
