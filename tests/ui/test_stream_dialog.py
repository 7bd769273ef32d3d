"""The state over a stream in the window: what is told, what it follows, where a click leads."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt

from lstm_gui.core import forward
from lstm_gui.core.resets import toggled
from lstm_gui.ui.dialogs.stream_dialog import StreamDialog
from lstm_gui.ui.dialogs.stream_figure import Line, pooled
from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import click, middle, press_mouse, settle

STEPS = 40


@pytest.fixture
def main(shared_window) -> MainWindow:
    made = shared_window(seeded_state(1, 2, STEPS))
    yield made
    for dialog in made.findChildren(StreamDialog):
        dialog.close()
    settle()


def opened(main: MainWindow, qtbot) -> StreamDialog:
    main.actions_by_name["stream"].trigger()
    settle()
    dialog = main.findChild(StreamDialog)
    qtbot.waitUntil(lambda: "\n" in dialog.told.text())
    return dialog


def test_it_tells_by_how_much_resets_change_the_state(main, qtbot):
    dialog = opened(main, qtbot)
    state = main.document.state
    sequence = state.sequence
    for t in range(16, STEPS, 16):
        sequence = toggled(sequence, t)
    reset = forward(replace(state, sequence=sequence)).h[:, 0]
    apart = np.abs(reset - forward(state).h[:, 0])
    assert f"by up to {apart.max():.4f}, at t = {apart.argmax()}." in dialog.told.text()


def test_marks_take_the_place_of_a_period(main, qtbot):
    dialog = opened(main, qtbot)
    assert dialog.every.isVisible()
    main.document.select(t=7)
    settle()
    main.actions_by_name["restart"].trigger()
    settle()
    qtbot.waitUntil(lambda: "\n" in dialog.told.text())
    assert not dialog.every.isVisible()


def test_a_click_leads_to_the_step(main, qtbot):
    dialog = opened(main, qtbot)
    figure = dialog.figure
    press_mouse(figure, (figure.width() - 15.0, figure.height() / 2))
    settle()
    assert main.document.state.selection.t == STEPS - 1


def test_of_many_steps_the_least_and_the_largest_stay():
    values = np.sin(np.arange(10_001.0))
    values[777], values[5000] = 9.0, -9.0
    steps, heights = pooled(values, 100)
    assert len(heights) <= 2 * 101
    assert (heights.max(), heights.min()) == (9.0, -9.0)
    assert abs(steps[heights.argmax()] - 777) <= 101


def test_a_line_that_begins_anew_at_resets_breaks_there(main, qtbot):
    figure = opened(main, qtbot).figure
    area, values = figure._area(), np.arange(6.0)
    carried, reset = (
        Line("one", "cell", Qt.PenStyle.SolidLine, values, breaks=breaks)
        for breaks in (False, True)
    )
    figure.show_lines((carried, reset), 0, (2, 3))
    assert [len(run) for run in figure._points(carried, area)] == [6]
    assert [len(run) for run in figure._points(reset, area)] == [2, 1, 3]


def test_a_step_that_stands_alone_is_a_dot(main, qtbot):
    figure = opened(main, qtbot).figure
    color = theme().role("cell").name()
    figure.show_lines((Line("", "cell", Qt.PenStyle.SolidLine, np.array([0.7])),), 0, ())
    area, picture = figure._area().toRect(), figure.grab().toImage()
    rows = range(area.top(), area.bottom())
    assert any(picture.pixelColor(area.left() + 1, y).name() == color for y in rows)


def test_its_lines_can_be_read_as_a_table(main, qtbot):
    dialog = opened(main, qtbot)
    click(dialog.table, middle(dialog.table))
    settle()
    table = main.findChild(TableDialog)
    (shown,) = dialog.shown_tables()
    assert [column.title for column in shown.columns] == [
        "t", "carried on", "with resets", "in windows",
    ]  # fmt: skip
    assert shown.columns[1].values == pytest.approx(forward(main.document.state).h[:, 0])
    assert table.windowTitle() == "State over a stream: h"
    assert table.model.rowCount() == STEPS
    dialog.window_size.setValue(3)
    qtbot.waitUntil(lambda: bool(dialog.shown_tables()))
    (others,) = dialog.shown_tables()
    assert not np.array_equal(others.columns[3].values, shown.columns[3].values, equal_nan=True)
    in_windows = table.model.table.columns[3].values
    assert np.array_equal(in_windows, others.columns[3].values, equal_nan=True), "at once"
    dialog.quantity.setCurrentIndex(dialog.quantity.findText("c"))
    dialog.quantity.activated.emit(dialog.quantity.currentIndex())
    qtbot.waitUntil(lambda: table.windowTitle() == "State over a stream: c")
    assert table.model.table.columns[1].values == pytest.approx(
        forward(main.document.state).c[:, 0]
    )
    dialog.reject()
    settle()
    assert main.findChild(TableDialog) is None, "without it there is nothing to be read"
