"""Parts of Qt's file dialog as the program would have them."""

from functools import cache

from PyQt6.QtCore import QEvent, QFileInfo, QModelIndex, QObject, Qt
from PyQt6.QtGui import QAbstractFileIconProvider, QColor, QFileSystemModel, QIcon, QKeyEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from lstm_gui.ui.style.icons import icon

_Type = QAbstractFileIconProvider.IconType
_DRAWINGS = {
    _Type.Computer: "computer",
    _Type.Desktop: "computer",
    _Type.Drive: "disk",
    _Type.Folder: "folder",
}
_MOMENT = "yyyy-MM-dd HH:mm"
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FileIcons(QAbstractFileIconProvider):
    """Draws files, folders and the computer as all icons of the program, in ``color``."""

    def __init__(self, color: QColor) -> None:
        super().__init__()
        names = ("file", *_DRAWINGS.values())
        self._icons = {name: icon(name, color) for name in names}

    def icon(self, of: QAbstractFileIconProvider.IconType | QFileInfo) -> QIcon:
        if isinstance(of, QFileInfo):
            return self._icons["folder" if of.isDir() else "file"]
        return self._icons[_DRAWINGS.get(of, "file")]


@cache
def file_icons(color: str) -> FileIcons:
    """Return those in ``color``, the same for every dialog, and kept.

    Qt keeps no hold of them, and a dialog none that lasts: what Python knows of it may be
    collected while another thread works, which is before the dialog itself goes.
    """
    return FileIcons(QColor(color))


class Moments(QStyledItemDelegate):
    """Writes when a file was changed the same way in every language and locale.

    Qt asks the system, which may know no order of day and month that people would read.
    """

    def initStyleOption(self, option: QStyleOptionViewItem | None, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        model = index.model()
        if option is not None and isinstance(model, QFileSystemModel):
            option.text = model.lastModified(index).toString(_MOMENT)


class OneEnter(QObject):
    """Lets Enter over the names that Qt proposes for what is typed answer the question.

    Qt only closes the list, and wants Enter once more.
    """

    def __init__(self, proposals: QAbstractItemView, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._proposals, self._dialog = proposals, dialog
        proposals.installEventFilter(self)

    def eventFilter(self, _watched: QObject | None, event: QEvent | None) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if not pressed or event.key() not in _ENDS or self._proposals.currentIndex().isValid():
            return False
        self._proposals.hide()
        self._dialog.accept()
        return True
