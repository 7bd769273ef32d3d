"""The ways that numbers take through the diagram of a cell, as plain data without Qt."""

from itertools import pairwise
from math import hypot

from msgspec import Struct

from lstm_gui.scenes.pictures.parts import Picture, Point
from lstm_gui.scenes.slow_motion.sub_steps import Journey, SubStep

MEETS = 0.6
"""The share of the time after which the numbers that come have reached the node."""

_STRAIGHT = 1e-6


class Route(Struct, frozen=True):
    """A journey along ``points`` between two shares of the time.

    ``stays`` says whether the number rests at the end or is used up there.
    """

    journey: Journey
    points: tuple[Point, ...]
    starts: float
    ends: float
    stays: bool

    def at(self, share: float) -> Point | None:
        """Return where the number is; None before it starts and after it is used up."""
        if share < self.starts or (share >= self.ends and not self.stays):
            return None
        done = min((share - self.starts) / (self.ends - self.starts), 1.0)
        return along(self.points, _eased(done))


def routes(step: SubStep, picture: Picture) -> tuple[Route, ...]:
    """Return the routes of all numbers that move through ``picture`` in a sub-step."""
    meets = MEETS if step.comes else 0.0
    comes = tuple(_coming(journey, step, picture) for journey in step.comes)
    return comes + tuple(_going(journey, meets, picture) for journey in step.goes)


def _coming(journey: Journey, step: SubStep, picture: Picture) -> Route:
    points = joined(journey.wires, picture)
    if step.adds_up and len(journey.wires) > 1:
        # The last wire is the way of the sum itself.
        approach = _approach(*(picture.points[wire] for wire in journey.wires[-2:]))
        points = (*joined(journey.wires[:-1], picture)[:-1], *approach)
    return Route(journey, points, 0.0, MEETS, stays=False)


def _approach(wire: tuple[Point, ...], following: tuple[Point, ...]) -> tuple[Point, ...]:
    end, junction = wire[-1], following[0]
    return (junction,) if _lies_on(wire, junction) else (end, junction)


def _going(journey: Journey, starts: float, picture: Picture) -> Route:
    wires = {wire.name: wire for wire in picture.wires}
    points = joined(journey.wires, picture)
    return Route(journey, cut(points, wires[journey.wires[-1]].rests_at), starts, 1.0, stays=True)


def joined(names: tuple[str, ...], picture: Picture) -> tuple[Point, ...]:
    """Return the wires called ``names`` as one line.

    A wire that leaves from the middle of the one before is entered there.
    """
    points = picture.points[names[0]]
    for name in names[1:]:
        following = picture.points[name]
        kept = points[:-1] if _lies_on(points, following[0]) else points
        points = (*kept, *following)
    return points


def cut(points: tuple[Point, ...], share: float) -> tuple[Point, ...]:
    """Return the first ``share`` of a line."""
    left = share * length(points)
    kept = [points[0]]
    for a, b in pairwise(points):
        piece = hypot(b[0] - a[0], b[1] - a[1])
        if piece >= left:
            part = left / piece
            return (*kept, (a[0] + part * (b[0] - a[0]), a[1] + part * (b[1] - a[1])))
        left -= piece
        kept.append(b)
    return points


def along(points: tuple[Point, ...], share: float) -> Point:
    """Return the point at ``share`` (0 to 1) of the length of a line."""
    return cut(points, share)[-1]


def length(points: tuple[Point, ...]) -> float:
    """Return the length of a line."""
    return sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points))


def _lies_on(points: tuple[Point, ...], point: Point) -> bool:
    a, b = points[-2:]
    direct = hypot(b[0] - a[0], b[1] - a[1])
    over = hypot(point[0] - a[0], point[1] - a[1]) + hypot(b[0] - point[0], b[1] - point[1])
    return over - direct < _STRAIGHT


def _eased(share: float) -> float:
    """Start and stop softly."""
    return share * share * (3.0 - 2.0 * share)
