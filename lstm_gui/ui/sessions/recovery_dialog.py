"""The offer to restore what a crash interrupted."""

from collections.abc import Sequence

from PyQt6.QtCore import QDateTime, QLocale, Qt, pyqtSignal
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.sessions.recovery import Leftover, Unreadable
from lstm_gui.files.shipped.spoken_languages import LANGUAGES
from lstm_gui.ui.sessions.presets_menu import words_of
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words.translation import language, told, tr


class RecoveryDialog(QDialog):
    """Lists sessions that were never saved, and what was left but cannot be opened.

    Signals
    -------
    restore_asked(Leftover), discard_asked(Leftover), set_aside_asked(Unreadable)
        What is to become of one of them.
    """

    restore_asked = pyqtSignal(object)
    discard_asked = pyqtSignal(object)
    set_aside_asked = pyqtSignal(object)

    def __init__(
        self, leftovers: Sequence[Leftover | Unreadable], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Restore unsaved work"))
        self.resize(scaled_size(480, 300))
        label = Label(
            tr("LSTM Explorer ended before these sessions were saved. Restore one?"), self
        )
        label.setWordWrap(True)
        self.why = Label(self)
        self.why.setWordWrap(True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.list = self._listed(leftovers)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 12)
        for widget in (label, self.list, self.why, self._buttons()):
            layout.addWidget(widget)
        self.list.currentRowChanged.connect(self._show_choice)
        self._show_choice()
        self.list.setFocus()

    def restore(self) -> None:
        """Ask for the chosen session; the others stay for the next start."""
        chosen = self._chosen()
        if isinstance(chosen, Unreadable):
            return
        self.accept()
        if chosen is not None:
            self.restore_asked.emit(chosen)

    def discard(self) -> None:
        """Give up the chosen session, or set aside what is none; the last one closes the dialog."""
        chosen = self._chosen()
        if chosen is not None:
            self.list.takeItem(self.list.currentRow())
            unreadable = isinstance(chosen, Unreadable)
            (self.set_aside_asked if unreadable else self.discard_asked).emit(chosen)
        if self.list.count() == 0:
            self.reject()

    def _chosen(self) -> Leftover | Unreadable | None:
        item = self.list.currentItem()
        return None if item is None else item.data(Qt.ItemDataRole.UserRole)

    def _show_choice(self) -> None:
        chosen = self._chosen()
        unreadable = isinstance(chosen, Unreadable)
        self.why.setText(told(chosen.problem) if unreadable else "")
        self.why.setVisible(unreadable)
        self.restore_button.setEnabled(not unreadable)
        self.discard_button.setText(tr("Set aside") if unreadable else tr("Discard"))

    def _listed(self, leftovers: Sequence[Leftover | Unreadable]) -> QListWidget:
        made = QListWidget(self)
        made.setFrameShape(QListWidget.Shape.NoFrame)
        fit(made.setSpacing, 3)
        # A long name is cut in its middle, so that both ends of a row are seen.
        made.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setAccessibleName(tr("Unsaved sessions"))
        FocusRing(made)
        for leftover in leftovers:
            item = QListWidgetItem(_line(leftover), made)
            item.setData(Qt.ItemDataRole.UserRole, leftover)
            set_tooltip(item, readable(_place(leftover)))
        made.setCurrentRow(0)
        made.itemActivated.connect(self.restore)
        return made

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        self.restore_button = QPushButton(tr("Restore"), self)
        self.discard_button = QPushButton(self)
        later = QPushButton(tr("Later"), self)
        self.restore_button.clicked.connect(self.restore)
        self.discard_button.clicked.connect(self.discard)
        later.clicked.connect(self.reject)
        box.addButton(self.restore_button, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self.discard_button, QDialogButtonBox.ButtonRole.DestructiveRole)
        box.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        self.restore_button.setDefault(True)
        return box


def name_of(leftover: Leftover) -> str:
    """Return what the session is called: its file, else the preset or the model that it was."""
    if leftover.original is not None:
        return readable(leftover.original.name)
    return words_of(leftover.preset)[0] or readable(leftover.title) or tr("Untitled")


def _place(leftover: Leftover | Unreadable) -> str:
    """Return where the session stands, ``""`` if it was never in a file."""
    place = leftover.file if isinstance(leftover, Unreadable) else leftover.original
    return "" if place is None else str(place)


def _line(leftover: Leftover | Unreadable) -> str:
    if isinstance(leftover, Unreadable):
        return tr("Cannot be opened") + f"   —   {readable(leftover.file.name)}"
    moment = QDateTime.fromString(leftover.saved_at, Qt.DateFormat.ISODate).toLocalTime()
    locale = QLocale(LANGUAGES[language()].locale)
    when = locale.toString(moment, QLocale.FormatType.ShortFormat) or readable(leftover.saved_at)
    return f"{name_of(leftover)}   —   {when}"
