"""The sentence as a text: it can be read at every length, and corrected."""

from PyQt6.QtCore import QEvent, QMimeData, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PyQt6.QtWidgets import QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from lstm_gui.ui.memory.figures.word_chips import MARK, mark_ground
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import NORMAL, factor, fit, scaled

_AROUND, _AROUND_ONE = 10, 6
"""Pixels above and below the lines together, and around one that stands for all."""
_MOST_LINES = 3
_MOST_PASTED = 10_000
"""Characters."""
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SentenceField(QPlainTextEdit):
    """Shows the words with the marked ones in colour; Enter asks for what was typed.

    It is as high as its text, up to three lines; Esc brings back what was there. In front of a
    class it is one line until somebody types: its words stand below it, larger.

    Signals
    -------
    typed(str)
        Other words are wanted.
    """

    typed = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words: tuple[str, ...] = ()
        self._marks: tuple[int, ...] = ()
        self._t = 0
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It would lie over the last line; words are wrapped, but the space after one may stand out.
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        layout = self.document()
        assert layout is not None
        layout.setDocumentMargin(1)
        self.textChanged.connect(self._follow_text)
        fit(self._fold)

    def show_words(self, words: tuple[str, ...], marks: tuple[int, ...], t: int) -> None:
        """Show a sentence, its marked words in colour and the one at the cursor underlined.

        What is being typed stays until the words are others. Emits nothing.
        """
        if words != self._words:
            self._words = words
            self.setPlainText(self._text)
        if (marks, t) != (self._marks, self._t) or not self.extraSelections():
            self._marks, self._t = marks, t
            self._colour()

    def set_theme(self) -> None:
        """Take on the colours in force."""
        self._colour()

    def sizeHint(self) -> QSize:
        lines, folded = min(max(self._lines, 1), _MOST_LINES), not self._wraps
        around = scaled(_AROUND_ONE if folded else _AROUND)
        return QSize(scaled(200), self.fontMetrics().lineSpacing() * lines + around)

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(120), self.sizeHint().height())

    def event(self, event: QEvent | None) -> bool:
        # With other words here Esc is for them, not for what the window has it for.
        override = event is not None and event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.setAccepted(self.toPlainText() != self._text)
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData | None) -> None:
        # Of all that is read only the first words anyway, and a book takes minutes to lay out.
        self.insertPlainText("" if source is None else source.text()[:_MOST_PASTED])

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        if event is not None and event.key() in _RETURN:
            self.typed.emit(self.toPlainText())
        elif event is not None and event.key() == Qt.Key.Key_Escape:
            self.setPlainText(self._text)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent | None) -> None:
        super().focusInEvent(event)
        self._fold()

    def focusOutEvent(self, event: QFocusEvent | None) -> None:
        super().focusOutEvent(event)
        self._fold()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self.updateGeometry()

    @property
    def _wraps(self) -> bool:
        return self.lineWrapMode() == QPlainTextEdit.LineWrapMode.WidgetWidth

    @property
    def _text(self) -> str:
        return " ".join(self._words)

    @property
    def _lines(self) -> int:
        """How many lines the text takes, wrapped as it is."""
        layout = self.document()
        return 1 if layout is None else round(layout.size().height())

    def _fold(self) -> None:
        """Show one line or all of them, as high as that is."""
        wraps = factor() == NORMAL or self.hasFocus()
        modes = QPlainTextEdit.LineWrapMode
        self.setLineWrapMode(modes.WidgetWidth if wraps else modes.NoWrap)
        self.updateGeometry()

    def _follow_text(self) -> None:
        self.updateGeometry()
        self._colour()

    def _colour(self) -> None:
        if self.toPlainText() != self._text:
            self.setExtraSelections([])
            return
        marked, current = QTextCharFormat(), QTextCharFormat()
        marked.setForeground(theme().ink_upon(MARK, mark_ground()))
        marked.setBackground(mark_ground())
        current.setFontUnderline(True)
        styled = [(step, marked) for step in self._marks]
        styled.append((self._t, current))
        self.setExtraSelections([self._styled(step, style) for step, style in styled])

    def _styled(self, step: int, style: QTextCharFormat) -> QTextEdit.ExtraSelection:
        one, cursor = QTextEdit.ExtraSelection(), QTextCursor(self.document())
        before = sum(len(word) + 1 for word in self._words[:step])
        length = len(self._words[step]) if step < len(self._words) else 0
        cursor.setPosition(min(before, len(self._text)))
        cursor.setPosition(min(before + length, len(self._text)), QTextCursor.MoveMode.KeepAnchor)
        one.cursor, one.format = cursor, style
        return one
