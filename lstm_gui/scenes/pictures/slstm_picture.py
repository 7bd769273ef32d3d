"""The diagram of the sLSTM: gates in a row, above and below them states that run straight on."""

from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import Kind
from lstm_gui.scenes.pictures.parts import DOT, Node, Picture, Point, Terminal, Wire, dot, gate
from lstm_gui.scenes.pictures.room import Room
from lstm_gui.words.quantity_words import block_of, block_role, quantity_role
from lstm_gui.words.symbols import symbol

_LEFT, _TOP, _OUTSIDE, _BUS_X, _TAP = 52.0, 30.0, 72.0, 84.0, 16.0
_BETWEEN, _ASIDE, _APART = 44.0, 22.0, 66.0
"""What is between gates, how far the wires of f stand aside of its middle, and what is between a
gate and the middle of what both read."""
_MAX = (62.0, 29.0)
_ABOVE_LINE, _BELOW_LINE = 12.0, 19.0
"""How far from its line a state has its symbol and its number."""
_ROWS = (46.0, 74.0, 42.0, 50.0, 58.0, 46.0, 50.0)
"""How far the rows lie below one another: c below the top of the body, n, what is written, gates,
m, sums, and h."""
_ROOMIER = (2.0, 2.75, 0.0, 2.75, 0.5, 0.0, 0.75)
"""How many times as far as a state has its symbol farther from its line each row lies lower."""
_AROUND_GATES = 3, 4
"""The rows that lie lower if gates are higher."""
_BELOW, _EDGE = 26.0, 50.0
"""How far body and drawing reach below the line of h."""


class _Rows(Struct, frozen=True):
    """The height of each row."""

    c: float
    n: float
    write: float
    gate: float
    m: float
    sums: float
    h: float


class _Columns(Struct, frozen=True):
    """Where x comes in, the middle of each gate, of the largest of two sums and of what shows, and
    the right edge."""

    bus: float
    f: float
    m: float
    i: float
    z: float
    o: float
    show: float
    body: float


class _Link(Struct, frozen=True):
    """A wire from one node to another, either ``""`` where it enters or leaves the cell."""

    name: str
    quantity: str
    source: str
    target: str
    points: tuple[Point, ...]
    value_at: Point | None = None


def slstm_picture(kind: Kind, room: Room) -> Picture | None:
    """Return the diagram of an sLSTM with ``room`` for its type; None without a stabiliser."""
    if "m" not in kind.states:
        return None
    x = _columns(room)
    y, gate_height = _rows(x, room)
    size = x.body + _OUTSIDE, y.h + room.farther + _EDGE
    body = _LEFT, _TOP, x.body - _LEFT, y.h + _BELOW - _TOP
    nodes = (*_gates(kind, x, y, (room.gate[0], gate_height)), *_knots(kind, x, y))
    half = room.gate[0] / 2, gate_height / 2
    links = (*_sums(x, y, half), *_stabiliser(x, y, half, size[0]), *_memory(x, y, half, size[0]))
    entering = (
        Wire("x_in", ((x.bus, size[1] - 12), (x.bus, y.h)), "data", "x", arrow=False),
        Wire("h_in", ((0.0, y.h), (x.o, y.h)), "hidden", "h_before", arrow=False),
    )
    wires = (*entering, *(_wire(kind, link) for link in links))
    attached = {node.name: _lit(node.name, links) for node in nodes}
    return Picture(size, body, nodes, wires, tuple(_terminals(kind, x, y, size, room)), attached)


def _columns(room: Room) -> _Columns:
    wide = room.gate[0]
    bus = _BUS_X + 3 * room.farther
    f = bus + 36.0 + wide / 2
    m = f + wide / 2 + _APART
    i = m + _APART + wide / 2
    z = i + wide + _BETWEEN
    o = z + wide + _BETWEEN
    show = o + wide / 2 + 2 * _BETWEEN
    return _Columns(bus, f, m, i, z, o, show, show + _BETWEEN + 4 * room.farther)


def _rows(columns: _Columns, room: Room) -> tuple[_Rows, float]:
    """Return the rows as far apart as ``room`` asks for, and how high a gate is between them."""
    higher = room.of_gate * (room.most_higher - 1.0)
    gaps = [gap + more * room.farther for gap, more in zip(_ROWS, _ROOMIER, strict=True)]
    for around in _AROUND_GATES:
        gaps[around] += higher / 2
    wanted = room.of_width * (columns.body + _OUTSIDE) - _TOP - _EDGE - room.farther
    stretch = min(max(wanted / sum(gaps), 1.0), room.most_higher)
    at, rows = _TOP, list[float]()
    for gap in gaps:
        at += round(stretch * gap)
        rows.append(at)
    return _Rows(*rows), room.gate[1] + higher


def _gates(kind: Kind, x: _Columns, y: _Rows, size: Point) -> Iterator[Node]:
    for block, middle in (("f", x.f), ("i", x.i), ("z", x.z), ("o", x.o)):
        yield replace(gate(kind, block, (middle, y.gate)), size=size)


def _knots(kind: Kind, x: _Columns, y: _Rows) -> Iterator[Node]:
    for name, shape, center, quantity, word in (
        ("sum_f", "plus", (x.f, y.sums), "z_f", ""),
        ("sum_i", "plus", (x.i, y.sums), "z_i", ""),
        ("at_kept", "times", (x.f - _ASIDE, y.c), "kept", ""),
        ("at_n_kept", "times", (x.f + _ASIDE, y.n), "n_kept", ""),
        ("at_written", "times", (x.z, y.write), "written", ""),
        ("at_c", "plus", (x.z, y.c), "c", ""),
        ("at_n", "plus", (x.i, y.n), "n", ""),
        ("at_shown", "word", (x.o, _middle(y)), "shown", "÷"),
        ("at_h", "times", (x.show, y.write), "h", ""),
    ):
        block = block_of(kind, quantity)
        role = block_role(kind, block) if block else quantity_role(kind, quantity)
        yield dot(name, shape, center, role, quantity, block, word)
    yield Node("at_m", "box", (x.m, y.m), _MAX, quantity_role(kind, "m"), "m", word="max")


def _middle(y: _Rows) -> float:
    return (y.c + y.n) / 2


def _sums(x: _Columns, y: _Rows, half: Point) -> Iterator[_Link]:
    """Yield what leads from the line of h to the gates, and to the largest of two sums."""
    number = y.h - 12
    for block, column, aside in (("f", x.f, -1), ("i", x.i, 1)):
        node, quantity = f"sum_{block}", f"z_{block}"
        up = (column, y.h), (column, y.sums + DOT)
        yield _Link(f"to_{block}", quantity, "", node, up, (column + 7, number))
        to_max = x.m + aside * _MAX[0] / 4
        across = (column - aside * DOT, y.sums), (to_max, y.sums), (to_max, y.m + _MAX[1] / 2)
        yield _Link(quantity, quantity, node, "at_m", across)
        on = (column, y.sums - DOT), (column, y.gate + half[1])
        yield _Link(f"{quantity}_{block}", quantity, node, block, on)
    for block, column in (("z", x.z), ("o", x.o)):
        up = (column, y.h), (column, y.gate + half[1])
        yield _Link(f"to_{block}", f"z_{block}", "", block, up, (column + 7, number))


def _stabiliser(x: _Columns, y: _Rows, half: Point, right: float) -> Iterator[_Link]:
    """Yield the line of m, and what leads from it to the gates it keeps small."""
    left, top = x.m - _MAX[0] / 2, y.m - _MAX[1] / 2
    yield _Link("m_in", "m_before", "", "at_m", ((0.0, y.m), (left, y.m)))
    tap = x.f - half[0] - _TAP
    aside = (tap, y.m), (tap, y.gate), (x.f - half[0], y.gate)
    yield _Link("m_in_f", "m_before", "", "f", aside)
    for block, edge in (("f", x.f + half[0]), ("i", x.i - half[0])):
        yield _Link(f"m_{block}", "m", "at_m", block, ((x.m, top), (x.m, y.gate), (edge, y.gate)))
    yield _Link("m_out", "m", "at_m", "", ((x.m + _MAX[0] / 2, y.m), (right, y.m)))


def _memory(x: _Columns, y: _Rows, half: Point, right: float) -> Iterator[_Link]:
    """Yield the lines of c and of n, what the gates do to them, and what is shown of both."""
    top, middle, of_c, of_n = y.gate - half[1], _middle(y), x.f - _ASIDE, x.f + _ASIDE
    below = (_BELOW_LINE + y.c, _BELOW_LINE + y.n)
    yield _Link("c_in", "c_before", "", "at_kept", ((0.0, y.c), (of_c - DOT, y.c)))
    yield _Link("n_in", "n_before", "", "at_n_kept", ((0.0, y.n), (of_n - DOT, y.n)))
    yield _Link("f", "f", "f", "at_kept", ((of_c, top), (of_c, y.c + DOT)))
    yield _Link("f_at_n_kept", "f", "f", "at_n_kept", ((of_n, top), (of_n, y.n + DOT)))
    kept = (of_c + DOT, y.c), (x.z - DOT, y.c)
    yield _Link("kept", "kept", "at_kept", "at_c", kept, (x.i - 16, below[0]))
    kept = (of_n + DOT, y.n), (x.i - DOT, y.n)
    yield _Link("n_kept", "n_kept", "at_n_kept", "at_n", kept, (x.m - 8, below[1]))
    aside = (x.i, top), (x.i, y.write), (x.z - DOT, y.write)
    yield _Link("i", "i", "i", "at_written", aside)
    yield _Link("i_at_n", "i", "i", "at_n", ((x.i, top), (x.i, y.n + DOT)))
    yield _Link("z", "z", "z", "at_written", ((x.z, top), (x.z, y.write + DOT)))
    written = (x.z, y.write - DOT), (x.z, y.c + DOT)
    yield _Link("written", "written", "at_written", "at_c", written, (x.z + 9, middle + 5))
    yield _Link("c_at_shown", "c", "at_c", "at_shown", ((x.o, y.c), (x.o, middle - DOT)))
    yield _Link("n_at_shown", "n", "at_n", "at_shown", ((x.o, y.n), (x.o, middle + DOT)))
    down = (x.o + DOT, middle), (x.show, middle), (x.show, y.write - DOT)
    yield _Link("shown", "shown", "at_shown", "at_h", down, (x.o + DOT + 6, middle - 7))
    yield _Link("o", "o", "o", "at_h", ((x.o, top), (x.o, y.write), (x.show - DOT, y.write)))
    yield _Link("c_out", "c", "at_c", "", ((x.z + DOT, y.c), (right, y.c)))
    yield _Link("n_out", "n", "at_n", "", ((x.i + DOT, y.n), (right, y.n)))
    yield _Link("h_out", "h", "at_h", "", ((x.show, y.write + DOT), (x.show, y.h), (right, y.h)))


def _wire(kind: Kind, link: _Link) -> Wire:
    sums = not link.source and link.quantity.startswith("z_")
    role = "hidden" if sums else quantity_role(kind, link.quantity)
    owner = link.source or (link.target if sums else "")
    place, points = link.value_at, link.points
    return Wire(link.name, points, role, link.quantity, owner, value_at=place, rests_at=0.4)


def _lit(name: str, links: Iterable[_Link]) -> frozenset[str]:
    return frozenset({name} | {one.name for one in links if name in (one.source, one.target)})


def _terminals(kind: Kind, x: _Columns, y: _Rows, size: Point, room: Room) -> Iterator[Terminal]:
    above, below, right = _ABOVE_LINE + room.farther, _BELOW_LINE + room.farther, size[0] - 2
    for state, line in (("c", y.c), ("n", y.n), ("m", y.m), ("h", y.h)):
        role, before = quantity_role(kind, state), f"{state}_before"
        for quantity, wire, at, align in (
            (before, f"{state}_in", 2.0, 0.0),
            (state, f"{state}_out", right, 1.0),
        ):
            letter = symbol(kind, quantity)
            yield Terminal(
                letter, (at, line - above), (at, line + below), role, quantity, wire, align
            )
    bottom = size[1] - 14.0
    yield Terminal("x_t", (x.bus + 10, bottom), (x.bus + 28, bottom), "data", "x", "x_in")
