"""Where numbers stand in a picture: near their places, off nodes, symbols, wires, each other."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from types import MappingProxyType

import numpy as np
import numpy.typing as npt
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.scenes.pictures.parts import Node, Picture, Point, Terminal, Wire

_ALONG, _DOWN = np.arange(-60.0, 61.0, 3.0), np.arange(-42.0, 43.0, 6.0)
"""How far from their places numbers are tried."""
_SUNK = 0.45
"""How far an index reaches below its line, by the height of a number."""
_STEP = 8.0
"""How far apart places are tried that are anywhere."""
_WIRE, _GAP, _SYMBOL = 4.0, 3.0, (30.0, 26.0)
_OVER_NODE, _OVER_WIRE, _AWAY, _OTHER_SIDE = 10.0, 2.0, 1.5, 15.0
"""What it costs to lie over a node or a wire by a square unit, to stand a unit away, and to stand
on the other side."""
_OUTSIDE = 1e6
_INSIDE = _GAP * np.array((1.0, 1.0, -1.0, -1.0))
"""From the edges of the room of a number to its own."""
MARGIN, ROOM = 10.0, 36.0
"""How far numbers may stand beside the drawing, and large ones farther at its right."""

Boxes = npt.NDArray[np.float64]
"""Rectangles (n, 4): left, top, right and bottom of each."""


class Box(Struct, frozen=True):
    """A rectangle of the drawing."""

    left: float
    top: float
    right: float
    bottom: float

    def shared(self, other: "Box") -> float:
        """Return the area that both cover."""
        return float(_shared(_rows([self]), _rows([other]))[0])


class Place(Struct, frozen=True):
    """The baseline at which a number starts, or with ``align`` 1 ends.

    It is ``crowded`` if it lies over a node, a wire, a symbol or another number all the same,
    and ``named`` if it stands where there is room, away from its wire, behind its symbol.
    """

    at: Point
    align: float
    box: Box
    crowded: bool = False
    named: bool = False


def free_places(
    picture: Picture,
    width: float,
    height: float,
    room: float = ROOM,
    below: float = 0.0,
    further: Iterable[Box] = (),
    wider: Mapping[str, float] = MappingProxyType({}),
    symbols: Mapping[str, float] = MappingProxyType({}),
) -> Mapping[str, Place]:
    """Return by wires where their numbers stand if each takes ``width`` and ``height``.

    Each stays near its place in ``picture``, but off nodes, symbols and other numbers, and off
    wires where it can. Values do not matter, so that no number jumps while it changes.

    Parameters
    ----------
    room
        How much farther than `MARGIN` they may stand at the right of the drawing.
    below
        How much room each takes below its line.
    further
        What else they keep off.
    wider
        Which numbers take more than ``width``, in a figure in which none of them changes.
    symbols
        How wide the symbols of numbers are that may stand behind it anywhere: those without room
        near their places do, unless another wire has the same, and leave that to others.
    """
    taken = [_of_node(node) for node in picture.nodes]
    taken += [*map(_of_symbol, picture.terminals), *further]
    lines = _rows(line for wire in picture.wires for line in _of_wire(wire))
    places: dict[str, Place] = {}
    for name, at, align in _numbers(picture):
        spots = _spots(at, align)
        boxes = _boxes(spots, max(width, wider.get(name, width)), height, below)
        over = _shared(boxes, _rows(taken))
        cost = _OVER_NODE * over + _OVER_WIRE * _shared(boxes, lines) + _moved(spots, at, align)
        best = int(np.argmin(cost + _OUTSIDE * _outside(boxes, picture.size, room)))
        crossed = _shared(boxes[best : best + 1] + _INSIDE, lines)[0]
        x, y, side = map(float, spots[best])
        box = Box(*map(float, boxes[best]))
        crowded = bool(over[best] + crossed > 0)
        places[name] = Place((x, y), side, box, crowded)
        if not (crowded and name in symbols):
            taken.append(box)
    sizes = {name: (width + symbol, height) for name, symbol in symbols.items()}
    return places | _elsewhere(picture, places, sizes, room, below, taken, lines)


def _elsewhere(
    picture: Picture,
    places: Mapping[str, Place],
    sizes: Mapping[str, Point],
    room: float,
    below: float,
    taken: list[Box],
    lines: Boxes,
) -> dict[str, Place]:
    """Return places for numbers, which take so much with their symbols, that have no room."""
    quantities = {wire.name: wire.quantity for wire in picture.wires}
    told = {quantities[name] for name, place in places.items() if not place.crowded}
    found: dict[str, Place] = {}
    for name, at, _ in _numbers(picture):
        if not places[name].crowded or name not in sizes or quantities[name] in told:
            continue
        under = max(below, _SUNK * sizes[name][1])
        around = [*taken, *(place.box for place in found.values())]
        spot = _free_spot(picture, at, sizes[name], room, under, _rows(around), lines)
        if spot is not None:
            found[name] = spot
            told.add(quantities[name])
    return found


def _free_spot(
    picture: Picture,
    at: Point,
    size: Point,
    room: float,
    below: float,
    taken: Boxes,
    lines: Boxes,
) -> Place | None:
    """Return the place nearest to ``at`` at which nothing is, None if there is none."""
    spots = _everywhere(picture.size, room)
    boxes = _boxes(spots, *size, below)
    inside = ~_outside(boxes, picture.size, room)
    if not inside.any():
        return None
    spots, boxes = spots[inside], boxes[inside]
    free = _shared(boxes, np.concatenate([taken, lines])) == 0.0
    if not free.any():
        return None
    away = np.where(free, np.abs(spots[:, 0] - at[0]) + np.abs(spots[:, 1] - at[1]), np.inf)
    best = int(np.argmin(away))
    x, y, side = map(float, spots[best])
    return Place((x, y), side, Box(*map(float, boxes[best])), named=True)


@lru_cache(maxsize=8)
def _everywhere(size: Point, room: float) -> Boxes:
    """Return baselines (n, 3) all over a picture."""
    along = np.arange(-MARGIN, size[0] + room, _STEP)
    across, down = np.meshgrid(along, np.arange(0.0, size[1], _STEP))
    return np.stack([across.ravel(), down.ravel(), np.zeros(across.size)], axis=1)


def with_free_numbers(picture: Picture, width: float, height: float) -> Picture:
    """Return ``picture`` with its numbers, each so large, off nodes and the wires of others."""
    places = free_places(picture, width, height)

    def freed(wire: Wire) -> Wire:
        if wire.value_at is None or wire.name not in places:
            return wire
        place = places[wire.name]
        x, y = place.at
        return replace(wire, value_at=(x - place.align * width, y))

    return replace(picture, wires=tuple(map(freed, picture.wires)))


def _numbers(picture: Picture) -> Iterator[tuple[str, Point, float]]:
    for terminal in picture.terminals:
        if terminal.quantity and terminal.quantity != "x":
            yield terminal.wire, terminal.value_at, terminal.align
    ends = {terminal.wire for terminal in picture.terminals}
    for wire in picture.wires:
        if wire.value_at is not None and wire.name not in ends:
            yield wire.name, wire.value_at, 0.0


def _spots(at: Point, align: float) -> Boxes:
    """Return the baselines (n, 3) that a number may stand at, and at which of their ends."""
    # On its own side first; then it ends on the other side of what it stands beside.
    beside = -16.0 if align == 0.0 else 16.0
    own, other = np.array([*at, align]), np.array([at[0] + beside, at[1], 1.0 - align])
    return np.concatenate([_grid() + own, _grid() + other])


@cache
def _grid() -> Boxes:
    along, down = np.meshgrid(_ALONG, _DOWN)
    return np.stack([along.ravel(), down.ravel(), np.zeros(along.size)], axis=1)


def _boxes(spots: Boxes, width: float, height: float, below: float) -> Boxes:
    x, y, side = spots.T
    left, top, bottom = x - side * width - _GAP, y - height - _GAP, y + below + _GAP
    return np.stack([left, top, left + width + 2 * _GAP, bottom], axis=1)


def _moved(spots: Boxes, at: Point, align: float) -> npt.NDArray[np.float64]:
    """Return what it costs to stand at each of ``spots`` rather than at ``at``."""
    x, y, side = spots.T
    return _AWAY * (np.abs(x - at[0]) + np.abs(y - at[1])) + _OTHER_SIDE * (side != align)


def _outside(boxes: Boxes, size: Point, room: float) -> npt.NDArray[np.bool_]:
    left, top, right, bottom = boxes.T
    beside = (left < -MARGIN) | (right > size[0] + MARGIN + room)
    return beside | (top < 0.0) | (bottom > size[1])


def _rows(boxes: Iterable[Box]) -> Boxes:
    edges = [(box.left, box.top, box.right, box.bottom) for box in boxes]
    return np.array(edges, dtype=np.float64).reshape(-1, 4)


def _shared(boxes: Boxes, others: Boxes) -> npt.NDArray[np.float64]:
    """Return by how many square units of ``others`` each of ``boxes`` is covered."""
    others = _near(boxes, others)
    left, top, right, bottom = boxes.T[:, :, None]
    width = np.minimum(right, others[:, 2]) - np.maximum(left, others[:, 0])
    height = np.minimum(bottom, others[:, 3]) - np.maximum(top, others[:, 1])
    return (np.maximum(width, 0.0) * np.maximum(height, 0.0)).sum(axis=1)


def _near(boxes: Boxes, others: Boxes) -> Boxes:
    """Return those of ``others`` that any of ``boxes`` may cover."""
    (left, top), (right, bottom) = boxes.min(axis=0)[:2], boxes.max(axis=0)[2:]
    beside = (others[:, 0] > right) | (others[:, 2] < left)
    return others[~(beside | (others[:, 1] > bottom) | (others[:, 3] < top))]


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
