"""Every picture has its numbers as a table, which a screen reader reads and which is copied."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication

from lstm_gui.core import Sequence
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.figure_table import Column
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.numbers import number
from tests.core.states import seeded_state
from tests.ui.driving import key, settle, until
from tests.ui.every_cell import EVERY
from tests.ui.memory_window import memory, show_memory

WITHOUT = {
    "memory_sentence": "its words are a text that is read and edited beside them",
    "train_setup": "it holds controls alone",
    "train_runs": "it is a table itself",
}
"""Panels that show no picture of numbers."""
NOTHING_DRAWN = {"rnn-linear": {"ranges"}}
"""Where nothing goes through a curve, there is none."""
STATE = seeded_state(2, 3, 9)


@pytest.fixture
def main(shared_window) -> MainWindow:
    made = shared_window(STATE)
    yield made
    for dialog in made.findChildren(TableDialog):
        dialog.reject()
    made.workspaces.show("cell")
    settle()


def panel(main: MainWindow, name: str) -> Panel:
    return next(one for one in main.findChildren(Panel) if one.name == name)


def opened(main: MainWindow, name: str) -> TableDialog:
    """Open the table of a panel from its own menu."""
    menu = panel(main, name).findChild(PanelMenu).menu()
    menu.aboutToShow.emit()
    next(action for action in menu.actions() if "table" in action.text()).trigger()
    settle()
    return main.findChild(TableDialog)


def without_table(panels: list[Panel]) -> set[str]:
    return {one.name for one in panels if not any(table.rows for table in one.shown_tables())}


@pytest.mark.parametrize("name", EVERY)
def test_every_picture_of_the_cell_has_a_table_whatever_the_cell(shared_window, name):
    main = shared_window(STATE, kind=EVERY[name])
    main.document.select(block=EVERY[name].blocks[-1])
    settle()
    assert without_table(main.workspace.panels) == NOTHING_DRAWN.get(name, set())


def test_every_picture_of_the_memory_has_a_table(main):
    main.document.set_memory("", replace(main.document.memory, marks=(1,)))
    main.document.select(t=8)
    for page in ("flow", "space", "difference", "without"):
        show_memory(main, page)
        until(lambda: not memory(main).computing)
        settle()
    assert without_table(memory(main).panels) <= WITHOUT.keys()


def test_every_picture_of_the_training_has_a_table(main, qtbot):
    main.document.set_training("", TrainingSettings(distance=2, units=2, updates=20))
    main.workspaces.show("train")
    lab = main.workspaces.train.lab
    lab.start()
    qtbot.waitUntil(lambda: lab.state == "idle" and bool(lab.runs), timeout=30_000)
    settle()
    outcomes = {"train_outcomes"} if not main.workspaces.train.lab.runs[0].done else set()
    assert without_table(main.workspaces.train.panels) <= WITHOUT.keys() | outcomes
    lab.clear()


def test_the_table_of_the_states_is_the_trace(main):
    dialog = opened(main, "states")
    titles = [column.title for column in dialog.model.table.columns]
    at = titles.index("c 2")
    shown = [dialog.model.index(t, at).data() for t in range(9)]
    trace = main.document.snapshot().trace
    assert shown == [number(value, digits=4) for value in trace.c[:, 1]]


def test_of_many_numbers_those_in_sight_are_asked_for_and_have_room(main, monkeypatch):
    asked, shown = [], Column.shown
    monkeypatch.setattr(Column, "shown", lambda one, row: asked.append(row) or shown(one, row))
    main.document.open(Session.of(seeded_state(2, 3, 1500)))
    settle()
    dialog = opened(main, "states")
    assert 0 < len(asked) < 1500
    heads = dialog.view.horizontalHeader()
    for column in range(heads.count()):
        cell = dialog.view.sizeHintForIndex(dialog.model.index(0, column)).width()
        needed = max(cell, heads.sectionSizeHint(column))
        assert needed <= heads.sectionSize(column) < 2 * needed


def test_what_is_copied_is_exact_and_no_formula(main):
    labels = ("=1+1", *map(str, range(8)))
    x = main.document.state.sequence.x
    state = replace(main.document.state, sequence=Sequence(x, labels))
    main.document.open(Session.of(state))
    settle()
    dialog = opened(main, "states")
    dialog.copy_button.click()
    lines = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert len(lines) == 10
    assert lines[1][1] == "'=1+1"
    at = lines[0].index("h 3")
    copied = np.array([float(line[at]) for line in lines[1:]])
    assert (copied == main.document.snapshot().trace.h[:, 2]).all()


def test_the_rows_that_are_chosen_are_copied_alone(main):
    dialog = opened(main, "states")
    dialog.view.setCurrentIndex(dialog.model.index(2, 0))
    key(dialog.view, "Down", Qt.KeyboardModifier.ShiftModifier)
    key(dialog.view, "C", Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [line.split("\t")[0] for line in lines] == ["t", "2", "3"]


def test_a_screen_reader_reads_titles_and_numbers(main):
    dialog = opened(main, "diagram")
    model, spoken = dialog.model, Qt.ItemDataRole.AccessibleTextRole
    assert dialog.view.accessibleName() == dialog.windowTitle()
    titles = [model.headerData(at, Qt.Orientation.Horizontal, spoken) for at in range(3)]
    assert titles == ["symbol", "meaning", "value"]
    texts = [
        [model.index(row, at).data(spoken) for at in range(3)] for row in range(model.rowCount())
    ]
    h = main.document.snapshot().unit_reading()["h"]
    assert ["h", "hidden state", number(h, digits=4)] in texts


def test_the_table_follows_what_is_chosen(main):
    dialog = opened(main, "diagram")
    before = dialog.model.table.columns[2].values
    main.document.select(t=5)
    settle()
    assert "t = 5" in dialog.windowTitle()
    assert not np.array_equal(dialog.model.table.columns[2].values, before)


def test_a_riddle_is_not_given_away_by_its_table(main):
    main.actions_by_name["gate_steps"].trigger()
    main.actions_by_name["predict"].trigger()
    settle()
    assert main.document.snapshot().moment.unknown
    assert panel(main, "states").shown_tables() == ()
    (table,) = panel(main, "diagram").shown_tables()
    symbols, values = table.columns[0], table.columns[2]
    hidden = {symbols.values[row] for row in range(table.rows) if values.values[row] == "?"}
    assert "h" in hidden
    main.actions_by_name["predict"].trigger()
    main.actions_by_name["clear"].trigger()


def test_the_action_opens_the_table_of_the_panel_that_has_the_focus(main):
    panel(main, "ranges").figure.setFocus()
    action = main.actions_by_name["table"]
    assert action.shortcut().toString() == "Ctrl+Shift+T"
    action.trigger()
    settle()
    assert main.findChild(TableDialog).windowTitle() == "Ranges"
