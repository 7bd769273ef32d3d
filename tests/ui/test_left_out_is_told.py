"""What there is no room for in print is counted and told, so that nobody publishes unknowingly."""

from pathlib import Path

import pytest

from lstm_gui.app.drawing.render import render
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.core import Kind
from lstm_gui.files.figures.checks import Check, checked
from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.ui.exporting.dialogs.check_told import check_told
from lstm_gui.ui.exporting.staging.printing import Printing
from tests.ui.every_cell import EVERY
from tests.ui.printed import placed, printed
from tests.ui.test_diagrams_in_print import diagram

_COLUMN = 89 * MILLIMETRE


def quantities_and_formulas(drawing: Drawing, kind: Kind) -> int:
    """Return how many quantities can be read at wires and ends, with the formula if there is one.

    What stands at several wires counts once: it can be read as long as one of them has room.
    """
    carried = {wire.name: wire.quantity for wire in picture_of(kind).wires}
    marks = list(placed(drawing.marks))
    written = {
        (one.kind, carried.get(one.name, one.name))
        for one in marks
        if one.kind in ("number", "label") and "SemiBold" in getattr(one.mark, "font", "")
    }
    formula = any(one.kind == "formula" and hasattr(one.mark, "letters") for one in marks)
    return len(written) + formula


@pytest.mark.parametrize("numbers", ["usual", "large"])
@pytest.mark.parametrize("name", EVERY)
def test_a_diagram_counts_what_is_on_a_wide_page_but_not_in_a_column(qapp, name, numbers):
    narrow, wide = (diagram(EVERY[name], width, numbers) for width in (70, 250))
    assert wide.left_out == 0
    in_all, read = (quantities_and_formulas(one, EVERY[name]) for one in (wide, narrow))
    assert narrow.left_out == in_all - read
    assert checked(narrow).left_out == narrow.left_out


def test_some_diagram_has_no_room_for_all_its_numbers(qapp):
    assert any(diagram(kind, 70).left_out for kind in EVERY.values())


def test_a_formula_beside_a_title_counts_where_it_has_no_room(qapp):
    session = load_preset("latch").session
    narrow, wide = (
        printed(session, "memory-flow", Printing(width * MILLIMETRE)) for width in (89, 183)
    )
    assert (narrow.left_out, wide.left_out) == (1, 0)


def test_the_command_line_says_so_in_one_sentence(qapp, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    session = load_preset("latch").session
    narrow = RenderOptions(session, tmp_path / "a.pdf", "memory-flow", width=_COLUMN)
    render(narrow)
    said = capsys.readouterr().err
    assert said.startswith("lstm-gui: 1 number or note has no room and is left out.")
    assert said.count("\n") == 1
    render(RenderOptions(session, Path(tmp_path / "b.pdf"), "memory-flow", width=2 * _COLUMN))
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("count", "said"), [(1, "1 number or note"), (2, "2 numbers or notes")])
def test_the_check_of_a_figure_says_so_first(count, said):
    told = check_told(Check(5.0, 0.25, 4.5, 0, left_out=count), vectors=True)
    assert told.startswith(f"{said} left out for want of room · ")
    assert "left out" not in check_told(Check(5.0, 0.25, 4.5, 0), vectors=True)
