"""A window with the files of sessions: changed, asked what is open, dropped upon."""

from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.core import Entry
from lstm_gui.files.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.sessions.session_files import SessionFiles
from tests.ui.driving import settle

BIAS = Entry("b", 0, block="f")


def document_of(files: SessionFiles) -> Document:
    return files.parent().findChild(Document)


def change(files: SessionFiles, number: float = 7.0) -> None:
    document_of(files).set_values("edit", {BIAS: number})


def is_open(files: SessionFiles, preset: str) -> bool:
    return document_of(files).state == load_preset(preset).session.state


def drop(window: QWidget, *urls: QUrl) -> bool:
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, buttons, keys))
        settle()
    return enter.isAccepted()
