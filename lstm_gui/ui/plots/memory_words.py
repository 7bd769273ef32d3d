"""The words of the sequence in a row; a click marks one."""

from PyQt6.QtCore import QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.language import bind, message, tr
from lstm_gui.ui.plots.memory_columns import Columns
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded

MARK = "f"
"""The role whose colour marked words have."""
_CHIP, _HEIGHT, _GAP = 32.0, 54, 3.0
_READABLE = 20.0
_UNKNOWN = message("(not in the vocabulary: the networks see only that some word was there)")


class WordRow(QWidget):
    """Chips with the labels of the steps, their numbers below.

    Signals
    -------
    mark_asked(int)
        A step is to be marked, or no longer: it was clicked, or Enter pressed at the cursor.
    """

    mark_asked = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._marks: tuple[int, ...] = ()
        self._unknown: frozenset[int] = frozenset()
        self._t = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        bind(self.setAccessibleName, "The words; Enter marks the one at the cursor")
        self.setMouseTracking(True)

    def show_words(
        self,
        labels: tuple[str, ...],
        marks: tuple[int, ...],
        t: int,
        unknown: frozenset[int] = frozenset(),
    ) -> None:
        """Show one word for each step, those ``unknown`` to the cells dashed; emits nothing."""
        if (labels, marks, t, unknown) == (self._labels, self._marks, self._t, self._unknown):
            return
        self._labels, self._marks, self._t, self._unknown = labels, marks, t, unknown
        marked = ", ".join(labels[step] for step in marks if step < len(labels))
        self.setAccessibleDescription(
            tr("t = {t}: {word}. Marked: {marked}").format(t=t, word=labels[t], marked=marked)
        )
        self.update()

    def sizeHint(self) -> QSize:
        return scaled_size(600, _HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(200, _HEIGHT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._columns().at(unscaled(event.position().x()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark_asked.emit(step)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        step = self._columns().at(unscaled(event.position().x()))
        if step is None:
            self.setToolTip("")
            return
        note = tr(_UNKNOWN) if step in self._unknown else ""
        self.setToolTip(f"t = {step}: {self._labels[step]} {note}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.mark_asked.emit(self._t)
        else:
            event.ignore()  # the other keys move the cursor of the window

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns()
        for step in range(len(self._labels)):
            self._chip(painter, columns, step)
        for step in columns.labelled(self._t):
            self._number(painter, columns, step)

    def _chip(self, painter: QPainter, columns: Columns, step: int) -> None:
        marked, current = step in self._marks, step == self._t
        gap = _GAP if columns.each > _READABLE else 0.5
        box = columns.rect(step, 1.5, _CHIP).adjusted(gap, 0, -gap, 0)
        fill = faded(theme().role(MARK), 0.16) if marked else theme().color("field")
        edge = theme().role(MARK) if marked else theme().color("border")
        focused = current and self.hasFocus()
        painter.setBrush(fill)
        pen = QPen(theme().color("accent") if focused else edge, 2.0 if current else 1.0)
        if current and not marked and not focused:
            pen = QPen(theme().color("text"), 1.6)
        if step in self._unknown:
            pen.setColor(theme().color("text"))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, *(2 * (min(6.0, box.width() / 3),)))
        if columns.each > _READABLE:
            self._word(painter, box, step, marked)

    def _word(self, painter: QPainter, box: QRectF, step: int, marked: bool) -> None:
        weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
        font = text_font(13, weight)
        painter.setPen(theme().ink(MARK) if marked else theme().color("text"))
        painter.setFont(font)
        room = box.width() - 6
        word = QFontMetricsF(font).elidedText(self._labels[step], Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, word)

    def _number(self, painter: QPainter, columns: Columns, step: int) -> None:
        current = step == self._t
        painter.setPen(theme().color("text" if current else "muted"))
        text = f"t = {step}" if columns.each > _READABLE * 2 else str(step)
        place = columns.label(step, _CHIP + 3, 16.0)
        lettering(text, 11).draw_centred(painter, place)

    def _columns(self) -> Columns:
        return Columns(unscaled(self.width()), len(self._labels))
