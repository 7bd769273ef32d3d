"""An exception nobody caught: a report, and the window lives on."""

import sys
import threading

import pytest
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtWidgets import QLabel, QPlainTextEdit, QPushButton, QWidget

from lstm_gui.ui.notices import error_dialog
from lstm_gui.ui.notices.error_dialog import ErrorDialog
from lstm_gui.ui.notices.error_report import ErrorReports
from tests.ui.driving import settle


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def reports(window):
    reports = ErrorReports(window)
    reports.attach(window, window.close)
    return reports


def fail(reports: ErrorReports, text: str = "the cell broke") -> None:
    try:
        raise RuntimeError(text)
    except RuntimeError as error:
        reports.handle(type(error), error, error.__traceback__)


def dialogs(window: QWidget) -> list[ErrorDialog]:
    return [dialog for dialog in window.findChildren(ErrorDialog) if dialog.isVisible()]


def button(dialog: ErrorDialog, text: str) -> QPushButton:
    return next(found for found in dialog.findChildren(QPushButton) if text in found.text())


def test_an_error_is_shown_with_its_traceback_and_told_on_stderr(reports, window, capsys):
    fail(reports)
    settle()
    (dialog,) = dialogs(window)
    shown = dialog.findChild(QPlainTextEdit).toPlainText()
    assert "RuntimeError: the cell broke" in shown
    assert "test_error_report.py" in shown
    assert "RuntimeError: the cell broke" in capsys.readouterr().err
    assert not dialog.isModal()


@pytest.mark.parametrize("error", [OSError(5, "gone"), ValueError("closed file")])
def test_an_error_is_shown_although_the_terminal_is_gone(reports, window, monkeypatch, error):
    class Gone:
        def write(self, _text: str) -> None:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Gone())
        fail(reports)
    settle()
    (dialog,) = dialogs(window)
    assert "the cell broke" in dialog.report


def test_repeated_errors_share_one_dialog_and_are_counted(reports, window):
    for _ in range(30):
        fail(reports)
    fail(reports, "another")
    settle()
    (dialog,) = dialogs(window)
    assert dialog.report.count("the cell broke") == 1
    assert "another" in dialog.report
    assert "31" in "".join(label.text() for label in dialog.findChildren(QLabel))


def test_after_closing_the_next_error_is_shown_again(reports, window):
    fail(reports)
    settle()
    dialogs(window)[0].reject()
    settle()
    assert dialogs(window) == []
    fail(reports)
    settle()
    assert len(dialogs(window)) == 1


def test_copy_puts_the_report_onto_the_clipboard(reports, window):
    fail(reports)
    settle()
    (dialog,) = dialogs(window)
    button(dialog, "Copy").click()
    assert QGuiApplication.clipboard().text() == dialog.report
    assert "Python" in dialog.report


def test_the_session_can_be_saved_from_the_report(window, qtbot):
    saved = []
    reports = ErrorReports(window)
    reports.attach(window, lambda: saved.append(True))
    fail(reports)
    settle()
    button(dialogs(window)[0], "Save").click()
    assert saved == [True]
    assert window.isVisible()


def test_errors_of_other_threads_are_shown_too(reports, window, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reports.install()
    thread = threading.Thread(target=lambda: 1 / 0)
    thread.start()
    thread.join()
    settle()
    assert "ZeroDivisionError" in dialogs(window)[0].report


def test_a_dialog_that_fails_is_not_tried_again_and_again(reports, window, monkeypatch, capsys):
    tried = []

    def broken(*_arguments):
        tried.append(True)
        raise OSError("no dialog")

    monkeypatch.setattr(error_dialog, "ErrorDialog", broken)
    with pytest.raises(OSError, match="no dialog"):
        reports._present("first")
    for _ in range(5):
        fail(reports)
        settle()
    assert tried == [True]
    assert capsys.readouterr().err.count("RuntimeError: the cell broke") == 5


def test_installing_replaces_the_hooks_and_uninstalling_brings_back_pythons(reports, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    reports.install()
    assert sys.excepthook == reports.handle
    reports.uninstall()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
