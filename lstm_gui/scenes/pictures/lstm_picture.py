"""The diagram of the LSTM and of its variants."""

from collections.abc import Callable

from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.parts import (
    DOT,
    GATE_H,
    GATE_W,
    Node,
    Picture,
    Point,
    Terminal,
    Wire,
    dot,
    gate,
)

SIZE = (690.0, 352.0)
BODY = (52.0, 30.0, 574.0, 284.0)

CELL_Y, WRITE_Y, SHOW_Y, GATE_Y, HIDDEN_Y = 76.0, 143.0, 192.0, 222.0, 290.0
F_X, I_X, C_X, O_X, OUT_X, UP_X = 142.0, 250.0, 358.0, 466.0, 560.0, 642.0
GATE_X = {"f": F_X, "i": I_X, "c": C_X, "o": O_X}
_TOP, _BOTTOM = GATE_Y - GATE_H / 2, GATE_Y + GATE_H / 2


def lstm_picture(kind: Kind) -> Picture | None:
    """Return the diagram of an LSTM as its variant departs; None if it has no forget gate."""
    if not kind.variant.forget_gate:
        return None
    picture = _standard(kind)
    for departs, change in _DEPARTURES:
        if departs(kind):
            picture = change(picture)
    return picture


def _gates(kind: Kind) -> tuple[Node, ...]:
    return tuple(gate(kind, block, (x, GATE_Y)) for block, x in GATE_X.items())


_NODES: tuple[Node, ...] = (
    dot("keep", "times", (F_X, CELL_Y), "f", "kept", "f"),
    dot("write", "times", (C_X, WRITE_Y), "i", "written", "i"),
    dot("add", "plus", (C_X, CELL_Y), "cell", "c"),
    Node("squash", "box", (OUT_X, 125.0), (62.0, 29.0), "cell", "tanh_c", word="tanh"),
    dot("show", "times", (OUT_X, SHOW_Y), "o", "h", "o"),
)


def _sum_wire(block: str, x: float) -> Wire:
    points = ((x, HIDDEN_Y), (x, _BOTTOM))
    return Wire(f"to_{block}", points, "hidden", f"z_{block}", owner=block, value_at=(x + 7, 268.0))


_WIRES: tuple[Wire, ...] = (
    Wire("x_in", ((84.0, 340.0), (84.0, HIDDEN_Y)), "data", "x", arrow=False),
    Wire("h_in", ((0.0, HIDDEN_Y), (O_X, HIDDEN_Y)), "hidden", "h_before", arrow=False),
    *(_sum_wire(block, x) for block, x in GATE_X.items()),
    Wire("c_in", ((0.0, CELL_Y), (F_X - DOT, CELL_Y)), "cell", "c_before", owner="keep"),
    Wire(
        "kept",
        ((F_X + DOT, CELL_Y), (C_X - DOT, CELL_Y)),
        "cell",
        "kept",
        owner="keep",
        value_at=(I_X, CELL_Y + 19),
    ),
    Wire("c_out", ((C_X + DOT, CELL_Y), (690.0, CELL_Y)), "cell", "c", owner="add", rests_at=0.34),
    Wire("f", ((F_X, _TOP), (F_X, CELL_Y + DOT)), "f", "f", owner="f"),
    Wire("i", ((I_X, _TOP), (I_X, WRITE_Y), (C_X - DOT, WRITE_Y)), "i", "i", owner="i"),
    Wire("c_tilde", ((C_X, _TOP), (C_X, WRITE_Y + DOT)), "c", "c_tilde", owner="c"),
    Wire(
        "written",
        ((C_X, WRITE_Y - DOT), (C_X, CELL_Y + DOT)),
        "i",
        "written",
        owner="write",
        value_at=(C_X + 28, CELL_Y + 38),
    ),
    Wire("o", ((O_X, _TOP), (O_X, SHOW_Y), (OUT_X - DOT, SHOW_Y)), "o", "o", owner="o"),
    Wire("c_down", ((OUT_X, CELL_Y), (OUT_X, 110.5)), "cell", "c", owner="squash"),
    Wire(
        "tanh_c",
        ((OUT_X, 139.5), (OUT_X, SHOW_Y - DOT)),
        "cell",
        "tanh_c",
        owner="squash",
        value_at=(OUT_X + 11, 163.0),
    ),
    Wire(
        "h_out",
        ((OUT_X, SHOW_Y + DOT), (OUT_X, HIDDEN_Y), (690.0, HIDDEN_Y)),
        "hidden",
        "h",
        owner="show",
        rests_at=0.62,
    ),
    Wire(
        "h_up",
        ((UP_X, HIDDEN_Y), (UP_X, 4.0)),
        "hidden",
        "h",
        owner="show",
        rests_at=0.72,
        faint=True,
    ),
)

_TERMINALS: tuple[Terminal, ...] = (
    Terminal("c_{t−1}", (2, CELL_Y - 16), (2, CELL_Y + 20), "cell", "c_before", "c_in"),
    Terminal("h_{t−1}", (2, HIDDEN_Y - 14), (2, HIDDEN_Y + 20), "hidden", "h_before", "h_in"),
    Terminal("x_t", (94, 338), (112, 338), "data", "x", "x_in"),
    Terminal("c_t", (688, CELL_Y - 16), (688, CELL_Y + 20), "cell", "c", "c_out", 1.0),
    Terminal("h_t", (688, HIDDEN_Y - 14), (688, HIDDEN_Y + 20), "hidden", "h", "h_out", 1.0),
    Terminal("h_t", (UP_X + 10, 16), (UP_X + 10, 16), "hidden", "", "h_up"),
)

_ATTACHED: dict[str, frozenset[str]] = {
    "f": frozenset({"f", "to_f", "keep"}),
    "i": frozenset({"i", "to_i", "write"}),
    "c": frozenset({"c", "c_tilde", "to_c", "write"}),
    "o": frozenset({"o", "to_o", "show"}),
    "keep": frozenset({"keep", "c_in", "f", "kept"}),
    "write": frozenset({"write", "i", "c_tilde", "written"}),
    "add": frozenset({"add", "kept", "written", "c_out"}),
    "squash": frozenset({"squash", "c_down", "tanh_c"}),
    "show": frozenset({"show", "o", "tanh_c", "h_out", "h_up"}),
}


def _standard(kind: Kind) -> Picture:
    return Picture(SIZE, BODY, (*_gates(kind), *_NODES), _WIRES, _TERMINALS, _ATTACHED)


def _without_second_tanh(picture: Picture) -> Picture:
    """Let the cell state run straight down to the output gate."""
    straight = Wire(
        "tanh_c",
        ((OUT_X, CELL_Y), (OUT_X, SHOW_Y - DOT)),
        "cell",
        "tanh_c",
        owner="show",
        value_at=(OUT_X + 11, 140.0),
    )
    without = _without(picture, {"squash", "c_down", "tanh_c"})
    return replace(without, wires=(*without.wires, straight))


def _coupled(picture: Picture) -> Picture:
    """Make the input gate of the forget gate: a circle that subtracts it from 1."""
    circle = dot("i", "word", (I_X, WRITE_Y), "i", "i", "i", "1−")
    from_f = Wire("to_i", ((F_X, WRITE_Y), (I_X - DOT, WRITE_Y)), "f", "f", owner="i")
    onwards = Wire("i", ((I_X + DOT, WRITE_Y), (C_X - DOT, WRITE_Y)), "i", "i", owner="i",
                   value_at=(I_X + 42, WRITE_Y - 7))  # fmt: skip
    without = _without(picture, {"i", "to_i"})
    return replace(without, nodes=(*without.nodes, circle), wires=(*without.wires, from_f, onwards))


def _with_peepholes(picture: Picture) -> Picture:
    """Let f and i see the old memory and o the new one."""
    tap, above, new = 78.0, 172.0, C_X + 54
    to_f = ((tap, CELL_Y), (tap, GATE_Y), (F_X - GATE_W / 2, GATE_Y))
    to_i = ((tap, above), (196.0, above), (196.0, GATE_Y), (I_X - GATE_W / 2, GATE_Y))
    to_o = ((new, CELL_Y), (new, GATE_Y), (O_X - GATE_W / 2, GATE_Y))
    lines = {"f": ("c_before", to_f), "i": ("c_before", to_i), "o": ("c", to_o)}
    there = [name for name in lines if name in picture.parts and f"to_{name}" in picture.parts]
    if picture.parts["to_i"].quantity == "f":
        there.remove("i")
    wires = tuple(_peephole(name, *lines[name]) for name in there)
    attached = {name: picture.attached[name] | {f"peep_{name}"} for name in there}
    moved = tuple(
        replace(wire, value_at=(C_X - 44, CELL_Y + 38)) if wire.name == "written" else wire
        for wire in picture.wires
    )
    return replace(picture, wires=(*moved, *wires), attached={**picture.attached, **attached})


def _peephole(block: str, quantity: str, points: tuple[Point, ...]) -> Wire:
    return Wire(f"peep_{block}", points, "cell", quantity, owner=block, faint=True)


def _without(picture: Picture, names: set[str]) -> Picture:
    return replace(
        picture,
        nodes=tuple(node for node in picture.nodes if node.name not in names),
        wires=tuple(wire for wire in picture.wires if wire.name not in names),
        attached={part: lit for part, lit in picture.attached.items() if part != "squash"}
        if "squash" in names
        else picture.attached,
    )


_DEPARTURES: tuple[tuple[Callable[[Kind], bool], Callable[[Picture], Picture]], ...] = (
    (lambda kind: not kind.variant.second_tanh, _without_second_tanh),
    (lambda kind: kind.variant.coupled, _coupled),
    (lambda kind: kind.variant.peepholes, _with_peepholes),
)
