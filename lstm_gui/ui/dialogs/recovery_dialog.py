"""The offer to restore what a crash interrupted."""

from collections.abc import Sequence

from PyQt6.QtCore import QDateTime, QLocale, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.recovery import Leftover
from lstm_gui.ui.language import language, tr
from lstm_gui.ui.presets_menu import words_of
from lstm_gui.ui.readable import readable
from lstm_gui.ui.style.scale import fit, scaled_size


class RecoveryDialog(QDialog):
    """Lists sessions that were never saved.

    Signals
    -------
    restore_asked(Leftover), discard_asked(Leftover)
        What is to become of one of them.
    """

    restore_asked = pyqtSignal(object)
    discard_asked = pyqtSignal(object)

    def __init__(self, leftovers: Sequence[Leftover], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Restore unsaved work"))
        self.resize(scaled_size(480, 300))
        label = QLabel(
            tr("LSTM Explorer ended before these sessions were saved. Restore one?"), self
        )
        label.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        fit(self.list.setSpacing, 3)
        self.list.setAccessibleName(tr("Unsaved sessions"))
        for leftover in leftovers:
            item = QListWidgetItem(_line(leftover), self.list)
            item.setData(Qt.ItemDataRole.UserRole, leftover)
            if leftover.original is not None:
                item.setToolTip(readable(leftover.original))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(self.restore)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 12)
        for widget in (label, self.list, self._buttons()):
            layout.addWidget(widget)
        self.list.setFocus()

    def restore(self) -> None:
        """Ask for the chosen session; the others stay for the next start."""
        leftover = self._chosen()
        self.accept()
        if leftover is not None:
            self.restore_asked.emit(leftover)

    def discard(self) -> None:
        """Give up the chosen session; the dialog closes after the last one."""
        leftover = self._chosen()
        if leftover is not None:
            self.list.takeItem(self.list.currentRow())
            self.discard_asked.emit(leftover)
        if self.list.count() == 0:
            self.reject()

    def _chosen(self) -> Leftover | None:
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        restore = QPushButton(tr("Restore"), self)
        discard = QPushButton(tr("Discard"), self)
        later = QPushButton(tr("Later"), self)
        restore.clicked.connect(self.restore)
        discard.clicked.connect(self.discard)
        later.clicked.connect(self.reject)
        box.addButton(restore, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(discard, QDialogButtonBox.ButtonRole.DestructiveRole)
        box.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        restore.setDefault(True)
        return box


def _line(leftover: Leftover) -> str:
    title = words_of(leftover.preset)[0] or tr("Untitled")
    name = readable(leftover.original.name) if leftover.original else title
    moment = QDateTime.fromString(leftover.saved_at, Qt.DateFormat.ISODate)
    locale = QLocale("ko_KR" if language() == "ko" else "en_GB")
    when = locale.toString(moment, QLocale.FormatType.ShortFormat) or leftover.saved_at
    return f"{name}   —   {when}"
