"""The gate diagram as plain data: connected, complete, and drawn without Qt."""

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import forward, reading
from lstm_gui.ui.plots import diagram_geometry as geometry
from lstm_gui.ui.plots.formulas import FORMULAS, MEAN_FORMULAS, formula
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.style.theme import ROLES
from tests.core.states import seeded_state

WIDTH, HEIGHT = geometry.SIZE
NODES = {node.name: node for node in geometry.NODES}
WIRES = {wire.name: wire for wire in geometry.WIRES}
EDGE = 1.0


def inside(point) -> bool:
    return 0 <= point[0] <= WIDTH and 0 <= point[1] <= HEIGHT


def on_a_wire(point, besides: str) -> bool:
    others = (wire for wire in geometry.WIRES if wire.name != besides)
    return any(geometry._distance(point, wire.points) < EDGE for wire in others)


def touched(point) -> set[str]:
    return {node.name for node in geometry.NODES if node.contains(point, margin=EDGE)}


def test_needs_no_qt():
    code = (
        "import sys, lstm_gui.ui.plots.diagram_geometry;"
        "print([name for name in sys.modules if name.startswith(('PyQt6', 'pyqtgraph'))])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


@pytest.mark.parametrize("name", WIRES)
def test_a_wire_runs_between_nodes_wires_or_the_edge(name):
    wire = WIRES[name]
    for end in (wire.points[0], wire.points[-1]):
        at_edge = end[0] in (0.0, WIDTH) or end[1] < 12 or end[1] > HEIGHT - 20
        assert inside(end)
        assert touched(end) or on_a_wire(end, name) or at_edge


@pytest.mark.parametrize("name", WIRES)
def test_wires_run_straight_across_or_down(name):
    for (x0, y0), (x1, y1) in pairwise(WIRES[name].points):
        assert (x0 == x1) != (y0 == y1)


def test_every_node_is_reached_from_the_inputs_and_reaches_an_output():
    forward_from = {name: set() for name in NODES}
    entered, left = set(), set()
    for wire in geometry.WIRES:
        sources, targets = touched(wire.points[0]), touched(wire.points[-1])
        entered |= targets if not sources else set()
        left |= sources if not targets else set()
        for source in sources:
            forward_from[source] |= targets
    assert _reached(entered, forward_from) == set(NODES)
    backward = {name: {s for s, to in forward_from.items() if name in to} for name in NODES}
    assert _reached(left, backward) == set(NODES)


def _reached(start: set[str], steps: dict[str, set[str]]) -> set[str]:
    found, new = set(start), set(start)
    while new:
        new = set().union(*(steps[name] for name in new)) - found
        found |= new
    return found


def test_the_cell_state_runs_straight_through():
    names = ("c_in", "kept", "c_out")
    heights = {y for name in names for _, y in WIRES[name].points}
    assert heights == {NODES["keep"].center[1]} == {NODES["add"].center[1]}


def test_nodes_do_not_overlap_and_lie_inside_of_the_body():
    left, top, width, height = geometry.BODY
    for node in geometry.NODES:
        x, y = node.center
        half_x, half_y = node.size[0] / 2, node.size[1] / 2
        assert left <= x - half_x <= x + half_x <= left + width
        assert top <= y - half_y <= y + half_y <= top + height
        others = [other for other in geometry.NODES if other is not node]
        corners = [(x + a * half_x, y + b * half_y) for a in (-1, 0, 1) for b in (-1, 0, 1)]
        assert not any(other.contains(corner) for other in others for corner in corners)


@pytest.mark.parametrize("name", NODES)
def test_pointing_at_a_node_finds_it(name):
    assert geometry.part_at(NODES[name].center) == name


@pytest.mark.parametrize("name", WIRES)
def test_pointing_at_a_wire_finds_a_part_that_lights_it_up(name):
    (x0, y0), (x1, y1) = max(pairwise(WIRES[name].points), key=_length)
    part = geometry.part_at(((x0 + x1) / 2, (y0 + y1) / 2))
    assert part
    assert geometry.parts_with(part)


def _length(ends) -> float:
    (x0, y0), (x1, y1) = ends
    return abs(x1 - x0) + abs(y1 - y0)


def test_pointing_at_nothing_finds_nothing():
    assert geometry.part_at((WIDTH - 5, HEIGHT - 5)) == ""
    assert geometry.parts_with("") == frozenset()


@given(st.floats(-2000, 2000), st.floats(-2000, 2000))
def test_every_part_found_has_a_formula(x, y):
    part = geometry.part_at((x, y))
    assert not part or (part in FORMULAS and part in MEAN_FORMULAS)


def test_highlights_name_only_parts_that_exist():
    parts = set(NODES) | set(WIRES)
    assert set(geometry.ATTACHED) == set(NODES)
    assert frozenset().union(*geometry.ATTACHED.values()) <= parts


def test_every_number_drawn_is_one_of_a_reading():
    numbers = reading(forward(seeded_state(1, 1, 1)), 0, 0)
    parts = (*geometry.NODES, *geometry.WIRES, *geometry.TERMINALS)
    for part in parts:
        assert hasattr(numbers, part.quantity) or part.quantity == ""
        assert part.role in ROLES


@pytest.mark.parametrize("part", FORMULAS)
@pytest.mark.parametrize("mean", [False, True])
def test_formulas_end_in_the_number_of_the_trace(part, mean):
    numbers = reading(forward(seeded_state(2, 3, 4)), 2, None if mean else 1)
    results = {
        "f": "f", "i": "i", "c": "c_tilde", "o": "o", "keep": "kept", "write": "written",
        "add": "c", "squash": "tanh_c", "show": "h", "h_in": "h_before",
    }  # fmt: skip
    text = formula(part, numbers, mean)
    if part in results:
        assert text.rstrip(")").endswith(number(getattr(numbers, results[part])))
    assert "{" not in text.replace("_{", "").replace("^{", "")


def test_negative_factors_stand_in_brackets():
    numbers = reading(forward(seeded_state(2, 3, 4, seed=3)), 2, 1)
    for part in FORMULAS:
        for sign in ("× −", "+ −"):
            assert sign not in formula(part, numbers, False)
