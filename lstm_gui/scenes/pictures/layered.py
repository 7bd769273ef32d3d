"""Where the knots of a picture stand: in layers from left to right, in an order with few crossings.

A link that passes a layer has a place there of its own, so that it runs past the knots. After
Sugiyama, Tagawa & Toda (1981), "Methods for Visual Understanding of Hierarchical System
Structures".
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from lstm_gui.scenes.pictures.graph import BUS, Knot

_SWEEPS, _RELAXATIONS = 8, 60
_GAP, _STRAIGHTENS, _LOOSE = 17.0, 5.0, 6.0
_WITH_A_NUMBER = 30.0

Place = tuple[int, str]
"""A layer, and the name of what stands in it: a knot, what enters or leaves, or a link."""


class Link(Struct, frozen=True):
    """What ``quantity`` leads to: a knot, or ``end`` of a state."""

    quantity: str
    source: str
    target: str


class Layers(Struct, frozen=True):
    """The layers from what enters to what leaves, and how high everything in them stands.

    Parameters
    ----------
    rows
        The names in each layer from top to bottom.
    heights
        The middle of each place, downwards from 0.
    ways
        The places that each link passes, its source and its target included.
    """

    rows: tuple[tuple[str, ...], ...]
    heights: Mapping[Place, float]
    ways: Mapping[Link, tuple[Place, ...]]


def layered(knots: Sequence[Knot], states: Sequence[str], links: Sequence[Link]) -> Layers:
    """Return where ``knots`` stand between ``states`` before and after, both from the top."""
    depth = _depths(knots, states, links)
    ways = {link: tuple(_way(link, depth)) for link in links}
    rows: list[list[str]] = [[] for _ in range(max(depth.values()) + 1)]
    entering = {link.source for link in links}
    rows[0] = [name for name in (*(f"{s}_before" for s in states), BUS) if name in entering]
    rows[-1] = [f"{state}_end" for state in states]
    for way in ways.values():
        for layer, name in way[1:-1]:
            rows[layer].append(name)
    for knot in knots:
        rows[depth[knot.name]].append(knot.name)
    hops = {hop for way in ways.values() for hop in pairwise(way)}
    _order(rows, hops)
    sizes = {knot.name: knot.size[1] for knot in knots}
    sizes |= dict.fromkeys((*rows[0], *rows[-1]), _WITH_A_NUMBER)
    return Layers(tuple(map(tuple, rows)), _heights(rows, hops, sizes), ways)


def _depths(knots: Sequence[Knot], states: Sequence[str], links: Sequence[Link]) -> dict[str, int]:
    depth = {link.source: 0 for link in links if link.source not in {k.name for k in knots}}
    for knot in knots:
        depth[knot.name] = 1 + max(depth[link.source] for link in links if link.target == knot.name)
    depth |= _gates_in_a_column(knots, links, depth)
    last = 1 + max(depth.values())
    return depth | {f"{state}_end": last for state in states}


def _gates_in_a_column(
    knots: Sequence[Knot], links: Sequence[Link], depth: Mapping[str, int]
) -> dict[str, int]:
    """Return the gates that can wait beside the last of those that begin with the bus."""
    gates = [knot for knot in knots if knot.shape == "gate"]
    free = [gate.name for gate in gates if gate.reads == (BUS,)]
    column = max((depth[gate.name] for gate in gates), default=1)
    readers = {
        name: min(depth.get(link.target, column + 1) for link in links if link.source == name)
        for name in free
    }
    return {name: column for name in free if readers[name] > column}


def _way(link: Link, depth: Mapping[str, int]) -> Iterator[Place]:
    first, last = depth[link.source], depth[link.target]
    yield first, link.source
    for layer in range(first + 1, last):
        # What leads to several knots runs as one line as far as it can.
        yield layer, f"{link.source}>"
    yield last, link.target


def _order(rows: list[list[str]], hops: set[tuple[Place, Place]]) -> None:
    for row in rows[1:-1]:
        row[:] = list(dict.fromkeys(row))
    inner = range(1, len(rows) - 1)
    for _ in range(_SWEEPS):
        for layer in (*inner, *reversed(inner)):
            _sort(rows, layer, hops)
    best = _crossings(rows, hops)
    improved = True
    while improved:
        improved = False
        for layer in inner:
            for at in range(len(rows[layer]) - 1):
                row = rows[layer]
                row[at], row[at + 1] = row[at + 1], row[at]
                found = _crossings(rows, hops)
                if found < best:
                    best, improved = found, True
                else:
                    row[at], row[at + 1] = row[at + 1], row[at]


def _sort(rows: list[list[str]], layer: int, hops: set[tuple[Place, Place]]) -> None:
    """Put each name of a layer at the mean of what it is linked with."""
    share = {
        (number, name): (at + 0.5) / len(row)
        for number, row in enumerate(rows)
        for at, name in enumerate(row)
    }
    rows[layer].sort(key=lambda name: _mean(share[end] for end in _ends((layer, name), hops)))


def _ends(place: Place, hops: set[tuple[Place, Place]]) -> list[Place]:
    ends = [b for a, b in hops if a == place] + [a for a, b in hops if b == place]
    return sorted(ends)


def _mean(values: Iterator[float]) -> float:
    found = list(values)
    return sum(found) / len(found) if found else 0.5


def _crossings(rows: list[list[str]], hops: set[tuple[Place, Place]]) -> int:
    at = {(n, name): place for n, row in enumerate(rows) for place, name in enumerate(row)}
    found = 0
    by_layer: dict[int, list[tuple[int, int]]] = {}
    for a, b in hops:
        by_layer.setdefault(a[0], []).append((at[a], at[b]))
    for lines in by_layer.values():
        for one, first in enumerate(lines):
            found += sum((first[0] - b[0]) * (first[1] - b[1]) < 0 for b in lines[one + 1 :])
    return found


def _heights(
    rows: list[list[str]], hops: set[tuple[Place, Place]], sizes: Mapping[str, float]
) -> dict[Place, float]:
    rooms = [[_room(a, b, sizes) for a, b in pairwise(row)] for row in rows]
    tallest = max(sum(room) for room in rooms)
    at = {
        (layer, name): tallest * (place + 0.5) / len(row)
        for layer, row in enumerate(rows)
        for place, name in enumerate(row)
    }
    ends = {place: _ends(place, hops) for place in at}
    for _ in range(_RELAXATIONS):
        for layer, row in enumerate(rows):
            wanted = [_wanted((layer, name), ends[layer, name], at) for name in row]
            for name, height in zip(row, _apart(wanted, rooms[layer]), strict=True):
                at[layer, name] = height
    _straighten(at, rows, rooms, hops)
    top = min(at.values())
    return {place: round(height - top) * 1.0 for place, height in at.items()}


def _straighten(
    at: dict[Place, float],
    rows: list[list[str]],
    rooms: list[list[float]],
    hops: set[tuple[Place, Place]],
) -> None:
    """Bring places that are linked to one height, where the others leave room for it."""
    groups = {place: {place} for place in at}
    for one, other in sorted(hops, key=lambda hop: (_bends(hop, at), hop)):
        first, second = groups[one], groups[other]
        layers = [layer for layer, _ in (*first, *second)]
        if first is second or len(set(layers)) < len(layers):
            continue
        both = first | second
        for height in sorted({at[one], at[other], (at[one] + at[other]) / 2}):
            if all(_has_room(place, height, at, rows, rooms) for place in both):
                for place in both:
                    at[place], groups[place] = height, both
                break


def _bends(hop: tuple[Place, Place], at: Mapping[Place, float]) -> tuple[bool, float]:
    """Return by how much a link bends; lines that run past knots come first."""
    return not any(">" in name for _, name in hop), abs(at[hop[0]] - at[hop[1]])


def _has_room(
    place: Place,
    height: float,
    at: Mapping[Place, float],
    rows: list[list[str]],
    rooms: list[list[float]],
) -> bool:
    layer, name = place
    row, room = rows[layer], rooms[layer]
    index = row.index(name)
    above = index == 0 or height - at[layer, row[index - 1]] >= room[index - 1] - _LOOSE
    below = index == len(row) - 1 or at[layer, row[index + 1]] - height >= room[index] - _LOOSE
    return above and below


def _room(one: str, other: str, sizes: Mapping[str, float]) -> float:
    return (sizes.get(one, 0.0) + sizes.get(other, 0.0)) / 2 + _GAP


def _wanted(place: Place, ends: list[Place], at: Mapping[Place, float]) -> float:
    """Return where a place would stand by its ends; a line wants to be straight above all."""
    weights = [_STRAIGHTENS if ">" in end[1] or ">" in place[1] else 1.0 for end in ends]
    if not ends:
        return at[place]
    return sum(w * at[end] for w, end in zip(weights, ends, strict=True)) / sum(weights)


def _apart(wanted: list[float], rooms: list[float]) -> list[float]:
    """Return what is nearest to ``wanted`` with these rooms between: pools of equal shift."""
    offsets = [sum(rooms[:place]) for place in range(len(wanted))]
    pools: list[tuple[float, int]] = []
    for value, offset in zip(wanted, offsets, strict=True):
        mean, count = value - offset, 1
        while pools and pools[-1][0] > mean:
            before, more = pools.pop()
            mean, count = (before * more + mean * count) / (more + count), more + count
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]
