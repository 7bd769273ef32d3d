"""However much is copied: the window goes on, and what is given up leaves the clipboard."""

from collections.abc import Callable

import numpy as np
import pytest
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.sessions.share_text import session_of
from lstm_gui.files.texts import long_text
from lstm_gui.files.texts.matrix_text import numpy_text, parse_matrix, tab_text
from lstm_gui.scenes.figure_table import lanes, over_steps
from lstm_gui.ui.document.job import is_at_work
from lstm_gui.ui.exporting.dialogs.table_dialog import TableDialog
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.sessions import sent_states
from lstm_gui.ui.sessions.share_dialog import ShareDialog
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import settle

STATE = seeded_state(2, 3, 8)
BEFORE = "what was there"


@pytest.fixture
def main(shared_window, monkeypatch) -> MainWindow:
    """A window to which everything that is copied is long."""
    monkeypatch.setattr(long_text, "QUICK", 0)
    monkeypatch.setattr(sent_states, "_QUICK", 0)
    QApplication.clipboard().setText(BEFORE)
    return shared_window(STATE)


def copy_quantity(main: MainWindow) -> None:
    menu = panel(main, "diagram").quantities
    menu.offer(main.document.snapshot(), "c", 0)
    menu.fill()
    said = "Copy the values of all steps as a table"
    next(action for action in menu.actions() if action.text() == said).trigger()


def copy_matrix(main: MainWindow) -> None:
    grid = main.workspace.parameters.block.matrices.grids["w_h"]
    grid.choose_all()
    grid.copy()


def copy_table(main: MainWindow) -> None:
    main.exports.show_table(panel(main, "states"))
    settle()
    main.findChildren(TableDialog)[-1].copy_button.click()


def copy_state(main: MainWindow) -> None:
    main.actions_by_name["copy_state"].trigger()


def rows_of(text: str) -> np.ndarray:
    return parse_matrix("\n".join(text.splitlines()[1:]), "x")


COPIES: dict[str, tuple[Callable[[MainWindow], None], Callable[[str], bool]]] = {
    "quantity": (copy_quantity, lambda text: len(rows_of(text)) == 8),
    "matrix": (copy_matrix, lambda text: parse_matrix(text, "x").shape == (3, 3)),
    "table": (copy_table, lambda text: len(text.splitlines()) == 9),
    "state": (copy_state, lambda text: len(session_of(text).state.sequence) == 8),
}
each = pytest.mark.parametrize("name", COPIES)


@each
def test_what_is_long_is_written_off_the_event_loop(main, name, qtbot):
    copy, is_whole = COPIES[name]
    copy(main)
    assert QApplication.clipboard().text() == BEFORE
    qtbot.waitUntil(lambda: QApplication.clipboard().text() != BEFORE)
    assert is_whole(QApplication.clipboard().text())
    assert not is_at_work()


@each
def test_what_is_given_up_leaves_what_was_copied_before(main, name, qtbot):
    COPIES[name][0](main)
    (box,) = main.findChildren(ProgressBox)
    box.canceled.emit()
    qtbot.waitUntil(lambda: not is_at_work())
    settle()
    assert QApplication.clipboard().text() == BEFORE


def test_a_state_that_takes_long_is_shown_once_it_is_written(main, qtbot):
    main.actions_by_name["share_state"].trigger()
    qtbot.waitUntil(lambda: bool(main.findChildren(ShareDialog)))
    settle()
    text = main.findChildren(ShareDialog)[-1].text.toPlainText()
    assert len(session_of(text).state.sequence) == 8


def test_many_numbers_are_known_to_take_long_and_say_how_far_they_are():
    many, few = np.zeros((300, 64)), np.zeros((8, 64))
    table = over_steps("", range(300), None, lanes("h", many)).tab_separated()
    assert [one.is_quick for one in (tab_text(few), numpy_text(few))] == [True, True]
    for text in (tab_text(many), numpy_text(many), table):
        assert not text.is_quick
        told: list[float] = []
        whole = text.encoded(lambda share, told=told: told.append(share) is None)
        assert whole.decode() == text.text
        assert told == sorted(told)
        assert 5 <= len(told) <= 20
        assert text.encoded(lambda share: share < 0.5) == b""
