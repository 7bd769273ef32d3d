"""The gate diagram of the LSTM as plain data: where every node and wire lies.

Coordinates are in a drawing of `SIZE`, y downwards, without any Qt, so the
picture can be tested and drawn anywhere. ``quantity`` names the number of a
`lstm_gui.core.Reading` that a part carries; ``role`` names its colour.
"""

from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]

SIZE = (690.0, 352.0)
BODY = (52.0, 30.0, 566.0, 284.0)
"""Left, top, width and height of the shaded body of the cell."""

CELL_Y, WRITE_Y, SHOW_Y, GATE_Y, HIDDEN_Y = 76.0, 143.0, 192.0, 222.0, 290.0
F_X, I_X, C_X, O_X, OUT_X, UP_X = 146.0, 258.0, 372.0, 484.0, 578.0, 640.0
GATE_W, GATE_H, DOT = 88.0, 52.0, 13.0


@dataclass(frozen=True)
class Wire:
    """A line along ``points``; ``value_at`` is where its number stands, if it does."""

    name: str
    points: tuple[Point, ...]
    role: str
    quantity: str
    arrow: bool = True
    value_at: Point | None = None


@dataclass(frozen=True)
class Node:
    """A box (``gate``, ``tanh``) or a circle (``times``, ``plus``) around ``center``."""

    name: str
    shape: str
    center: Point
    size: Point
    role: str
    quantity: str
    block: str = ""

    def contains(self, point: Point, margin: float = 0.0) -> bool:
        """Tell whether ``point`` lies in the node or within ``margin`` of it."""
        dx, dy = abs(point[0] - self.center[0]), abs(point[1] - self.center[1])
        return dx <= self.size[0] / 2 + margin and dy <= self.size[1] / 2 + margin


@dataclass(frozen=True)
class Terminal:
    """The symbol and value where a quantity enters or leaves the cell by ``wire``."""

    symbol: str
    at: Point
    value_at: Point
    role: str
    quantity: str
    wire: str
    align: float = 0.0


def _gate(block: str, x: float) -> Node:
    return Node(block, "gate", (x, GATE_Y), (GATE_W, GATE_H), block, _GATE_VALUE[block], block)


def _dot(name: str, shape: str, center: Point, role: str, quantity: str, block: str = "") -> Node:
    return Node(name, shape, center, (2 * DOT, 2 * DOT), role, quantity, block)


_GATE_VALUE = {"f": "f", "i": "i", "c": "c_tilde", "o": "o"}
_TOP, _BOTTOM = GATE_Y - GATE_H / 2, GATE_Y + GATE_H / 2

NODES: tuple[Node, ...] = (
    _gate("f", F_X),
    _gate("i", I_X),
    _gate("c", C_X),
    _gate("o", O_X),
    _dot("keep", "times", (F_X, CELL_Y), "f", "kept", "f"),
    _dot("write", "times", (C_X, WRITE_Y), "i", "written", "i"),
    _dot("add", "plus", (C_X, CELL_Y), "cell", "c"),
    Node("squash", "tanh", (OUT_X, 125.0), (62.0, 29.0), "cell", "tanh_c"),
    _dot("show", "times", (OUT_X, SHOW_Y), "o", "h", "o"),
)

WIRES: tuple[Wire, ...] = (
    Wire("x_in", ((84.0, 340.0), (84.0, HIDDEN_Y)), "data", "x", arrow=False),
    Wire("h_in", ((0.0, HIDDEN_Y), (O_X, HIDDEN_Y)), "hidden", "h_before", arrow=False),
    *(
        Wire(
            f"to_{block}",
            ((x, HIDDEN_Y), (x, _BOTTOM)),
            "hidden",
            f"z_{block}",
            value_at=(x + 7, 268.0),
        )
        for block, x in (("f", F_X), ("i", I_X), ("c", C_X), ("o", O_X))
    ),
    Wire("c_in", ((0.0, CELL_Y), (F_X - DOT, CELL_Y)), "cell", "c_before"),
    Wire(
        "kept",
        ((F_X + DOT, CELL_Y), (C_X - DOT, CELL_Y)),
        "cell",
        "kept",
        value_at=(I_X, CELL_Y + 19),
    ),
    Wire("c_out", ((C_X + DOT, CELL_Y), (690.0, CELL_Y)), "cell", "c"),
    Wire("f", ((F_X, _TOP), (F_X, CELL_Y + DOT)), "f", "f"),
    Wire("i", ((I_X, _TOP), (I_X, WRITE_Y), (C_X - DOT, WRITE_Y)), "i", "i"),
    Wire("c_tilde", ((C_X, _TOP), (C_X, WRITE_Y + DOT)), "c", "c_tilde"),
    Wire(
        "written",
        ((C_X, WRITE_Y - DOT), (C_X, CELL_Y + DOT)),
        "i",
        "written",
        value_at=(C_X + 28, CELL_Y + 38),
    ),
    Wire("o", ((O_X, _TOP), (O_X, SHOW_Y), (OUT_X - DOT, SHOW_Y)), "o", "o"),
    Wire("c_down", ((OUT_X, CELL_Y), (OUT_X, 110.5)), "cell", "c"),
    Wire(
        "tanh_c",
        ((OUT_X, 139.5), (OUT_X, SHOW_Y - DOT)),
        "cell",
        "tanh_c",
        value_at=(OUT_X + 24, 163.0),
    ),
    Wire("h_out", ((OUT_X, SHOW_Y + DOT), (OUT_X, HIDDEN_Y), (690.0, HIDDEN_Y)), "hidden", "h"),
    Wire("h_up", ((UP_X, HIDDEN_Y), (UP_X, 4.0)), "hidden", "h"),
)

TERMINALS: tuple[Terminal, ...] = (
    Terminal("c_{t−1}", (2, CELL_Y - 16), (2, CELL_Y + 20), "cell", "c_before", "c_in"),
    Terminal("h_{t−1}", (2, HIDDEN_Y - 14), (2, HIDDEN_Y + 20), "hidden", "h_before", "h_in"),
    Terminal("x_t", (94, 338), (112, 338), "data", "x", "x_in"),
    Terminal("c_t", (688, CELL_Y - 16), (688, CELL_Y + 20), "cell", "c", "c_out", 1.0),
    Terminal("h_t", (688, HIDDEN_Y - 14), (688, HIDDEN_Y + 20), "hidden", "h", "h_out", 1.0),
    Terminal("h_t", (UP_X + 10, 16), (UP_X + 10, 16), "hidden", "", "h_up"),
)

ROLE_OF_PART: dict[str, str] = {
    **{node.name: node.role for node in NODES},
    "h_in": "hidden",
    "x_in": "data",
}

ATTACHED: dict[str, frozenset[str]] = {
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
"""The parts that light up together when a node is pointed at."""

_PART_OF = {
    "to_f": "f", "to_i": "i", "to_c": "c", "to_o": "o", "f": "f", "i": "i",
    "c_tilde": "c", "o": "o", "kept": "keep", "c_in": "keep", "written": "write",
    "c_out": "add", "c_down": "squash", "tanh_c": "squash", "h_out": "show",
    "h_up": "show", "x_in": "x_in", "h_in": "h_in",
}  # fmt: skip


def part_at(point: Point, reach: float = 7.0) -> str:
    """Return the node at ``point``, else the node its nearest wire belongs to, else ``""``."""
    for node in NODES:
        if node.contains(point, margin=2.0):
            return node.name
    distance, name = min((_distance(point, wire.points), wire.name) for wire in WIRES)
    return _PART_OF[name] if distance <= reach else ""


def quantity_at(point: Point, reach: float = 7.0) -> str:
    """Return the number of a Reading that the node or wire at ``point`` carries, else ``""``."""
    for node in NODES:
        if node.contains(point, margin=2.0):
            return node.quantity
    distance, quantity = min((_distance(point, wire.points), wire.quantity) for wire in WIRES)
    return quantity if distance <= reach else ""


def parts_with(name: str) -> frozenset[str]:
    """Return the nodes and wires to highlight for the part called ``name``."""
    return ATTACHED.get(name, frozenset({name}) if name else frozenset())


def _distance(point: Point, points: tuple[Point, ...]) -> float:
    return min(_to_segment(point, a, b) for a, b in pairwise(points))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length
    share = min(max(share, 0.0), 1.0)
    near = (a[0] + share * along[0], a[1] + share * along[1])
    return ((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5
