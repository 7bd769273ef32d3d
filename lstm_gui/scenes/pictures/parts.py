"""What the diagram of a cell is made of: nodes, wires and where quantities come and go.

Plain data without any Qt, so that a picture can be tested and drawn anywhere. Coordinates
lie in a drawing of the size of the picture, y downwards. ``quantity`` names the number of a
`lstm_gui.core.Reading` that a part carries; ``role`` names its colour.
"""

from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise

from msgspec import Struct, field

from lstm_gui.core import Kind
from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.words.equation_texts import squash_word
from lstm_gui.words.quantity_words import block_role
from lstm_gui.words.symbols import symbol

Point = tuple[float, float]

GATE_W, GATE_H, DOT = 88.0, 52.0, 13.0
_NODE_MARGIN, _REACH = 2.0, 7.0
"""How far from a node, and from a wire, something still points at it."""
_SYMBOL = (44.0, 16.0)
"""The room of a symbol or of the number below it."""


class Wire(Struct, frozen=True):
    """A line along ``points``.

    Parameters
    ----------
    owner
        The node that answers for it when it is pointed at; ``""`` is itself.
    value_at
        Where its number stands, if it does.
    rests_at
        The share of its length at which a number that moves along it comes to rest.
    faint
        Whether it is drawn lighter than others of its role.
    """

    name: str
    points: tuple[Point, ...]
    role: str
    quantity: str
    owner: str = ""
    arrow: bool = True
    value_at: Point | None = None
    rests_at: float = 0.5
    faint: bool = False

    @property
    def middle(self) -> Point:
        """The middle of its longest stretch."""
        ends = max(pairwise(self.points), key=lambda pair: abs(pair[0][0] - pair[1][0])
                   + abs(pair[0][1] - pair[1][1]))  # fmt: skip
        return (ends[0][0] + ends[1][0]) / 2, (ends[0][1] + ends[1][1]) / 2


class Node(Struct, frozen=True):
    """A box (``gate``, ``box``) or a circle (``times``, ``plus``, ``word``) around ``center``.

    Parameters
    ----------
    symbol
        What a gate computes, as markup.
    word
        What is written in a box or circle, and in the corner of a gate: σ, tanh.
    signed
        Whether the level of a gate runs from -1 to 1 rather than from 0 to 1.
    """

    name: str
    shape: str
    center: Point
    size: Point
    role: str
    quantity: str
    block: str = ""
    symbol: str = ""
    word: str = ""
    signed: bool = False

    def contains(self, point: Point, margin: float = 0.0) -> bool:
        """Tell whether ``point`` lies in the node or within ``margin`` of it."""
        dx, dy = abs(point[0] - self.center[0]), abs(point[1] - self.center[1])
        return dx <= self.size[0] / 2 + margin and dy <= self.size[1] / 2 + margin


class Terminal(Struct, frozen=True):
    """The symbol and value where a quantity enters or leaves the cell by ``wire``."""

    symbol: str
    at: Point
    value_at: Point
    role: str
    quantity: str
    wire: str
    align: float = 0.0

    def is_at(self, point: Point) -> bool:
        """Tell whether ``point`` lies on the symbol or on the number beside it."""
        left = self.at[0] - self.align * _SYMBOL[0]
        aside = left <= point[0] <= left + _SYMBOL[0]
        top, bottom = sorted((self.at[1], self.value_at[1]))
        return aside and top - _SYMBOL[1] <= point[1] <= bottom + _NODE_MARGIN


class Picture(Struct, frozen=True, dict=True):
    """The whole diagram.

    Parameters
    ----------
    size, body
        That of the drawing; left, top, width and height of the shaded body of the cell.
    attached
        The parts that light up together when a node is pointed at.
    """

    size: Point
    body: tuple[float, float, float, float]
    nodes: tuple[Node, ...]
    wires: tuple[Wire, ...]
    terminals: tuple[Terminal, ...]
    attached: Mapping[str, frozenset[str]] = field(default_factory=dict[str, frozenset[str]])

    @cached_property
    def parts(self) -> Mapping[str, Node | Wire]:
        """Nodes and wires by their names; of a gate and its wire the gate."""
        return {part.name: part for part in (*self.wires, *self.nodes)}

    @cached_property
    def points(self) -> Mapping[str, tuple[Point, ...]]:
        """The lines of the wires by their names."""
        return {wire.name: wire.points for wire in self.wires}

    def part_at(self, point: Point) -> str:
        """Return the node at ``point``, else the owner of the nearest wire, else ``""``."""
        found = self._found(point)
        if isinstance(found, Wire):
            return found.owner or found.name
        return found.name if found is not None else ""

    def quantity_at(self, point: Point) -> str:
        """Return the number that the node, symbol or wire at ``point`` carries, else ``""``."""
        found = self._found(point)
        if found is None:
            found = next((self.parts[end.wire] for end in self.terminals if end.is_at(point)), None)
        return found.quantity if found is not None else ""

    @cached_property
    def carried(self) -> Mapping[str, tuple[str, Point]]:
        """Of each quantity a node or wire that carries it, and a place on that."""
        wires = {wire.quantity: (wire.owner or wire.name, wire.middle) for wire in self.wires[::-1]}
        return wires | {node.quantity: (node.name, node.center) for node in self.nodes[::-1]}

    def lit_with(self, name: str) -> frozenset[str]:
        """Return the nodes and wires to highlight for the part called ``name``."""
        return self.attached.get(name, frozenset({name}) if name else frozenset())

    def _found(self, point: Point) -> Node | Wire | None:
        for node in self.nodes:
            if node.contains(point, _NODE_MARGIN):
                return node
        nearest = min(self.wires, key=lambda wire: (distance(point, wire.points), wire.name))
        return nearest if distance(point, nearest.points) <= _REACH else None


def gate(kind: Kind, block: str, center: Point) -> Node:
    """Return the box of a block, which squashes its weighted sum."""
    quantity, word = kind.result(block), squash_word(kind, block)
    letter, signed = symbol(kind, quantity), FUNCTIONS[kind.squash(block)].low < 0.0
    size, role = (GATE_W, GATE_H), block_role(kind, block)
    return Node(block, "gate", center, size, role, quantity, block, letter, word, signed)


def dot(
    name: str, shape: str, center: Point, role: str, quantity: str, block: str = "", word: str = ""
) -> Node:
    """Return a circle in which numbers meet."""
    return Node(name, shape, center, (2 * DOT, 2 * DOT), role, quantity, block, word=word)


def distance(point: Point, points: tuple[Point, ...]) -> float:
    """Return how far ``point`` lies from the line along ``points``."""
    return min(_to_segment(point, a, b) for a, b in pairwise(points))


def _to_segment(point: Point, a: Point, b: Point) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    share = ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length
    share = min(max(share, 0.0), 1.0)
    near = (a[0] + share * along[0], a[1] + share * along[1])
    return ((point[0] - near[0]) ** 2 + (point[1] - near[1]) ** 2) ** 0.5
