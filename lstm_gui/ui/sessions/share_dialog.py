"""The dialog that shows a state as a QR code, and as the text that is in it."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from lstm_gui.files.figures.qr_code import fits
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.action_buttons import ActionButtons
from lstm_gui.ui.widgets.labels.code_squares import CodeView
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import message, tr

_WIDE, _HIGH = 460, 84
_LINE = 64
"""Characters; of a single line of 200,000 Qt looks for breaks for half a minute."""


class ShareDialog(QDialog):
    """Shows ``text``, which opens a state where it is pasted, for a class to scan or to be sent."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, "Share the state")
        self._whole = text
        self.code = CodeView(text, self) if fits(text) else None
        # Where it is pasted, breaks of lines do no harm.
        self.text = QPlainTextEdit(_in_lines(text) if self.code is None else text, self)
        self.text.setReadOnly(True)
        fit(self.text.setFixedHeight, _HIGH)
        bind(self.text.setAccessibleName, "The state as text")
        self.note = Label(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        bind(
            self.note.setText,
            message("Scan the code or send the text: Edit ▸ Paste a state opens it.")
            if self.code is not None
            else message("This is too long for a QR code. Send the text, or save a file."),
        )
        self._arrange()
        fit(self.setMinimumWidth, _WIDE)
        # Qt would open it in two thirds of the screen at most.
        self.resize(self.sizeHint().boundedTo(parent.window().size()))

    def _arrange(self) -> None:
        buttons = ActionButtons(self, ((message("&Copy the text"), self.copy),))
        (self.copy_button,), self.close_button = buttons.acting, buttons.closing
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 18, 18, 18, 14)
        fit(column.setSpacing, 12)
        if self.code is not None:
            column.addWidget(self.code, 1)
        for widget in (self.note, self.text, buttons):
            column.addWidget(widget)

    def copy(self) -> None:
        """Put the text on the clipboard."""
        clipboard = QApplication.clipboard()
        if clipboard is not None:
            clipboard.setText(self._whole)
            self.note.setText(tr("The text is on the clipboard."))


def _in_lines(text: str) -> str:
    return "\n".join(text[at : at + _LINE] for at in range(0, len(text), _LINE))
