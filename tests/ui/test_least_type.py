"""In print no type is smaller than five points: a figure is laid out for it, or leaves it out."""

from pathlib import Path

import pytest
from PyQt6.QtGui import QFontInfo

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import LSTM
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.files.figures.checks import checked, is_below
from lstm_gui.files.figures.least_sizes import LEAST_CONTRAST, LEAST_TYPE
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import texts
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.pictures.number_places import number_places
from lstm_gui.scenes.workspaces import CELL, MEMORY
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.fonts import least_type, math_font, text_font, type_at_least
from lstm_gui.ui.style.lettering import lettering, math_lettering
from lstm_gui.ui.style.mathtext import fitted, typeset
from lstm_gui.ui.style.theme import DARK, GREY, LIGHT
from tests.ui.pictures import text_of_pdf
from tests.ui.printed import printed

_NARROW = 89 * MILLIMETRE


def drawn(view: str, printing: Printing, preset: str = "latch"):
    """Return ``view`` as it is laid out for print."""
    return printed(load_preset(preset).session, view, printing)


@pytest.mark.parametrize("size", [5.0, 7.0])
@pytest.mark.parametrize("view", [name for name, view in VIEWS.items() if view.workspace == CELL])
def test_type_can_be_read_in_one_column(qapp, view, size):
    found = checked(drawn(view, Printing(_NARROW, size)))
    assert found.smallest_type is not None
    assert not is_below(found.smallest_type, LEAST_TYPE)


@pytest.mark.parametrize("view", ["memory-lane-1", "memory-flow", "memory-cost"])
def test_type_of_memory_can_be_read_too(qapp, view):
    assert VIEWS[view].workspace == MEMORY
    found = checked(drawn(view, Printing(_NARROW)))
    assert found.smallest_type is not None
    assert not is_below(found.smallest_type, LEAST_TYPE)


@pytest.mark.parametrize("preset", ["gru-latch", "slstm-loud", "minlstm-shares"])
def test_other_cells_can_be_read_too(qapp, preset):
    found = checked(drawn("diagram", Printing(_NARROW), preset))
    assert found.smallest_type is not None
    assert not is_below(found.smallest_type, LEAST_TYPE)


@pytest.mark.parametrize("shown", [LIGHT, DARK, GREY], ids=lambda one: one.name)
@pytest.mark.parametrize(
    ("view", "preset"),
    [("diagram", "latch"), ("diagram", "gru-latch"), ("diagram", "slstm-loud"),
     ("diagram", "minlstm-shares"), ("unrolled", "latch"), ("states", "latch"),
     ("curves", "latch"), ("ranges", "latch"), ("inspector", "latch"), ("layers", "latch"),
     ("memory-lane-1", "latch"), ("memory-flow", "latch")],
)  # fmt: skip
def test_letters_stand_out_from_what_lies_behind_them(qapp, view, preset, shown):
    set_theme(shown)
    try:
        found = checked(drawn(view, Printing(_NARROW), preset))
    finally:
        set_theme(LIGHT)
    assert not is_below(found.least_contrast, LEAST_CONTRAST)
    assert found.images == 0


def test_a_wide_figure_is_as_it_was(qapp):
    wide = Printing(183 * MILLIMETRE)
    sizes = {round(text.size, 2) for text in texts(drawn("diagram", wide).marks)}
    grid = Grid(("diagram",))
    sheet = Sheet(load_preset("latch").session, grid)
    sheet.lay_out(grid.size(wide.columns))
    assert {round(text.size, 2) for text in texts(drawing_of(sheet.subject()).marks)} == sizes
    sheet.close()


def test_what_has_no_room_is_left_out(qapp):
    def words(view: str, millimetres: float) -> list[str]:
        printing = Printing(millimetres * MILLIMETRE, 5.0)
        return [text.letters for text in texts(drawn(view, printing).marks)]

    assert words("diagram", 183).count("tanh") == words("diagram", 60).count("tanh") + 1
    in_the_sum = 4
    assert words("unrolled", 183).count("𝑐") == 7 + in_the_sum, "in each copy"
    assert words("unrolled", 70).count("𝑐") == 1 + in_the_sum, "once, where it comes in"


def test_numbers_that_would_lie_over_others_are_known():
    assert not any(place.crowded for place in number_places(LSTM, 34.0, 9.0).values())
    crowded = number_places(slstm_kind(), 150.0, 50.0)
    assert 0 < sum(place.crowded for place in crowded.values()) < len(crowded)


def test_the_command_line_lays_out_for_print_only(qapp):
    session = load_preset("latch").session
    pdf = picture(RenderOptions(session, Path("a.pdf"), "diagram", width=_NARROW))
    assert "0.93" in text_of_pdf(pdf)
    assert least_type() == 0


def test_no_type_is_smaller_while_it_is_asked_for(qapp):
    with type_at_least(15.0):
        assert QFontInfo(text_font(9)).pixelSize() == 15
        assert QFontInfo(math_font(14.6)).pixelSize() == 15
        assert QFontInfo(text_font(20)).pixelSize() == 20
        assert lettering("0.5", 9).width == lettering("0.5", 15).width
        assert math_lettering("x", 9).width == math_lettering("x", 15).width
        assert fitted("x + y + z", 30, 10.0).width == typeset("x + y + z", 15).width
    assert QFontInfo(text_font(9)).pixelSize() == 9
    assert lettering("0.5", 9).width < lettering("0.5", 15).width


def test_indices_are_no_smaller_and_what_they_belong_to_is_larger(qapp):
    with type_at_least(15.0):
        letter, index = typeset("h_t", 12).runs
        assert QFontInfo(index.piece.font).pixelSize() == 15
        assert QFontInfo(letter.piece.font).pixelSize() == 18
