"""The report of an error of the program."""

from collections.abc import Callable

from PyQt6.QtGui import QFontDatabase, QGuiApplication
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.ui.notices.system_information import system_information
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import counted, tr

_LIMIT = 20
_TIMES = counted("This happened {count} time.", "This happened {count} times.", "count")


class ErrorDialog(QDialog):
    """Shows what went wrong, to be copied; the window stays usable meanwhile."""

    def __init__(
        self,
        text: str,
        save: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._texts = [text]
        self._count = 1
        self._save = save
        self.setWindowTitle(tr("LSTM Explorer"))
        self.resize(scaled_size(640, 420))
        self._headline = Label(self)
        self._headline.setWordWrap(True)
        self._details = QPlainTextEdit(self)
        self._details.setReadOnly(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._details.setAccessibleName(tr("What went wrong, in the words of the program"))
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 18, 16, 18, 14)
        fit(layout.setSpacing, 12)
        for widget in (self._headline, self._details, self._buttons()):
            layout.addWidget(widget)
        self._show()

    @property
    def report(self) -> str:
        """The text that Copy puts onto the clipboard."""
        return "\n".join([*self._texts, system_information()])

    def add(self, text: str) -> None:
        """Count one more error; the texts of the first few are kept."""
        self._count += 1
        if len(self._texts) < _LIMIT and text not in self._texts:
            self._texts.append(text)
        self._show()

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        copy = QPushButton(tr("Copy the report"), self)
        copy.clicked.connect(self._copy)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        if self._save is not None:
            save = QPushButton(tr("Save the session …"), self)
            save.clicked.connect(self._save_clicked)
            box.addButton(save, QDialogButtonBox.ButtonRole.ActionRole)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setDefault(True)
        box.rejected.connect(self.reject)
        return box

    def _show(self) -> None:
        sentence = tr(
            "The program made a mistake. The window goes on working; save your session to be "
            "safe, and copy the report to whoever can repair it."
        )
        times = tr(_TIMES).format(count=self._count)
        self._headline.setText(sentence if self._count == 1 else f"{sentence} {times}")
        self._details.setPlainText(self.report)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.report)

    def _save_clicked(self) -> None:
        if self._save is not None:
            self._save()
