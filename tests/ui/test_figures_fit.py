"""A figure for print is as high as what it shows: no empty foot, nothing scrolled out of sight."""

import pytest

from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, texts
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.workspaces import TRAIN
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.style.fonts import type_at_least
from tests.core.states import seeded_state
from tests.ui.printed import placed, printed

_FOOT = 40
"""So many logical pixels at the foot of a figure are no room that is wasted."""


def drawn(view: str, width: float, state=None) -> Drawing:
    session = load_preset("latch").session
    session = session if state is None else session.with_state(state)
    return printed(session, view, Printing(width * MILLIMETRE))


def foot(drawing: Drawing) -> float:
    """Return how much room there is below all that is drawn, in logical pixels."""
    return drawing.height - max(box[3] for one in placed(drawing.marks) for box in one.boxes)


@pytest.mark.parametrize("width", [100, 183])
@pytest.mark.parametrize("view", [name for name, view in VIEWS.items() if view.workspace != TRAIN])
def test_no_figure_has_an_empty_foot(qapp, view, width):
    assert foot(drawn(view, width)) < _FOOT


@pytest.mark.parametrize("view", ["inspector", "memory-cost", "memory-without", "layers"])
def test_what_needs_no_more_room_is_lower(qapp, view):
    printing = Printing(183 * MILLIMETRE)
    assert drawn(view, 183).height < 0.7 * Grid((view,)).size(printing.columns).height()


def test_what_an_inspector_would_scroll_is_seen(qapp):
    state = seeded_state(6, 9, 4)
    wide, narrow = (drawn("inspector", width, state) for width in (183, 60))
    assert narrow.height > Grid(("inspector",)).size(round(narrow.width)).height()
    last = texts(wide.marks)[-1].letters.split()[-1]
    assert last in "".join(text.letters for text in texts(narrow.marks)[-3:])
    assert foot(narrow) < _FOOT


def test_a_row_is_as_high_as_the_view_in_it_that_fills_any_height():
    assert Grid(("ranges",)).heights(960) == [576]
    assert Grid(("ranges",)).heights(468) == [507]


def test_what_fills_any_height_is_no_higher_than_usual_beside_formulas(qapp):
    session = load_preset("latch").session
    printing = Printing(183 * MILLIMETRE)
    grid = Grid(("states", "inspector"), 2)
    with type_at_least(printing.least):
        sheet = Sheet(session, grid)
        high = sheet.lay_out(grid.size(printing.columns), fits=True).height()
        sheet.close()
    alone = Grid(("states",)).heights(printing.columns // 2)[0]
    assert alone <= high < 0.8 * grid.size(printing.columns).height()
