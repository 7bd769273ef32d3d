"""The legend of the curves of a training in print: below them where it would take their room."""

import pytest
from PyQt6.QtCore import QPointF, QRectF, Qt

from lstm_gui.files.figures.lengths import MILLIMETRE
from lstm_gui.files.figures.marks import Drawing, texts
from lstm_gui.ui.exporting.recording.recorded import drawing_of
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.exporting.staging.printing import Printing
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.style.fonts import type_at_least
from lstm_gui.ui.style.left_out import LEGEND
from lstm_gui.ui.train.train_words import legend_text
from lstm_gui.ui.train.training_legend import Legend, LegendRow
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle, until
from tests.ui.printed import Box, placed
from tests.ui.train.window import begin, finished, workspace

_PANELS = ["train_accuracy", "train_loss"]
_LEAST = 9.0


@pytest.fixture(scope="module")
def trained(one_window) -> MainWindow:
    """What is printed is laid out beside the window, which stays as it is."""
    begin(one_window)
    until(lambda: finished(one_window))
    settle()
    return one_window


def printed(main, panel: str, width: float, **choices) -> Drawing:
    studio = Studio(main.document, main, main.apply_theme)
    printing = Printing(width * MILLIMETRE, **choices)
    figure = next(filter(None, studio.staging(panel, printing)))
    with figure.in_force():
        drawing = drawing_of(figure.subject(), printing.points)
    figure.close()
    return drawing


def extent(drawing: Drawing, kind: str) -> Box:
    """Return the box of all parts of ``kind``."""
    boxes = [box for one in placed(drawing.marks) if one.kind == kind for box in one.boxes]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def rows(count: int, text: str = "LSTM · orthogonal") -> Legend:
    solid = Qt.PenStyle.SolidLine
    return Legend(tuple(LegendRow(n, "f", solid, f"{text} {n}") for n in range(count)))


@pytest.mark.parametrize("panel", _PANELS)
@pytest.mark.parametrize("width", [60, 89, 120])
def test_in_a_column_it_stands_below_the_curves_and_says_all(trained, panel, width):
    drawing = printed(trained, panel, width)
    axis, legend = extent(drawing, "axis"), extent(drawing, "legend")
    assert legend[1] >= axis[3]
    assert axis[2] > 0.9 * drawing.width
    (run,) = workspace(trained).lab.runs
    said = "".join(text.letters for text in texts(drawing.marks))
    assert legend_text(run) in said


@pytest.mark.parametrize("panel", _PANELS)
def test_across_the_page_it_stands_beside_them(trained, panel):
    drawing = printed(trained, panel, 183)
    axis, legend = extent(drawing, "axis"), extent(drawing, "legend")
    assert legend[0] >= axis[2] - 1
    assert legend[2] - legend[0] < 0.3 * drawing.width


def test_curves_take_the_room_of_a_legend_that_is_not_wanted(trained):
    without = printed(trained, "train_accuracy", 183, without=frozenset({LEGEND}))
    assert extent(without, "axis")[2] > 0.98 * without.width
    assert not any(one.kind == "legend" for one in placed(without.marks))


def test_many_rows_stand_in_columns_and_each_is_pointed_at(qapp):
    legend, inside = rows(18), QRectF(0, 0, 900, 600)
    with type_at_least(_LEAST):
        area = legend.area(inside)
        assert legend.is_below(inside.width())
        assert legend.left_out(area) == 0
        assert area.bottom() == inside.bottom()
        assert area.height() < 18 * 16 / 2
        places = [QPointF(x, y) for x in range(0, 900, 20) for y in range(int(area.top()), 600, 4)]
        assert {legend.key_at(place, area) for place in places} == {*range(18), None}


def test_rows_without_room_are_counted(qapp):
    assert rows(3).left_out(QRectF(0, 0, 300, 100)) == 0
    assert rows(30).left_out(QRectF(0, 0, 300, 100)) == 30 - 6
    assert rows(3, "a name that is far too long").left_out(QRectF(0, 0, 60, 100)) == 3


def test_the_last_row_says_how_many_have_no_room(qapp):
    area = QRectF(0, 0, 300, 100)
    with recording(area.size().toSize(), QPointF()) as (canvas, marks):
        rows(30).paint(canvas, area, ())
    assert [text.letters for text in texts(tuple(marks))][-2:] == [
        "LSTM · orthogonal 5",
        "24 more",
    ]


def test_on_a_screen_it_stands_beside_the_curves(qapp):
    assert not rows(18).is_below(300)
    assert Legend(()).area(QRectF(0, 0, 300, 200)).width() == 0


def test_the_row_that_is_pointed_at_says_all_in_bold(qapp):
    legend, inside = (
        rows(2, "LSTM · orthogonal, bias 3 · seed 0 · solved in"),
        QRectF(0, 0, 900, 90),
    )
    with recording(inside.size().toSize(), QPointF()) as (canvas, marks):
        legend.paint(canvas, legend.area(inside), {1})
    assert [text.letters for text in texts(tuple(marks))] == [row.text for row in legend.rows]
