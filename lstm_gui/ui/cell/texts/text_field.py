"""The text as it is typed, with a mark on what the vocabulary does not know."""

from PyQt6.QtCore import QMimeData, Qt
from PyQt6.QtGui import QColor, QKeyEvent, QKeySequence, QTextCharFormat, QTextCursor
from PyQt6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from lstm_gui.files.tokens.token_text import Piece
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import faded
from lstm_gui.words.translation import message

_LONGEST = 20_000
_MOST_MARKS = 500
_TAKING_OUT = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_ROLE = "f"


class TextField(QPlainTextEdit):
    """Holds a text of any length; one that would be slow to lay out shows its start alone.

    Such a text is taken out as a whole, by Delete, or by another that is pasted.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        bind(self.setAccessibleName, message("Text"))
        bind(self.setPlaceholderText, message("Type or paste a text"))
        self._whole = ""

    @property
    def whole(self) -> str:
        """The text, also what of it does not show."""
        return self._whole if self.isReadOnly() else self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show another text, which can be changed if all of it shows."""
        self._whole = text
        self.setReadOnly(len(text) > _LONGEST)
        self.setPlainText(text[:_LONGEST] + "…" if self.isReadOnly() else text)

    def insertFromMimeData(self, source: QMimeData | None) -> None:
        pasted, cursor = "" if source is None else source.text(), self.textCursor()
        if len(pasted) + len(self.toPlainText()) <= _LONGEST:
            super().insertFromMimeData(source)
            return
        cursor.removeSelectedText()
        at = cursor.position()
        before, after = (
            self._between(0, at),
            self._between(at, cursor.document().characterCount() - 1),
        )
        self.show_text(before + pasted + after)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pastes = event.matches(QKeySequence.StandardKey.Paste)
        if self.isReadOnly() and (pastes or event.key() in _TAKING_OUT):
            self.show_text("")
        super().keyPressEvent(event)

    def _between(self, start: int, end: int) -> str:
        """Return what stands between two places, which Qt counts in its own way."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor.selection().toPlainText()

    def mark(self, pieces: tuple[Piece, ...]) -> None:
        """Mark ``pieces``, as many as can be told apart."""
        style = QTextCharFormat()
        style.setForeground(theme().ink(_ROLE))
        style.setBackground(QColor(faded(theme().role(_ROLE), 0.16)))
        style.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        style.setUnderlineColor(theme().ink(_ROLE))
        # Qt counts in halves of the characters beyond the first 65536.
        text = self.whole
        wide = not text.isascii() and max(text, default="") > "\uffff"
        marked = [piece for piece in pieces[:_MOST_MARKS] if piece.start < _LONGEST]
        self.setExtraSelections([self._marked(piece, text, wide, style) for piece in marked])

    def _marked(
        self, piece: Piece, text: str, wide: bool, style: QTextCharFormat
    ) -> QTextEdit.ExtraSelection:
        start, end = piece.start, piece.start + len(piece.text)
        if wide:
            start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in (start, end))
        one, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
        last = len(self.toPlainText().encode("utf-16-le")) // 2 if wide else len(self.toPlainText())
        cursor.setPosition(min(start, last))
        cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
        one.cursor, one.format = cursor, style
        return one
