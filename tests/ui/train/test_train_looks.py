"""The Train workspace in every size, language and theme, and in figures."""

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.train.run_table import Row, RunTable
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import tr
from tests.ui.driving import (
    click,
    painted,
    settle,
)
from tests.ui.train.window import controls, workspace


def test_every_control_has_a_name(main):
    for control in controls(main):
        text = getattr(control, "text", str)()
        assert control.accessibleName() or text, type(control).__name__


def test_language_and_theme_reach_every_panel(trained):
    english = [panel.heading.text() for panel in workspace(trained).panels]
    task = workspace(trained).setup.task
    assert task.itemText(0)
    trained.apply_language("ko")
    settle()
    assert task.itemText(0)
    trained.apply_language("en")
    assert [panel.heading.text() for panel in workspace(trained).panels] == english
    trained.appearance.choose_theme("dark")
    settle()
    ink = workspace(trained).runs.table.item(0, 1).foreground().color()
    assert ink == DARK.color("text")
    for panel in workspace(trained).panels:
        painted(panel)


@pytest.mark.parametrize("beside", ["", "learn", "classroom"])
def test_everything_has_a_place_at_every_size(trained, beside):
    toggled(trained, beside)
    # The largest first: as large as it is at the end it is painted.
    for size in ((3840, 2160), (1440, 900), (1024, 700)):
        trained.resize(*size)
        settle()
        area = workspace(trained).widget.rect()
        for panel in workspace(trained).panels:
            assert area.contains(panel.geometry()), (size, panel.name)
            for child in (panel.widget(), panel.titleBarWidget()):
                assert panel.rect().contains(child.geometry()), (size, panel.name)


def toggled(main: MainWindow, name: str) -> None:
    if name:
        main.actions_by_name[name].trigger()
    settle()


@pytest.mark.parametrize("language", ["en", "ko"])
def test_what_is_said_of_a_curve_is_said_whole_in_a_small_window(trained, language):
    trained.resize(1024, 700)
    trained.apply_language(language)
    for over in ("steps", "distances"):
        workspace(trained).accuracy.over.picked.emit(over)
        settle()
        panels = workspace(trained).accuracy, workspace(trained).loss
        assert not any(panel.note.is_cut for panel in panels), over
    trained.apply_language("en")


def test_no_column_is_out_of_reach_beside_a_lesson(trained):
    trained.resize(3000, 900)
    trained.actions_by_name["learn"].trigger()
    settle()
    bar = workspace(trained).runs.table.horizontalScrollBar()
    assert not bar.isVisible()
    trained.resize(1024, 700)
    settle()
    assert bar.isVisible() == (bar.maximum() > 0)


def test_in_front_of_a_class_everything_grows(trained):
    panels, table = workspace(trained).panels, workspace(trained).runs.table
    row, width = table.rowHeight(0), panels[0].width()
    trained.classroom.choose(1.5)
    settle()
    assert table.rowHeight(0) == pytest.approx(1.5 * row, abs=1)
    assert panels[0].width() == pytest.approx(1.5 * width, abs=1)
    figure = workspace(trained).accuracy.figure
    place = figure._place(figure._area(), *figure.curves[0].points[-1])
    click(figure, (1.5 * place.x(), 1.5 * place.y()))
    assert workspace(trained).lab.chosen == workspace(trained).lab.runs[0].recipe
    trained.classroom.do_classroom()
    settle()
    assert table.rowHeight(0) == row


def test_every_panel_is_exported_and_what_is_drawn_as_vectors(trained):
    studio = Studio(trained.document, trained, trained.apply_theme)
    names = {panel.name for panel in workspace(trained).panels}
    assert names <= set(studio.names())
    for name in names:
        svg = studio.file(name, ".svg").decode()
        assert svg.count("<path") + svg.count("<text") > 3, name
        # The marks of boxes that are ticked or opened are images everywhere.
        assert name == "train_setup" or "<image" not in svg, name


@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("beside", ["", "learn"])
def test_no_column_of_the_runs_is_cut_in_a_small_window(trained, language, beside):
    trained.apply_language(language)
    trained.resize(1024, 700)
    if beside:
        trained.actions_by_name[beside].trigger()
    settle()
    table = workspace(trained).runs.table
    titles = [
        table.horizontalHeaderItem(column).text()
        for column in range(1, table.columnCount())
        if not table.isColumnHidden(column)
    ]
    assert {tr("Result"), tr("Right")} <= set(titles)
    alike = workspace(trained).runs.alike
    every = [
        table.horizontalHeaderItem(column).text()
        for column in range(1, table.columnCount())
        if table.isColumnHidden(column)
    ]
    assert every or not beside, "all have room: the test says nothing"
    assert all(title in alike.text() for title in every)
    assert alike.isHidden() == (not every)
    trained.resize(1920, 1080)
    settle()
    assert not any(map(table.isColumnHidden, range(table.columnCount())))
    assert alike.isHidden()


def test_a_column_in_which_runs_differ_is_there_however_small_the_window(shown):
    table = shown(RunTable())
    rows = [Row((cell, "solved", "99 %"), "c", Qt.PenStyle.SolidLine) for cell in ("LSTM", "GRU")]
    table.show_rows(tuple(rows), ("Cell", "Result", "Right"))
    table.resize(60, 200)
    settle()
    assert not any(map(table.isColumnHidden, range(4)))
    assert table.columnWidth(3) >= table.sizeHintForColumn(3), "cut before anything is scrolled"
    table.show_rows((rows[0],), ("Cell", "Result", "Right"))
    assert table.isColumnHidden(1)
    assert table.left_out == (("Cell", "LSTM"),)
