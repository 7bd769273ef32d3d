"""In print no line is thinner than a quarter of a point, however small a drawing is."""

import pytest

from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.figures.least_sizes import LEAST_LINE, LEAST_TYPE
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, Group, Mark, Part, Shape
from lstm_gui.files.figures.print_sizes import print_sizes
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.style.theme import LIGHT, pen_of
from tests.core.states import seeded_state
from tests.ui.every_cell import EVERY
from tests.ui.printed import printed

_NARROWEST = 60.0
_WIDTHS = sorted({width for one in print_sizes().publishers for width in one.widths})
_STILL = [name for name, view in VIEWS.items() if view.workspace != "train"]


def drawn(view: str, kind: str, width: float, size: float, shape=(2, 3, 8)) -> Drawing:
    state = seeded_state(*shape, kind=EVERY[kind])
    session = load_preset("latch").session.with_state(state)
    return printed(session, view, Printing(width * MILLIMETRE, size))


def too_small(drawing: Drawing) -> dict[str, float]:
    """Return the smallest type and the thinnest line that cannot be printed, in points."""
    found = checked(drawing)
    sizes = {"type": (found.smallest_type, LEAST_TYPE), "line": (found.thinnest_line, LEAST_LINE)}
    return {what: size for what, (size, least) in sizes.items() if is_below(size, least)}


@pytest.mark.parametrize("kind", EVERY)
def test_the_smallest_diagram_of_each_cell_has_lines_that_can_be_printed(qapp, kind):
    assert too_small(drawn("diagram", kind, _NARROWEST, 5.0)) == {}


@pytest.mark.parametrize("width", _WIDTHS)
@pytest.mark.parametrize("view", ["diagram", "unrolled"])
def test_so_has_a_drawing_at_each_width_of_a_publisher(qapp, view, width):
    assert too_small(drawn(view, "slstm", width, 5.0)) == {}


@pytest.mark.parametrize("view", _STILL)
def test_so_has_each_view(qapp, view):
    assert too_small(drawn(view, "slstm", _NARROWEST, 5.0, (3, 8, 40))) == {}
    assert checked(drawn(view, "lstm", 89.0, 7.0)).passes


def wires(marks: tuple[Mark, ...], name: str = "") -> dict[str, float]:
    """Return how wide each wire is."""
    found: dict[str, float] = {}
    for mark in marks:
        match mark:
            case Part() | Group():
                inside = mark.name if isinstance(mark, Part) and mark.kind == "wire" else name
                found |= wires(mark.marks, inside)
            case Shape(stroke=stroke) if name and stroke is not None:
                found.setdefault(name, stroke.width)
            case _:
                pass
    return found


def test_a_wire_that_carries_more_is_still_wider(qapp):
    narrow, wide = (wires(drawn("diagram", "slstm", at, 5.0).marks) for at in (_NARROWEST, 190.0))
    assert sorted(wide, key=wide.__getitem__) == sorted(wide, key=narrow.__getitem__)
    assert len(set(narrow.values())) == len(set(wide.values())) > 5


def test_on_a_screen_a_line_is_as_thin_as_it_is_drawn(qapp):
    assert pen_of(LIGHT.color("text"), 0.1).widthF() == pytest.approx(0.1)
