"""The diagnosis in the window: what it says, and where its lines lead."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest

from lstm_gui.core import GRU
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.dialogs.diagnosis_dialog import DiagnosisDialog
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional
from tests.ui.driving import settle


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window()


def diagnosis(main: MainWindow, qtbot) -> DiagnosisDialog:
    main.actions_by_name["diagnose"].trigger()
    (dialog,) = main.findChildren(DiagnosisDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    return dialog


def texts(dialog: DiagnosisDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def test_every_layer_and_the_whole_are_spoken_of(main, qtbot):
    main.document.open(Session(bidirectional(GRU)))
    settle()
    dialog = diagnosis(main, qtbot)
    said = texts(dialog)
    names = [layer.name for layer in main.document.network.layers]
    assert [text for text in said if text in names] == names
    assert sum("parameters:" in text for text in said) == len(names)
    assert "parameters in all" in said[-1]
    dialog.reject()


def test_a_line_leads_to_the_layer_and_the_unit_it_speaks_of(main, qtbot):
    main.document.open(Session(focused(bidirectional(GRU), 0)))
    main.workspaces.show("memory")
    settle()
    dialog = diagnosis(main, qtbot)
    last = main.document.network.layers[-1]
    start = texts(dialog).index(last.name)
    row = next(n for n, text in enumerate(texts(dialog)) if n > start and "Half-life" in text)
    wanted = dialog.list.item(row).data(Qt.ItemDataRole.UserRole).unit
    dialog.list.setCurrentRow(row)
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    settle()
    assert main.workspaces.current == "cell"
    assert main.document.network.focus == len(main.document.network.layers) - 1
    assert main.document.state.selection.unit == wanted
    assert not main.findChildren(DiagnosisDialog)
