"""The diagram of a cell that nobody has drawn: laid out from its equations, from left to right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.free_places import with_free_numbers
from lstm_gui.scenes.pictures.graph import BUS, Knot, knots_of
from lstm_gui.scenes.pictures.layered import Layers, Link, Place, layered
from lstm_gui.scenes.pictures.parts import (
    Node,
    Picture,
    Point,
    Terminal,
    Wire,
    dot,
    gate,
)
from lstm_gui.scenes.pictures.room import AT_DESK, Room
from lstm_gui.words.quantity_words import block_of, block_role, quantity_role
from lstm_gui.words.symbols import symbol

_LEFT, _TOP, _BELOW, _OUTSIDE = 52.0, 76.0, 62.0, 72.0
_BUS_X, _TAP_X = 84.0, 70.0
_TO_GATES, _AFTER_GATES, _NUMBER_ROOM, _TRACK = 62.0, 30.0, 52.0, 8.0
_PORTS, _PORT, _LEAST_HEIGHT = {"gate": 13.0}, 7.0, 232.0
_NUMBER = (38.0, 9.5)
"""The room that most numbers take at a desk."""
_SYMBOL_ABOVE, _NUMBER_BELOW = 10.0, 17.0
"""How far from its line a state has its symbol and its number."""
_BETWEEN_STATES = 57.0
"""How far states stand above one another at least where type is large."""
_EVEN = 3.0
"""Up to this difference in height a line runs straight on."""


def laid_out(kind: Kind, room: Room = AT_DESK) -> Picture:
    """Return the diagram of a cell of ``kind``, whatever its equations are, with ``room``."""
    knots = knots_of(kind)
    states = _from_the_top(kind)
    links = tuple(_links(kind, knots))
    drawing = _Drawing(kind, knots, layered(knots, states, links), links, room)
    return with_free_numbers(drawing.picture(), *_NUMBER)


def _from_the_top(kind: Kind) -> tuple[str, ...]:
    memory = kind.roles.memory
    return (memory, *(state for state in (*kind.states[1:], "h") if state != memory))


def _links(kind: Kind, knots: Sequence[Knot]) -> Iterator[Link]:
    maker = {knot.quantity: knot.name for knot in knots}
    for knot in knots:
        for read in knot.reads:
            yield Link(read, maker.get(read, read), knot.name)
    for state in kind.states:
        yield Link(state, maker[state], f"{state}_end")


class _Spot(Struct, frozen=True):
    """Where a knot stands, and how far it reaches to both sides."""

    x: float
    y: float
    half: float


class _Drawing:
    """Gives everything its coordinates."""

    def __init__(
        self,
        kind: Kind,
        knots: tuple[Knot, ...],
        layers: Layers,
        links: tuple[Link, ...],
        room: Room,
    ) -> None:
        self._kind, self._layers, self._links = kind, layers, links
        self._room, self._farther, self._higher = room, room.farther, 1.0
        self._knots = {knot.name: knot for knot in knots}
        self._top = _TOP + 2 * self._farther + (room.above if self._begins_with_gate else 0.0)
        self._hears = any(one.hears == "h_before" for one in kind.sums)
        self._tracks = self._track_numbers()
        self._columns()
        if room.spreads:
            self._spread()
        lowest = self._top + max(self._layers.heights.values())
        self._bus_y = max(lowest + room.below, _LEAST_HEIGHT - _BELOW)
        self._height = self._bus_y + _BELOW
        self._ports = {link: self._port(link) for link in links}

    def picture(self) -> Picture:
        """Return everything with its coordinates."""
        wires = (*self._entering(), *self._wires())
        body = (_LEFT, 30.0, self._right - _LEFT, self._height - 68.0)
        return Picture(
            (self._right + _OUTSIDE, self._height),
            body,
            tuple(self._node(knot) for knot in self._knots.values()),
            wires,
            tuple(self._terminals()),
            {name: self._lit(name, wires) for name in self._knots},
        )

    def _columns(self) -> None:
        """Set the middle of each layer, and where the channel before each ends."""
        self._middle: dict[int, float] = {}
        self._ends: dict[int, float] = {}
        x = _BUS_X
        for layer, row in enumerate(self._layers.rows[1:-1], start=1):
            x += self._channel(layer)
            self._ends[layer] = x
            width = max(self._size(name)[0] for name in row if name in self._knots)
            self._middle[layer] = x + width / 2
            x += width
        last = len(self._layers.rows) - 1
        self._ends[last] = x + self._channel(last)
        self._right = self._ends[last]

    def _spread(self) -> None:
        """Let everything stand farther above one another, while the picture stays a wide one."""
        heights = self._layers.heights
        of_width, most = self._room.of_width, self._room.most_higher
        high = of_width * (self._right + _OUTSIDE) - self._top - self._room.below - _BELOW
        self._higher = max(
            min(high / max(heights.values()), most), _BETWEEN_STATES / self._closest_states
        )
        higher = {place: round(self._higher * height) * 1.0 for place, height in heights.items()}
        self._layers = replace(self._layers, heights=higher)

    @property
    def _closest_states(self) -> float:
        """How far apart those states are that stand closest above one another."""
        rows, heights = self._layers.rows, self._layers.heights
        ends = ((0, rows[0]), (len(rows) - 1, rows[-1]))
        columns = (sorted(heights[layer, name] for name in row) for layer, row in ends)
        gaps = [low - high for column in columns for high, low in pairwise(column)]
        return min(gaps, default=_BETWEEN_STATES)

    @property
    def _begins_with_gate(self) -> bool:
        highest = (name for (_, name), height in self._layers.heights.items() if height == 0.0)
        return any(self._knots[name].shape == "gate" for name in highest if name in self._knots)

    def _channel(self, layer: int) -> float:
        before = [self._knots[n] for n in self._layers.rows[layer - 1] if n in self._knots]
        has_numbers = any(knot.shape != "gate" for knot in before)
        base = _NUMBER_ROOM if has_numbers else _AFTER_GATES
        tracks = len({self._source_of(hop) for hop in self._tracks if hop[1][0] == layer})
        to_gates = _TO_GATES + 3 * self._farther
        wide = (to_gates if layer == 1 else base) + _TRACK * max(tracks - 1, 0)
        return self._room.wider * wide

    def _y(self, place: Place) -> float:
        if place == (0, BUS):
            return self._bus_y
        return self._top + self._layers.heights[place]

    def _track_numbers(self) -> dict[tuple[Place, Place], int]:
        """Return from the right in which track of its channel each bend is."""
        bends: dict[int, list[tuple[Place, Place]]] = {}
        for way in self._layers.ways.values():
            for hop in pairwise(way):
                if hop[0] != (0, BUS) and hop not in bends.setdefault(hop[1][0], []):
                    bends[hop[1][0]].append(hop)
        numbers: dict[tuple[Place, Place], int] = {}
        for hops in bends.values():
            hops.sort(key=self._bend_order)
            sources = list(dict.fromkeys(map(self._source_of, hops)))
            numbers |= {hop: sources.index(self._source_of(hop)) for hop in hops}
        return numbers

    def _bend_order(self, hop: tuple[Place, Place]) -> tuple[float, ...]:
        start, end = (self._layers.heights[place] for place in hop)
        # What goes up bends first if it is high, what goes down if it is low.
        return (start, end) if end > start else (-start, end)

    def _source_of(self, hop: tuple[Place, Place]) -> str:
        return hop[0][1].removesuffix(">")

    def _size(self, name: str) -> Point:
        knot = self._knots[name]
        return self._room.gate if knot.shape == "gate" else knot.size

    def _spot(self, name: str) -> _Spot:
        layer = next(n for n, row in enumerate(self._layers.rows) if name in row)
        return _Spot(self._middle[layer], self._y((layer, name)), self._size(name)[0] / 2)

    def _node(self, knot: Knot) -> Node:
        spot = self._spot(knot.name)
        center = (spot.x, spot.y)
        if knot.shape == "gate":
            width, height = self._room.gate
            size = (width, height + self._room.of_gate * (self._higher - 1.0))
            return replace(gate(self._kind, knot.block, center), size=size)
        block = block_of(self._kind, knot.quantity)
        role = block_role(self._kind, block) if block else quantity_role(self._kind, knot.quantity)
        if knot.shape == "box":
            word = knot.word
            return Node(knot.name, "box", center, knot.size, role, knot.quantity, block, word=word)
        return dot(knot.name, knot.shape, center, role, knot.quantity, block, knot.word)

    def _port(self, link: Link) -> float:
        """Return how far below the middle of its target a link arrives."""
        if link.target not in self._knots:
            return 0.0
        knot = self._knots[link.target]
        rivals = sorted(
            (one for one in self._links if one.target == link.target),
            key=lambda one: self._y(self._layers.ways[one][-2]),
        )
        step = _PORTS.get(knot.shape, _PORT)
        layer = next(n for n, row in enumerate(self._layers.rows) if knot.name in row)
        middle = self._y((layer, knot.name))
        level = [n for n, one in enumerate(rivals) if self._arrives(one) == middle]
        if level:
            # What comes straight goes straight in.
            return step * max(-1, min(1, rivals.index(link) - level[0]))
        return step * (2 * rivals.index(link) - len(rivals) + 1) / max(len(rivals) - 1, 1)

    def _arrives(self, link: Link) -> float | None:
        """Return the height at which a link comes to its target; None from the bus."""
        before = self._layers.ways[link][-2]
        return None if before == (0, BUS) else self._y(before)

    def _points(self, link: Link) -> tuple[Point, ...]:
        way = self._layers.ways[link]
        x, y = self._start(link)
        points = [(x, y)]
        for hop in pairwise(way):
            layer, name = hop[1]
            is_end = name == link.target
            height = self._y(hop[1]) + (self._ports[link] if is_end else 0.0)
            if hop[0] == (0, BUS):
                points.append((_BUS_X, height))
            elif abs(height - y) > _EVEN or (is_end and height != y):
                bend = self._ends[layer] - 15.0 - _TRACK * self._tracks[hop]
                points += [(bend, y), (bend, height)]
            y = height
        end = self._spot(link.target) if link.target in self._knots else None
        points.append((end.x - end.half if end else self._right + _OUTSIDE, y))
        return _without_repeats(points)

    def _start(self, link: Link) -> Point:
        if link.source == BUS:
            return _BUS_X, self._bus_y
        if link.source in self._knots:
            spot = self._spot(link.source)
            return spot.x + spot.half, spot.y
        return 0.0, self._y((0, link.source))

    def _entering(self) -> Iterator[Wire]:
        bottom = self._height - 12.0
        yield Wire("x_in", ((_BUS_X, bottom), (_BUS_X, self._bus_y)), "data", "x", arrow=False)
        if not self._hears:
            return
        if "h_before" in self._layers.rows[0]:
            y = self._y((0, "h_before"))
            down = ((_TAP_X, y), (_TAP_X, self._bus_y), (_BUS_X, self._bus_y))
            yield Wire("h_down", down, "hidden", "h_before", owner="h_in", arrow=False)
        else:
            across = ((0.0, self._bus_y), (_BUS_X, self._bus_y))
            yield Wire("h_in", across, "hidden", "h_before", arrow=False)

    def _wires(self) -> Iterator[Wire]:
        taken: set[str] = {"h_in"} if "h_before" not in self._layers.rows[0] else set()
        for link in self._links:
            name = self._wire_name(link, taken)
            taken.add(name)
            yield self._wire(link, name)

    def _wire_name(self, link: Link, taken: set[str]) -> str:
        if link.source == BUS:
            return f"to_{self._knots[link.target].block}"
        if link.target not in self._knots:
            return f"{link.quantity}_out"
        first = link.quantity
        if link.source not in self._knots:
            first = f"{link.source.removesuffix('_before')}_in"
        is_free = first not in taken and link.quantity not in self._kind.states
        return first if is_free else f"{first}_{link.target}"

    def _wire(self, link: Link, name: str) -> Wire:
        points, owner = self._points(link), link.source if link.source in self._knots else ""
        if link.source == BUS:
            block = self._knots[link.target].block
            role = "hidden" if self._kind.hears(block) else "data"
            at = (_BUS_X + 8, points[-1][1] - 7)
            return Wire(name, points, role, f"z_{block}", owner=link.target, value_at=at)
        role = quantity_role(self._kind, link.quantity)
        at = self._number_at(link) if name == link.quantity else None
        return Wire(name, points, role, link.quantity, owner=owner, value_at=at, rests_at=0.4)

    def _number_at(self, link: Link) -> Point | None:
        knot = self._knots.get(link.source)
        if knot is None or knot.shape == "gate":
            return None
        spot = self._spot(knot.name)
        return spot.x + spot.half + 3, spot.y - 7

    def _terminals(self) -> Iterator[Terminal]:
        kind, edge = self._kind, self._right + _OUTSIDE - 2
        above, below = _SYMBOL_ABOVE + self._farther, _NUMBER_BELOW + self._farther
        for state in kind.states:
            role = quantity_role(kind, state)
            before = f"{state}_before"
            at_top = before in self._layers.rows[0]
            if at_top or (state == "h" and self._hears):
                y = self._y((0, before)) if at_top else self._bus_y
                letter = symbol(kind, before)
                yield Terminal(letter, (2, y - above), (2, y + below), role, before, f"{state}_in")
            y = self._y((len(self._layers.rows) - 1, f"{state}_end"))
            wire = f"{state}_out"
            yield Terminal(
                symbol(kind, state), (edge, y - above), (edge, y + below), role, state, wire, 1
            )
        bottom = self._height - 14.0
        yield Terminal("x_t", (_BUS_X + 10, bottom), (_BUS_X + 28, bottom), "data", "x", "x_in")

    def _lit(self, name: str, wires: Sequence[Wire]) -> frozenset[str]:
        touching = {
            wire
            for link, wire in zip(self._links, _last(wires, len(self._links)), strict=True)
            if name in (link.target, link.source)
        }
        return frozenset({name} | {wire.name for wire in touching})


def _last(wires: Sequence[Wire], count: int) -> Sequence[Wire]:
    return wires[len(wires) - count :]


def _without_repeats(points: Sequence[Point]) -> tuple[Point, ...]:
    return tuple(point for n, point in enumerate(points) if n == 0 or point != points[n - 1])
