"""However much is pasted: the window goes on, and what is given up changes nothing."""

from collections.abc import Callable
from typing import Any

import pytest
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QLabel

from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.ui.dialogs.find_dialog import FindDialog
from lstm_gui.ui.document.job import is_at_work
from lstm_gui.ui.notices import text_pasting
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import settle

STEPS = 8


@pytest.fixture
def main(shared_window, monkeypatch):
    """A window to which everything that is pasted is long."""
    monkeypatch.setattr(text_pasting, "QUICK", 0)
    made = shared_window(seeded_state(2, 3, STEPS))
    yield made
    for dialog in made.findChildren(FindDialog):
        dialog.close()
    settle()


def paste_matrix(main: MainWindow) -> None:
    QApplication.clipboard().setText("[[1, 2, 3], [4, 5, 6], [7, 8, 9]]")
    grid = main.workspace.parameters.block.matrices.grids["w_h"]
    grid.choose_all()
    grid.paste()


def paste_input(main: MainWindow) -> None:
    QApplication.clipboard().setText("0.5\t0.25\n" * 3)
    main.workspace.parameters.input.menu.paste.trigger()


def paste_column(main: MainWindow) -> None:
    main.actions_by_name["find"].trigger()
    settle()
    (dialog,) = main.findChildren(FindDialog)
    dialog.signal.sort.choose_data("column")
    QApplication.clipboard().setText("1\n2\n" * (STEPS // 2))
    dialog.signal.paste.click()


def paste_state(main: MainWindow) -> None:
    sent = main.document.session.with_state(seeded_state(1, 2, 5))
    QApplication.clipboard().setText(share_text(sent))
    main.actions_by_name["paste_state"].trigger()


def own_column(main: MainWindow) -> Any:
    dialogs = main.findChildren(FindDialog)
    return dialogs[0].signal.signal if dialogs else None


PASTES: dict[str, tuple[Callable[[MainWindow], None], Callable[[MainWindow], bool]]] = {
    "matrix": (paste_matrix, lambda main: main.document.state.parameters.block("f").w_h[2, 1] == 8),
    "input": (paste_input, lambda main: len(main.document.state.sequence) == 3),
    "column": (paste_column, lambda main: own_column(main) is not None),
    "state": (paste_state, lambda main: main.document.state.parameters.hidden_size == 2),
}
each = pytest.mark.parametrize("name", PASTES)


@each
def test_what_is_long_is_read_off_the_event_loop(main, name, qtbot):
    paste, is_there = PASTES[name]
    paste(main)
    assert not is_there(main)
    qtbot.waitUntil(lambda: is_there(main))
    assert main.findChildren(ProgressBox) == []


@each
def test_what_is_given_up_changes_nothing(main, name, qtbot):
    paste, is_there = PASTES[name]
    paste(main)
    (box,) = main.findChildren(ProgressBox)
    box.canceled.emit()
    qtbot.waitUntil(lambda: not is_at_work())
    settle()
    assert not is_there(main)
    assert not main.document.modified


def test_numbers_are_not_put_into_what_another_matrix_has_become_meanwhile(main, qtbot):
    paste_matrix(main)
    main.document.select(block="i")
    before = main.document.state
    settle()
    qtbot.waitUntil(lambda: bool(main.findChildren(Notice)))
    (note,) = main.findChildren(Notice)
    assert "was changed while the numbers were read" in note.findChild(QLabel).text()
    assert main.document.state.parameters == before.parameters


def test_letters_at_the_seams_of_what_is_read_in_pieces_are_kept(main, monkeypatch):
    monkeypatch.setattr(text_pasting, "_PIECE", 3)
    monkeypatch.setattr(text_pasting, "QUICK", 1000)
    said = "가나다, 1\u22122 \N{GRINNING FACE}"
    QGuiApplication.clipboard().setText(said)
    found = []
    pasting = text_pasting.TextPasting(main)
    pasting.begin(lambda text, come: text, found.append, found.append)
    assert found == [said]
    pasting.begin(lambda text, come: len(text), found.append, found.append, most=4)
    assert 4 < found[1] < len(said)
