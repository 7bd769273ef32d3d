"""Answering the dialogs that block until they are answered."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PyQt6.QtCore import QObject, QTimer
from PyQt6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QProgressDialog,
    QWidget,
)

Answer = Callable[[QDialog], None]


@contextmanager
def answering(*answers: Answer) -> Iterator[list[str]]:
    """Give each dialog of the block its answer; yields the texts of the message boxes.

    Fails if fewer or more dialogs appeared than there are answers.
    """
    left, seen, texts = list(answers), [QApplication.activeModalWidget()], list[str]()

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        # A box of progress asks for nothing, and comes up or not as fast as the machine is.
        asks = isinstance(dialog, QDialog) and not isinstance(dialog, QProgressDialog)
        if asks and all(dialog is not other for other in seen):
            seen.append(dialog)
            texts.append(dialog.text() if isinstance(dialog, QMessageBox) else "")
            try:
                left.pop(0)(dialog) if left else dialog.reject()
            except Exception:
                dialog.reject()  # nobody else would close it, and the test would wait for ever
                raise

    poll = QTimer()
    poll.timeout.connect(answer)
    poll.start(0)
    yield texts
    poll.stop()
    assert len(texts) == len(answers), f"dialogs seen: {texts}"


class Closer(QTimer):
    """Closes the menus and dialogs that open over ``main``, as Esc would, until it is stopped."""

    def __init__(self, main: QWidget, milliseconds: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._main = main
        self.timeout.connect(self._close_what_waits)
        self.start(milliseconds)

    def _close_what_waits(self) -> None:
        for opened in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if opened is not None and opened is not self._main:
                opened.close()


def press(button: QMessageBox.StandardButton) -> Answer:
    """Press a button of a message box."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QMessageBox)
        dialog.button(button).click()

    return answer


def choose(path: Path) -> Answer:
    """Choose ``path`` in a file dialog."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        dialog.setDirectory(str(path.parent))
        dialog.selectFile(path.name)
        dialog.accept()

    return answer


def suggests(name: str) -> Answer:
    """Give up a file dialog that offers ``name``."""

    def answer(dialog: QDialog) -> None:
        names: list[str] = []
        declines(names)(dialog)
        assert names == [name]

    return answer


def declines(names: list[str]) -> Answer:
    """Give up a file dialog, and note in ``names`` what it offers."""

    def answer(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        names.extend(Path(path).name for path in dialog.selectedFiles())
        dialog.reject()

    return answer


SAVE = press(QMessageBox.StandardButton.Save)
DISCARD = press(QMessageBox.StandardButton.Discard)
CANCEL = press(QMessageBox.StandardButton.Cancel)
OK = press(QMessageBox.StandardButton.Ok)
GIVE_UP: Answer = QDialog.reject
