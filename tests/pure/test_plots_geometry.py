"""The diagrams of all cells as plain data: connected, complete, and drawn without Qt."""

import re
import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import GRU, KINDS, LSTM, forward, reading
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.scenes.pictures import Picture, picture_of
from lstm_gui.scenes.pictures.free_places import MARGIN
from lstm_gui.scenes.pictures.number_places import number_places
from lstm_gui.scenes.pictures.parts import Wire
from lstm_gui.ui.style.theme import ROLES
from lstm_gui.words.numbers import number
from lstm_gui.words.worked_equations import put_in, worked
from tests.core.states import CELLS, seeded_state

PICTURES = {name: picture_of(kind) for name, kind in CELLS.items()}
EDGE = 1.0

every_picture = pytest.mark.parametrize("cell", PICTURES)


def wire_of(cell: str, name: str) -> Wire:
    return next(wire for wire in PICTURES[cell].wires if wire.name == name)


def distance(point, wire: Wire) -> float:
    def to(a, b) -> float:
        x = min(max(point[0], min(a[0], b[0])), max(a[0], b[0]))
        y = min(max(point[1], min(a[1], b[1])), max(a[1], b[1]))
        return abs(point[0] - x) + abs(point[1] - y)

    return min(to(a, b) for a, b in pairwise(wire.points))


def on_a_wire(picture: Picture, point, besides: str) -> bool:
    others = (wire for wire in picture.wires if wire.name != besides)
    return any(distance(point, wire) < EDGE for wire in others)


def touched(picture: Picture, point) -> set[str]:
    return {node.name for node in picture.nodes if node.contains(point, margin=EDGE)}


def test_needs_no_qt():
    code = (
        "import sys, lstm_gui.scenes.pictures;"
        "print([name for name in sys.modules if name.startswith(('PyQt6', 'pyqtgraph'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@every_picture
def test_a_wire_runs_between_nodes_wires_or_the_edge(cell):
    picture = PICTURES[cell]
    width, height = picture.size

    def leads_somewhere(wire: Wire, end) -> bool:
        at_edge = end[0] in (0.0, width) or end[1] < 12 or end[1] > height - 20
        somewhere = touched(picture, end) or on_a_wire(picture, end, wire.name) or at_edge
        return 0 <= end[0] <= width and 0 <= end[1] <= height and bool(somewhere)

    ends = [(wire, wire.points[end]) for wire in picture.wires for end in (0, -1)]
    assert [(wire.name, end) for wire, end in ends if not leads_somewhere(wire, end)] == []


@every_picture
def test_wires_run_straight_across_or_down(cell):
    pieces = [
        (wire.name, piece) for wire in PICTURES[cell].wires for piece in pairwise(wire.points)
    ]
    oblique = [
        (name, piece)
        for name, piece in pieces
        for (x0, y0), (x1, y1) in [piece]
        if (x0 == x1) == (y0 == y1)
    ]
    assert oblique == []


@every_picture
def test_every_node_is_reached_from_the_inputs_and_reaches_an_output(cell):
    picture = PICTURES[cell]
    nodes = {node.name for node in picture.nodes}
    forward_from = {name: set() for name in nodes}
    entered, left = set(), set()
    for wire in picture.wires:
        sources, targets = (touched(picture, wire.points[end]) for end in (0, -1))
        entered |= targets if not sources else set()
        left |= sources if not targets else set()
        for source in sources:
            forward_from[source] |= targets
    assert _reached(entered, forward_from) == nodes
    backward = {name: {s for s, to in forward_from.items() if name in to} for name in nodes}
    assert _reached(left, backward) == nodes


def _reached(start: set[str], steps: dict[str, set[str]]) -> set[str]:
    found, new = set(start), set(start)
    while new:
        new = set().union(*(steps[name] for name in new)) - found
        found |= new
    return found


@pytest.mark.parametrize(
    ("cell", "names", "nodes"),
    [("lstm", ("c_in", "kept", "c_out"), ("keep", "add")),
     ("gru-after", ("h_in", "held", "h_out"), ("hold", "blend")),
     ("slstm", ("c_in", "kept", "c_out"), ("at_kept", "at_c")),
     ("slstm", ("n_in", "n_kept", "n_out"), ("at_n_kept", "at_n")),
     ("slstm", ("m_in", "m_out"), ("at_m",))],
)  # fmt: skip
def test_what_is_remembered_runs_straight_through(cell, names, nodes):
    parts = PICTURES.get(cell, picture_of(slstm_kind())).parts
    heights = {y for name in names for _, y in parts[name].points}
    assert heights == {parts[name].center[1] for name in nodes}
    assert len(heights) == 1


@every_picture
def test_nodes_do_not_overlap_and_lie_inside_of_the_body(cell):
    picture = PICTURES[cell]
    left, top, width, height = picture.body
    for node in picture.nodes:
        x, y = node.center
        half_x, half_y = node.size[0] / 2, node.size[1] / 2
        assert left <= x - half_x <= x + half_x <= left + width
        assert top <= y - half_y <= y + half_y <= top + height
        others = [other for other in picture.nodes if other is not node]
        corners = [(x + a * half_x, y + b * half_y) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        assert not any(other.contains(corner) for other in others for corner in corners)


@every_picture
def test_pointing_at_a_node_finds_it(cell):
    picture = PICTURES[cell]
    found = {
        node.name: (picture.part_at(node.center), picture.quantity_at(node.center))
        for node in picture.nodes
    }
    assert found == {node.name: (node.name, node.quantity) for node in picture.nodes}


@every_picture
def test_pointing_at_a_wire_finds_a_part_that_lights_it_up(cell):
    picture, found = PICTURES[cell], {}
    for wire in picture.wires:
        (x0, y0), (x1, y1) = max(pairwise(wire.points), key=_length)
        found[wire.name] = picture.part_at(((x0 + x1) / 2, (y0 + y1) / 2))
    assert [name for name, part in found.items() if not part or not picture.lit_with(part)] == []


def _length(ends) -> float:
    (x0, y0), (x1, y1) = ends
    return abs(x1 - x0) + abs(y1 - y0)


@every_picture
def test_pointing_at_nothing_finds_nothing(cell):
    picture = PICTURES[cell]
    width, height = picture.size
    assert picture.part_at((width - 5, height - 5)) == ""
    assert picture.quantity_at((width - 5, height - 5)) == ""
    assert picture.lit_with("") == frozenset()


@given(st.sampled_from(sorted(CELLS)), st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_every_part_found_has_a_formula(cell, x, y):
    picture = PICTURES[cell]
    part = picture.part_at((x, y))
    for mean in (False, True):
        assert not part or worked(picture.parts[part].quantity, CELLS[cell], mean)


def test_highlights_of_the_standard_cells_name_only_parts_that_exist():
    for cell in ("lstm", "gru-after", "rnn"):
        picture = PICTURES[cell]
        assert {node.name for node in picture.nodes} <= set(picture.attached)
        assert frozenset().union(*picture.attached.values()) <= set(picture.parts)


@every_picture
def test_every_number_drawn_is_one_of_a_reading(cell):
    numbers = reading(forward(seeded_state(1, 1, 1, kind=CELLS[cell])), 0, 0).numbers
    picture = PICTURES[cell]
    for part in (*picture.nodes, *picture.wires, *picture.terminals):
        assert part.quantity in numbers or part.quantity in ("", "x")
        assert part.role in ROLES


def formula(quantity, numbers, kind, mean=False) -> str:
    texts = {name: number(value) for name, value in numbers.numbers.items()}
    return put_in(worked(quantity, kind, mean), texts)


@pytest.mark.parametrize("mean", [False, True])
@every_picture
def test_formulas_end_in_the_number_of_the_trace(cell, mean):
    kind = CELLS[cell]
    numbers = reading(forward(seeded_state(2, 3, 4, kind=kind)), 2, None if mean else 1)
    quantities = {node.name: node.quantity for node in PICTURES[cell].nodes}
    texts = {name: formula(one, numbers, kind, mean) for name, one in quantities.items()}
    ends = {name: number(numbers[one]) for name, one in quantities.items()}
    assert [text for name, text in texts.items() if not text.rstrip(")").endswith(ends[name])] == []
    assert [text for text in texts.values() if "{" in re.sub(r"[_^]\{", "", text)] == []


@every_picture
def test_negative_factors_stand_in_brackets(cell):
    kind = CELLS[cell]
    numbers = reading(forward(seeded_state(2, 3, 4, seed=3, kind=kind)), 2, 1)
    for node in PICTURES[cell].nodes:
        for sign in ("× −", "+ −"):
            assert sign not in formula(node.quantity, numbers, kind)


def test_swapped_functions_are_written_as_they_are():
    kind = CELLS["lstm-with-swaps"]
    numbers = reading(forward(seeded_state(1, 1, 1, kind=kind)), 0, 0)
    assert formula("f", numbers, kind).startswith("f_t = tanh(Z_f)")
    assert formula("c_tilde", numbers, kind).startswith("c̃_t = σ(Z_c)")
    words = {node.name: node.word for node in picture_of(kind).nodes}
    assert (words["f"], words["c"]) == ("tanh", "σ")
    assert formula("f", numbers, LSTM).startswith("f_t = σ(Z_f)")


def test_what_a_reset_before_the_product_multiplies_is_the_state():
    for cell, inner in (("gru-after", "u_t"), ("gru-before", "h_{t−1}")):
        kind = CELLS[cell]
        numbers = reading(forward(seeded_state(1, 1, 1, kind=kind)), 0, 0)
        assert formula("passed", numbers, kind).startswith(f"r_t ⊙ {inner} = ")


def test_of_means_only_what_adds_up_is_stated():
    for kind, quantity, parts in ((LSTM, "c", ("kept", "written")), (GRU, "h", ("held", "taken"))):
        numbers = reading(forward(seeded_state(2, 3, 4, kind=kind)), 2, None)
        one, other, total = (number(numbers[name]) for name in (*parts, quantity))
        text = formula(quantity, numbers, kind, mean=True).replace("(", "").replace(")", "")
        assert text in {f"{quantity}_t = {one} + {other} {sign} {total}" for sign in "=≈"}


PEEPHOLES = [
    (name, wire.name)
    for name, picture in PICTURES.items()
    for wire in picture.wires
    if wire.name.startswith("peep_")
]
NUMBER = (34.0, 9.0)
"""The room that a number of two decimals takes at a desk."""
HALF = 3.0
"""How far the thickest wire reaches to both sides."""
CLEAR = 8.0
"""So far from a box a line is seen beside it."""


@pytest.mark.parametrize(("cell", "name"), PEEPHOLES)
def test_a_peephole_keeps_clear_of_all_boxes_and_numbers_on_its_way(cell, name):
    wire, picture = wire_of(cell, name), PICTURES[cell]
    *way, last = pairwise(wire.points)
    assert abs(last[1][0] - last[0][0]) >= CLEAR, "the end of it has an arrow to be seen"
    for node in picture.nodes:
        if node.shape == "gate":
            x, y = (half / 2 + CLEAR for half in node.size)
            left, top = node.center[0] - x, node.center[1] - y
            assert not any(crosses(line, (left, top, 2 * x, 2 * y)) for line in way), node.name
    for other in picture.wires:
        if other.name.startswith("to_") and other.value_at is not None:
            x, y = other.value_at
            assert not any(crosses(line, (x, y - 10, 30, 12)) for line in way), other.name


@pytest.mark.parametrize("kind", [*KINDS.values(), slstm_kind(stabiliser=False)], ids=str)
def test_no_wire_and_no_node_is_drawn_over_a_number(kind):
    picture = picture_of(kind)
    for wire in picture.wires:
        if wire.value_at is None:
            continue
        (x, y), (width, height) = wire.value_at, NUMBER
        box = (x - HALF, y - height - HALF, width + 2 * HALF, height + 2 * HALF)
        for node in picture.nodes:
            half_x, half_y = node.size[0] / 2, node.size[1] / 2
            beside = node.center[0] + half_x <= x or x + width <= node.center[0] - half_x
            over = node.center[1] + half_y <= y - height or y <= node.center[1] - half_y
            assert beside or over, (wire.name, node.name)
        for other in picture.wires:
            assert not any(crosses(line, box) for line in pairwise(other.points)), other.name


@pytest.mark.parametrize("pixels", [13, 16, 20, 24, 28])
@pytest.mark.parametrize("kind", KINDS.values(), ids=str)
def test_no_number_stands_where_the_figure_ends_at_a_desk(kind, pixels):
    width = picture_of(kind).size[0]
    for place in number_places(kind, 2.7 * pixels, 0.73 * pixels, room=0.0).values():
        assert place.box.left >= -MARGIN
        assert place.box.right <= width + MARGIN


def crosses(line, box) -> bool:
    """Tell whether a line along an axis meets the ``box`` of left, top, width and height."""
    (x0, y0), (x1, y1) = line
    left, top, width, height = box
    return (
        max(x0, x1) > left
        and min(x0, x1) < left + width
        and max(y0, y1) > top
        and min(y0, y1) < top + height
    )


@every_picture
def test_a_number_that_starts_in_the_body_ends_in_it(cell):
    picture, room = PICTURES[cell], 45.0
    left, _, width, _ = picture.body
    starts = [wire.value_at[0] for wire in picture.wires if wire.value_at is not None]
    assert all(x + room < left + width for x in starts if x < left + width)
