"""A picture is copied little by little, from the dialog and from a menu."""

from collections.abc import Callable

import pytest
from PyQt6.QtCore import QCoreApplication
from PyQt6.QtGui import QGuiApplication, QImage

from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting import figure_copying, file_maker
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.staging import figure_making
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle
from tests.ui.pictures import pixels
from tests.ui.told import problems_of


@pytest.fixture
def shown(window: Callable[..., MainWindow]) -> MainWindow:
    main = window("latch")
    empty = QImage(1, 1, QImage.Format.Format_RGB32)
    empty.fill(0)
    QGuiApplication.clipboard().setImage(empty)
    return main


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What is painted by now, a widget a turn."""
    seen: list[object] = []
    real = figure_making.paint_on

    def spy(*arguments: object) -> None:
        seen.append(arguments)
        real(*arguments)

    monkeypatch.setattr(figure_making, "paint_on", spy)
    monkeypatch.setattr(file_maker, "_SLICE_MS", 0)
    return seen


def turn() -> None:
    QCoreApplication.processEvents()


def copied() -> QImage:
    return QGuiApplication.clipboard().image()


def test_a_menu_copies_a_widget_a_turn(shown: MainWindow, painted: list[object]) -> None:
    shown.actions_by_name["copy_image"].trigger()
    before = longest = 0
    while copied().width() == 1:
        turn()
        longest, before = max(longest, len(painted) - before), len(painted)
    assert len(painted) > 20
    assert longest == 1
    assert (pixels(copied()) == pixels(shown.grab().toImage())).all()


def test_a_copy_from_a_menu_can_be_given_up(shown: MainWindow, painted: list[object]) -> None:
    shown.actions_by_name["copy_image"].trigger()
    while len(painted) < 5:
        turn()
    shown.findChildren(ProgressBox)[-1].canceled.emit()
    settle()
    assert copied().width() == 1
    assert not [box for box in shown.findChildren(ProgressBox) if box.isVisible()]


def test_what_is_asked_for_last_is_copied(shown: MainWindow, painted: list[object]) -> None:
    shown.exports.copy("window")
    while len(painted) < 5:
        turn()
    shown.exports.copy("ranges")
    while copied().width() == 1:
        turn()
    settle()
    (panel,) = [one for one in shown.workspace.panels if one.name == "ranges"]
    assert copied().size() == panel.size()


def test_a_picture_that_memory_cannot_hold_is_not_copied(
    shown: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise Problem("There is not enough memory for the picture. Choose a smaller scale.")

    monkeypatch.setattr(figure_making, "canvas", full)
    problems = problems_of(monkeypatch, figure_copying)
    shown.actions_by_name["copy_image"].trigger()
    while not problems:
        turn()
    assert copied().width() == 1


def test_a_dialog_copies_with_its_progress_and_gives_up(
    shown: MainWindow, painted: list[object]
) -> None:
    shown.exports.export("window")
    settle()
    (dialog,) = shown.findChildren(ExportDialog)
    dialog.checking.stop()
    painted.clear()
    dialog.copy_button.click()
    while len(painted) < 5:
        turn()
    assert dialog.progress.isVisible()
    assert not dialog.copy_button.isEnabled()
    dialog.close_button.click()
    settle()
    assert copied().width() == 1
    assert dialog.saved.text() == "Given up: the clipboard is as it was."
    dialog.copy_button.click()
    while dialog.maker is not None:
        turn()
    assert copied().width() > 1
    assert dialog.saved.text() == "The picture is on the clipboard."
    dialog.reject()
