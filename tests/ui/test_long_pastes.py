"""However much is pasted: the window goes on, and what is given up changes nothing."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QApplication, QLabel

from lstm_gui.core import LSTM, Initial, Network, Parameters, Sequence
from lstm_gui.core.network import Layer, focused
from lstm_gui.core.network.ends import with_outputs
from lstm_gui.core.readout import Readout
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.sessions.share_text import share_text
from lstm_gui.ui.dialogs.find_dialog import FindDialog
from lstm_gui.ui.document.job import is_at_work
from lstm_gui.ui.notices import text_pasting
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.widgets.numbers.table_grid import TableGrid
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
    paste_into(matrix_of_the_cell(main))


def paste_into(grid: TableGrid) -> None:
    QApplication.clipboard().setText("[[1, 2, 3], [4, 5, 6], [7, 8, 9]]")
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


def nothing_but_zeros() -> Network:
    """Two layers and a read-out of which each number is 0, over as many inputs as units."""
    zeros, start = Parameters.zeros(3, 3), Initial.zeros(LSTM, 3)
    layers = (Layer("below", zeros, start), Layer("above", zeros, start, inputs=("below",)))
    readout = Readout(np.zeros((3, 3)), np.zeros(3), ("above",))
    return Network(layers, Sequence(np.zeros((STEPS, 3))), readout=readout)


def open_the_same(main: MainWindow) -> None:
    main.document.open_another(main.document.session)


def visit_the_same(main: MainWindow) -> None:
    main.document.visit(main.document.network)


def add_an_answer(main: MainWindow) -> None:
    main.document.edit_network("Change the read-out", with_outputs(main.document.network, 4))


def matrix_of_the_cell(main: MainWindow) -> TableGrid:
    return main.workspace.parameters.block.matrices.grids["w_h"]


def matrix_of_the_readout(main: MainWindow) -> TableGrid:
    return main.workspace.parameters.readout.matrices.grids["v"]


@pytest.mark.parametrize(
    ("matrix", "meanwhile"),
    [
        (matrix_of_the_cell, lambda main: main.document.select(block="i")),
        (matrix_of_the_cell, lambda main: main.document.look_at(0)),
        (matrix_of_the_cell, open_the_same),
        (matrix_of_the_cell, visit_the_same),
        (matrix_of_the_readout, open_the_same),
        (matrix_of_the_readout, add_an_answer),
    ],
)
def test_numbers_are_not_put_into_another_matrix_that_shows_the_same(
    main, qtbot, matrix, meanwhile
):
    main.document.open(Session(focused(nothing_but_zeros(), 1)))
    settle()
    paste_into(matrix(main))
    meanwhile(main)
    before = main.document.network
    settle()
    qtbot.waitUntil(lambda: bool(main.findChildren(Notice)))
    (note,) = main.findChildren(Notice)
    assert "was changed while the numbers were read" in note.findChild(QLabel).text()
    assert main.document.network == before
    main.document.end_visit()


def test_numbers_go_where_they_belong_though_another_step_shows_meanwhile(main, qtbot):
    paste_matrix(main)
    main.document.select(t=STEPS - 1)
    settle()
    qtbot.waitUntil(lambda: PASTES["matrix"][1](main))


def test_a_table_does_not_become_the_input_of_another_session(main, qtbot):
    paste_input(main)
    open_the_same(main)
    qtbot.waitUntil(lambda: bool(main.findChildren(Notice)))
    (note,) = main.findChildren(Notice)
    assert "Something else was opened" in note.findChild(QLabel).text()
    assert len(main.document.state.sequence) == STEPS


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
