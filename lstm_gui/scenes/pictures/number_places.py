"""Where numbers stand that are larger than the room a picture leaves for them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.parts import Node, Picture, Point, Terminal, Wire

_ALONG = (0.0, -12.0, 12.0, -24.0, 24.0, 30.0, -36.0, 36.0)
_DOWN = (0.0, -8.0, 8.0, -16.0, 16.0, -24.0, 24.0, -36.0, 36.0)
_WIRE, _GAP, _SYMBOL = 4.0, 3.0, (30.0, 26.0)
_OVER_WIRE, _AWAY = 2.0, 1.5
"""What it costs to lie over a wire by a square unit, and to stand a unit away."""
_OUTSIDE = 1e6
MARGIN, ROOM = 10.0, 20.0
"""How far numbers may stand beside the drawing, and how much farther at its right."""


class Box(Struct, frozen=True):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """Return the area that both cover."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return max(width, 0.0) * max(height, 0.0)


class Place(Struct, frozen=True):
    """The baseline at which a number starts, or with ``align`` 1 ends.

    It is ``crowded`` if it lies over a node, a symbol or another number all the same.
    """

    at: Point
    align: float
    box: Box
    crowded: bool = False


@lru_cache(maxsize=32)
def number_places(kind: Kind, width: float, height: float) -> Mapping[str, Place]:
    """Return by wires where their numbers stand if each takes ``width`` and ``height``.

    Each stays near its place in the picture of ``kind``, but off nodes, symbols and other
    numbers, and off wires where it can. Values do not matter, so that no number jumps while it
    changes.
    """
    picture = picture_of(kind)
    taken = [_of_node(node) for node in picture.nodes]
    taken += [_of_symbol(terminal) for terminal in picture.terminals]
    lines = [line for wire in picture.wires for line in _of_wire(wire)]
    places: dict[str, Place] = {}
    for name, at, align in _numbers(picture):
        candidates = _candidates(at, align, width, height)
        best = min(candidates, key=lambda place: _cost(place, at, align, taken, lines, picture))
        places[name] = replace(best, crowded=any(best.box.shared(box) > 0 for box in taken))
        taken.append(best.box)
    return places


def _numbers(picture: Picture) -> Iterator[tuple[str, Point, float]]:
    for terminal in picture.terminals:
        if terminal.quantity and terminal.quantity != "x":
            yield terminal.wire, terminal.value_at, terminal.align
    ends = {terminal.wire for terminal in picture.terminals}
    for wire in picture.wires:
        if wire.value_at is not None and wire.name not in ends:
            yield wire.name, wire.value_at, 0.0


def _candidates(at: Point, align: float, width: float, height: float) -> Iterator[Place]:
    # On its own side first; then it ends on the other side of what it stands beside.
    for side in (align, 1.0 - align):
        beside = 0.0 if side == align else (-16.0 if side else 16.0)
        for along in _ALONG:
            for down in _DOWN:
                x, y = at[0] + beside + along, at[1] + down
                left = x - side * width
                box = Box(left - _GAP, y - height - _GAP, left + width + _GAP, y + _GAP)
                yield Place((x, y), side, box)


def _cost(
    place: Place, at: Point, align: float, taken: list[Box], lines: list[Box], picture: Picture
) -> float:
    over = sum(place.box.shared(box) for box in taken)
    crossed = sum(place.box.shared(line) for line in lines)
    away = abs(place.at[0] - at[0]) + abs(place.at[1] - at[1])
    away += 10.0 * (place.align != align)
    box, (width, height) = place.box, picture.size
    inside = box.left >= -MARGIN and box.right <= width + MARGIN + ROOM
    inside = inside and box.top >= 0.0 and box.bottom <= height
    return 10 * over + _OVER_WIRE * crossed + _AWAY * away + _OUTSIDE * (not inside)


def _of_node(node: Node) -> Box:
    (x, y), (width, height) = node.center, node.size
    return Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


def _of_symbol(terminal: Terminal) -> Box:
    (x, y), (width, height) = terminal.at, _SYMBOL
    left = x - terminal.align * width
    return Box(left, y - height * 0.7, left + width, y + height * 0.3)


def _of_wire(wire: Wire) -> Iterator[Box]:
    for (x0, y0), (x1, y1) in pairwise(wire.points):
        left, right = sorted((x0, x1))
        top, bottom = sorted((y0, y1))
        yield Box(left - _WIRE, top - _WIRE, right + _WIRE, bottom + _WIRE)
