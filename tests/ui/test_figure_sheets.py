"""Every view of every workspace as a figure, and several of them on one sheet."""

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from lstm_gui.app.drawing.offscreen import picture
from lstm_gui.app.grammar.arguments import render_parser
from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.files.figures.marks import texts
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.scenes.figure_views import VIEWS
from lstm_gui.scenes.memory.trained_sessions import first_example
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.scenes.workspaces import TRAIN
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.staging.sheet import Grid, Sheet
from tests.ui.pictures import loaded, page_points, text_of_pdf

_COLUMN = 89 / 25.4 * 72
TELLS = {
    "diagram": "LSTM cell", "unrolled": "t = 9", "states": "States over time",
    "curves": "States over time", "gradient": "Gradient of", "ranges": "Ranges",
    "inspector": "Forget gate", "layers": "layer1", "memory-words": "The same input",
    "memory-lane-1": "RNN", "memory-lane-2": "GRU", "memory-lane-3": "LSTM",
    "memory-flow": "Gradient flow",
    "memory-cost": "Cost of the gates", "memory-space": "State space",
    "memory-difference": "B − A", "memory-without": "Without what is marked",
    "train-accuracy": "Answered right", "train-loss": "Loss", "train-runs": "All runs",
    "train-outcomes": "Which seeds solved it",
}  # fmt: skip
"""What stands on each view."""


def options(name: str, **more: object) -> RenderOptions:
    return RenderOptions(load_preset("latch").session, Path(name), **more)


def written(**more: object) -> str:
    return text_of_pdf(picture(options("a.pdf", **more)))


def letters(**more: object) -> list[str]:
    """Return the single bold letters on a sheet, in their order."""
    return [text for text in bold_texts(**more) if re.fullmatch("[a-z]", text)]


def bold_texts(**more: object) -> list[str]:
    session = load_preset("latch").session
    sheet = Sheet(session, Grid(**more))
    sheet.lay_out(sheet.grid.size())
    drawing = drawing_of(sheet.subject())
    sheet.close()
    return [text.letters for text in texts(drawing.marks) if "SemiBold" in text.font]


@pytest.mark.parametrize("view", [view for view in VIEWS if VIEWS[view].workspace != TRAIN])
def test_every_view_can_be_drawn_by_itself(qapp, view):
    assert TELLS[view] in written(view=view)


def test_what_is_trained_is_drawn_when_it_is(qapp):
    quick = TrainingSettings(distance=6, units=6, forget_bias=2.0, three_seeds=False, updates=400)
    session = replace(load_preset("latch").session, view={"training": quick.as_json()})
    panels = tuple(view for view in VIEWS if VIEWS[view].workspace == TRAIN)
    text = text_of_pdf(picture(RenderOptions(session, Path("a.pdf"), panels=panels)))
    told = [TELLS[view] for view in VIEWS if VIEWS[view].workspace == TRAIN]
    assert all(words in text for words in told)
    assert "100 %" in text


def test_a_figure_has_nothing_that_only_a_user_needs(qapp):
    flow = written(view="memory-flow")
    assert "forget bias" not in flow
    assert "Wₕ ×" not in flow
    assert "▾" not in written(view="memory-lane-1")
    words = written(view="memory-words")
    assert "Type your own" not in words
    assert "Click" not in words
    assert "glossary" not in written(view="inspector")


def test_what_would_be_cut_in_a_title_row_is_left_out(qapp):
    wide, narrow = (written(view="memory-cost", size=(width, 240)) for width in (480, 300))
    said = "I = "
    assert said in wide
    assert said not in narrow
    assert "…" not in narrow


def test_panels_stand_on_a_grid_with_their_letters(qapp):
    panels = ("diagram", "states", "ranges", "inspector")
    text = written(panels=panels, columns=2, width=2 * _COLUMN)
    assert all(TELLS[view] in text for view in panels)
    assert letters(views=panels, columns=2) == ["a", "b", "c", "d"]
    assert letters(views=panels[2:], lettered=False) == []
    assert letters(views=("ranges",)) == []


def test_a_sheet_is_as_wide_as_it_is_asked_for_with_type_of_the_size(qapp):
    two = picture(options("a.pdf", panels=("states", "ranges"), columns=2, width=2 * _COLUMN))
    one = picture(options("a.pdf", panels=("states", "ranges"), width=_COLUMN))
    assert page_points(two)[0] == pytest.approx(2 * _COLUMN, abs=0.01)
    assert page_points(one)[0] == pytest.approx(_COLUMN, abs=0.01)
    assert page_points(one)[1] > page_points(two)[1]


def test_a_sheet_can_be_of_any_format_and_language(qapp):
    more = {"panels": ("ranges", "inspector"), "columns": 2, "width": 2 * _COLUMN}
    image = loaded(picture(options("a.png", **more, dpi=100.0, language="ko", theme="dark")))
    assert image.width() == pytest.approx(2 * 89 / 25.4 * 100, abs=1)
    assert picture(options("a.svg", **more, titled=False)).startswith(b"<?xml")


def test_what_does_not_fit_on_a_sheet_is_told(qapp):
    with pytest.raises(Problem, match=r"view diagram,states needs a width of \d+ mm"):
        picture(options("a.pdf", panels=("diagram", "states"), columns=2, width=_COLUMN))


def test_rows_are_as_high_as_their_highest_view():
    grid = Grid(("diagram", "ranges", "states"), 2)
    assert grid.heights(1612) == [520, 400]
    assert Grid(("layers",)).size(400).height() == 110


def test_memory_is_of_the_session_that_was_given(qapp):
    state, _ = first_example("en")
    other = load_preset("latch").session.with_state(state)
    drawn = picture(RenderOptions(other, Path("a.pdf"), "memory-words"))
    assert text_of_pdf(drawn) != written(view="memory-words")


@pytest.mark.parametrize(
    "words",
    [["--panels", "diagram,nothing"], ["--panels", ""], ["--columns", "0"], ["--columns", "x"],
     ["--panels", "diagram", "--view", "states"], ["--view", "nothing"]],
)  # fmt: skip
def test_a_view_that_is_not_there_is_refused(words, capsys):
    with pytest.raises(SystemExit):
        render_parser().parse_args(["latch", "-o", "a.pdf", *words])
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_the_command_line_names_panels_columns_and_letters():
    words = ["-o", "a.pdf", "--panels", "diagram,states", "--columns", "2", "--no-letters"]
    parsed = render_parser().parse_args(words)
    assert (parsed.panels, parsed.columns, parsed.no_letters) == (("diagram", "states"), 2, True)
