"""A small box to read a number exactly and to type another."""

from PyQt6.QtCore import QEvent, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent
from PyQt6.QtWidgets import QLineEdit, QWidget

from lstm_gui.files.texts.powers_of_ten import typed
from lstm_gui.ui.style.scale import fit, fit_font
from lstm_gui.ui.style.tooltip import set_tooltip, show_tooltip
from lstm_gui.words.numbers import number, parsed
from lstm_gui.words.translation import tr

LEAST_TARGET = 24
"""How large anything is at least that is clicked (WCAG 2.2, 2.5.8)."""
_WIDE = 99.995
"""From here on a second decimal would push the sign out of the box."""
LARGEST = 1e6
"""What the controls accept; files may hold larger numbers."""


class NumberBox(QLineEdit):
    """Shows a number to two decimals, in full while it is being typed.

    Parameters
    ----------
    ends
        Between which numbers what is typed must lie, both included.

    Signals
    -------
    typed(float)
        The user finished a valid number that differs from the one shown.
    confirmed()
        Enter was pressed on a valid number.
    """

    typed = pyqtSignal(float)
    confirmed = pyqtSignal()

    def __init__(
        self, parent: QWidget | None = None, ends: tuple[float, float] = (-LARGEST, LARGEST)
    ) -> None:
        super().__init__(parent)
        self._number, self._ends = 0.0, ends
        self._signed = True
        self._refused = ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        fit_font(self.setFont, 13)
        fit(self.setFixedWidth, 66)
        fit(self.setMinimumHeight, LEAST_TARGET)
        self.returnPressed.connect(self._confirm)
        self._show()

    @property
    def number(self) -> float:
        return self._number

    @property
    def is_wrong(self) -> bool:
        """Whether what was typed is no number that it takes."""
        return bool(self.property("wrong"))

    def show_number(self, value: float) -> None:
        """Show ``value``; what is being typed is not disturbed."""
        if value != self._number:
            self._number = value
            if not self.isModified():
                self._show()

    def finish(self) -> None:
        """Take what is being typed; the box is marked if it cannot be taken."""
        try:
            value = parsed(self.text())
        except ValueError:
            self._refuse(tr("This is not a number. Type one such as -0.42 or 1/3, or press Esc."))
            return
        low, high = self._ends
        if not low <= value <= high:
            wrong = tr("Type a number between {low} and {high}, or press Esc.")
            self._refuse(wrong.format(low=f"{low:,.0f}", high=f"{high:,.0f}"))
            return
        changed, self._number = value != self._number, value
        self._show_exactly() if self.hasFocus() else self._show()
        if changed:
            self.typed.emit(value)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and not self.isModified():
            # Undo and redo are those of the session, unless something is being typed.
            assert isinstance(event, QKeyEvent)
            history = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in history):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self._show_exactly()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_exactly()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self.hasSelectedText() and not self.isModified():
            self._select_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified():
            self.finish()
            if self.is_wrong and event.reason() == Qt.FocusReason.MouseFocusReason:
                # Few mistype a number before the first paint.
                from lstm_gui.ui.widgets.manners.once_released import OnceReleased

                OnceReleased(self._tell_refused, self)
        self._show()

    def _show(self) -> None:
        digits = 2 if abs(self._number) < _WIDE else 1
        # As it is typed, since that is what a field is for.
        self.setText(typed(number(self._number, digits=digits, signed=self._signed)))
        self.setModified(False)
        self._mark_wrong("")

    def _show_exactly(self) -> None:
        self.setText(repr(self._number))
        self.setModified(False)
        self._select_all()
        self._mark_wrong("")

    def _select_all(self) -> None:
        """Select the number from its end: of a long one the first digits show, not the last."""
        self.setSelection(len(self.text()), -len(self.text()))

    def _confirm(self) -> None:
        self.finish()
        if not self.is_wrong:
            self.confirmed.emit()

    def _refuse(self, sentence: str) -> None:
        self._mark_wrong(sentence)
        self._refused = sentence
        # After the focus is where it goes, with which Qt takes away what it shows.
        QTimer.singleShot(0, self._tell_refused)

    def _tell_refused(self) -> None:
        """Say what is wrong where it was typed: who types has no pointer to rest there."""
        show_tooltip(self._refused, self, self.mapToGlobal(self.rect().bottomLeft()))

    def _mark_wrong(self, sentence: str) -> None:
        set_tooltip(self, sentence)
        if bool(sentence) != self.is_wrong:
            self.setProperty("wrong", bool(sentence))
            self.style().unpolish(self)
            self.style().polish(self)
