"""The diagrams of all cells, from half a column to across the page: nothing lies over a letter."""

import itertools

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, QSize

from lstm_gui.core import Readout, forward, select
from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.figures.least_sizes import LEAST_TYPE
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, Shape, Text
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.pictures.room import AT_DESK, IN_PRINT
from lstm_gui.scenes.slow_motion.step_numbers import UNKNOWN
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.plots.paper_diagram import PaperDiagram
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY, LEAKY, register
from tests.ui.printed import Box, Placed, meet, placed, printed

_TOUCHING = -0.3
"""Letters whose boxes share less than this, in logical pixels, are seen apart."""
_NUMBERS = {"usual": (0, 1.0), "large": (3, 4.0)}


@pytest.fixture(params=[*EVERY, "leaky"], scope="module")
def kind(request):
    """One after the other: what is drawn of each answers several tests."""
    with pytest.MonkeyPatch.context() as patch:
        if request.param == "leaky":
            register(patch)
        yield EVERY.get(request.param, LEAKY)


def diagram(kind, width: float, numbers: str = "usual") -> Drawing:
    seed, scale = _NUMBERS[numbers]
    state = seeded_state(2, 3, 8, seed=seed, scale=scale, kind=kind)
    session = load_preset("latch").session.with_state(state)
    return printed(session, "diagram", Printing(width * MILLIMETRE))


def told(one: Placed) -> str:
    return f"{one.kind} {one.name} {getattr(one.mark, 'letters', '')}"


def is_bold(one: Placed) -> bool:
    return "SemiBold" in one.mark.font


def breadth(box: Box) -> float:
    return box[2] - box[0]


def is_within(one: Placed, box: Box) -> bool:
    left, top, right, bottom = one.boxes[0]
    return box[0] < left and box[1] < top and right < box[2] and bottom < box[3]


def over_letters(drawing: Drawing) -> list[str]:
    """Return what lies over a symbol or number, which is none of its own strokes."""
    found = list(placed(drawing.marks))
    letters = [one for one in found if isinstance(one.mark, Text)]
    wires = [one for one in found if isinstance(one.mark, Shape) and one.kind == "wire"]
    nodes = [one for one in found if one.kind in ("gate", "operation") and one not in letters]
    faults = [
        (one, other)
        for one, other in itertools.combinations(letters, 2)
        # Letters of one symbol lean over each other.
        if (one.kind, one.name) != (other.kind, other.name) or is_bold(one) != is_bold(other)
        if meet(one, other, _TOUCHING)
    ]
    outside = [one for one in letters if one.kind in ("number", "label")]
    faults += [pair for pair in itertools.product(outside, wires + nodes) if meet(*pair, _TOUCHING)]
    return [f"{told(one)} meets {told(other)}" for one, other in faults]


@pytest.mark.parametrize("width", [60, 66, 75, 89, 183])
def test_no_letter_lies_over_a_wire_or_another(qapp, kind, width):
    for numbers in _NUMBERS:
        drawing = diagram(kind, width, numbers)
        assert over_letters(drawing) == []
        assert not is_below(checked(drawing).smallest_type, LEAST_TYPE)


def test_nearly_all_numbers_have_room_in_one_column(qapp, kind):
    picture = picture_of(kind, IN_PRINT)
    wanted = {wire.name for wire in picture.wires if wire.value_at is not None}
    shown = {one.name for one in placed(diagram(kind, 89).marks) if one.kind == "number"}
    assert len(wanted - shown) <= 2


@pytest.mark.parametrize("width", [60, 89])
def test_what_a_gate_says_stands_in_its_box(qapp, kind, width):
    gates = [one for one in placed(diagram(kind, width).marks) if one.kind == "gate"]
    frames: dict[str, Box] = {}
    for one in gates:
        if isinstance(one.mark, Shape):
            frames[one.name] = max(frames.get(one.name, one.boxes[0]), one.boxes[0], key=breadth)
    letters = [one for one in gates if isinstance(one.mark, Text)]
    assert letters
    assert [told(one) for one in letters if not is_within(one, frames[one.name])] == []


def test_layers_above_a_cell_take_no_room_from_it(qapp):
    network = load_preset("latch").session.network
    (layer,) = network.layers
    readout = Readout(np.ones((1, layer.parameters.hidden_size)), np.zeros(1), (layer.name,))
    alone, below = (
        {
            one.name: [breadth(box) for box in one.boxes]
            for one in placed(printed(Session(each), "diagram", Printing(89 * MILLIMETRE)).marks)
            if one.kind == "gate"
        }
        for each in (network, replace(network, readout=readout))
    )
    assert alone == below


def test_a_number_for_which_there_is_no_room_is_counted(qapp):
    kind = EVERY["gru-keeps-the-rest"]
    picture = picture_of(kind, IN_PRINT)
    numbers = {wire.name for wire in picture.wires if wire.value_at is not None}
    drawing = diagram(kind, 60)
    shown = {one.name for one in placed(drawing.marks) if one.kind == "number"}
    assert numbers - shown
    assert drawing.left_out >= len(numbers - shown)


def test_what_is_laid_out_is_higher_in_print():
    at_desk, in_print = (
        picture_of(EVERY["gru-keeps-the-rest"], room) for room in (AT_DESK, IN_PRINT)
    )
    assert in_print.size[0] < 1.07 * at_desk.size[0]
    assert in_print.size[1] > 1.2 * at_desk.size[1]
    assert picture_of(EVERY["lstm"], IN_PRINT) == picture_of(EVERY["lstm"])


def on_paper(block: str, blank: bool) -> Drawing:
    state = select(seeded_state(2, 3, 4), block=block)
    painting = PaperDiagram(Snapshot(state, forward(state), View()), blank)
    with recording(QSize(800, 400), QPointF()) as (painter, marks):
        painting.paint(painter)
    return Drawing(800, 400, "", "", "en", tuple(marks))


@pytest.mark.parametrize("blank", [True, False], ids=["to fill in", "with numbers"])
def test_on_a_worksheet_no_gate_stands_out(qapp, blank):
    assert on_paper("f", blank) == on_paper("o", blank)


def test_whatever_a_worksheet_asks_for_has_room_to_write(qapp):
    written = {getattr(one.mark, "letters", "") for one in placed(on_paper("f", True).marks)}
    assert UNKNOWN not in written
