"""The words of the sequence in a row: a click marks one, others replace or exchange them."""

from PyQt6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import (
    QAction,
    QColor,
    QContextMenuEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PyQt6.QtWidgets import QApplication, QSizePolicy, QWidget

from lstm_gui.ui.memory.figures.memory_columns import Columns
from lstm_gui.ui.memory.figures.word_actions import action_of, word_menu
from lstm_gui.ui.memory.figures.written_words import draw_upright, draw_word, least_width
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import CURSOR, has_keys, shows
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.scale import scaled, scaled_painter, scaled_size, unscaled
from lstm_gui.ui.style.theme import faded, mixed
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.words.translation import message, tr

MARK = "f"
"""The role whose colour marked words have."""
_CHIP, _HEIGHT, _GAP = 28.0, 47, 3.0
_READABLE, _INSIDE = 20.0, 1.0
_NARROW = 44.0
"""In narrower columns words that do not fit stand upright, all of them whole."""
_LINE, _ENDS, _LONGEST = 13.0, 14.0, 88.0
"""How wide an upright word is, how much higher than its letters its chip, and at most."""
_CALLED = {
    True: message(
        "The words; Enter marks the one at the cursor, F2 replaces it, Alt+arrow moves it"
    ),
    False: message(
        "The steps; Enter marks the one at the cursor, F2 replaces it, Alt+arrow moves it"
    ),
}
"""By whether steps are words."""
_UNKNOWN = message("(not in the vocabulary: the networks see only that some word was there)")


def mark_ground() -> QColor:
    """Return what lies behind a marked word."""
    return mixed(theme().color("card"), theme().role(MARK), 0.16)


class WordRow(QWidget):
    """Chips with the labels of the steps, their numbers below.

    Signals
    -------
    mark_asked(int, int)
        A step is to be marked, or no longer: it was clicked, or Enter pressed at the cursor.
        With it comes the gesture: a double click takes back what its first click did.
    edit_asked(int)
        Another word is wanted in the place of one.
    swap_asked(int, int)
        A word was dragged onto another, or moved beside its neighbour.
    """

    mark_asked = pyqtSignal(int, int)
    edit_asked = pyqtSignal(int)
    swap_asked = pyqtSignal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: tuple[str, ...] = ()
        self._marks: tuple[int, ...] = ()
        self._unknown: frozenset[int] = frozenset()
        self._t = self._first = 0
        self._gesture = 0
        self._high = _CHIP
        self._pressed: tuple[int, QPointF] | None = None
        self._dragged_to: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._of_words = True
        bind(self.setAccessibleName, _CALLED[True])
        self.setMouseTracking(True)

    def show_words(
        self,
        labels: tuple[str, ...],
        marks: tuple[int, ...],
        t: int,
        unknown: frozenset[int] = frozenset(),
        first: int = 0,
    ) -> None:
        """Show a word for each step from ``first`` on, those ``unknown`` dashed; emits nothing."""
        shown = labels, marks, t, unknown, first
        if shown == (self._labels, self._marks, self._t, self._unknown, self._first):
            return
        self._labels, self._marks, self._t, self._unknown, self._first = shown
        self._stand()
        steps = self._steps()
        marked = ", ".join(labels[step - first] for step in marks if step in steps)
        self.setAccessibleDescription(
            tr("t = {t}: {word}. Marked: {marked}").format(
                t=t, word=labels[t - first], marked=marked
            )
        )
        self.update()

    def call(self, of_words: bool) -> None:
        """Say whether the steps are ``of_words``."""
        if of_words != self._of_words:
            self._of_words = of_words
            bind(self.setAccessibleName, _CALLED[of_words])

    def sizeHint(self) -> QSize:
        return scaled_size(600, _HEIGHT - _CHIP + self._high)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(200, _HEIGHT - _CHIP + self._high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def chip(self, step: int) -> QRect:
        """Return where the word of a step stands on the screen."""
        box = self._box(self._columns(), step)
        corner, size = box.topLeft(), box.size()
        return QRect(
            QPoint(scaled(corner.x()), scaled(corner.y())), scaled_size(size.width(), size.height())
        )

    def event(self, event: QEvent) -> bool:
        # With the focus here these keys mean words, not what the window has them for.
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and action_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        step = self._columns().at(unscaled(event.position().x()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self._pressed = step, unscaled(event.position())
            self._gesture += 1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._drag(self._pressed[1], unscaled(event.position()))
            return
        step = self._columns().at(unscaled(event.position().x()))
        if step is None:
            set_tooltip(self, "")
            return
        note = tr(_UNKNOWN) if step in self._unknown else ""
        set_tooltip(self, f"t = {step}: {self._labels[step - self._first]} {note}".strip())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, dragged = self._pressed, self._dragged_to is not None
        self._pressed = self._dragged_to = None
        self.update()
        if pressed is None:
            return
        step = self._columns().at(unscaled(event.position().x()))
        if not dragged:
            self.mark_asked.emit(pressed[0], self._gesture)
        elif step is not None and step != pressed[0]:
            self.swap_asked.emit(pressed[0], step)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        step = self._columns().at(unscaled(event.position().x()))
        if step is not None and event.button() == Qt.MouseButton.LeftButton:
            self.mark_asked.emit(step, self._gesture)
            self.edit_asked.emit(step)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        step = self._columns().at(unscaled(event.pos().x())) if by_mouse else self._t
        if step is not None:
            menu = word_menu(step, self)
            menu.triggered.connect(self._choose)
            menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        name = action_of(event)
        if name is None:
            event.ignore()  # the other keys move the cursor of the window
        else:
            self._gesture += 1
            self._do(name, self._t)

    def _choose(self, action: QAction) -> None:
        self._gesture += 1
        self._do(*action.data())

    def _do(self, name: str, step: int) -> None:
        if name == "mark":
            self.mark_asked.emit(step, self._gesture)
        elif name == "edit":
            self.edit_asked.emit(step)
        else:
            other = step + (1 if name == "later" else -1)
            if other in self._steps():
                self._t = other  # the next key may come before this is drawn
                self.swap_asked.emit(step, other)

    def _drag(self, start: QPointF, now: QPointF) -> None:
        far = (now - start).manhattanLength() >= QApplication.startDragDistance()
        if far or self._dragged_to is not None:
            self._dragged_to = now
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        columns = self._columns()
        for step in self._steps():
            self._chip(painter, columns, step)
        for step in self._written(columns):
            self._word(painter, self._box(columns, step), step)
        for step in columns.labelled(self._t if shows(CURSOR) else self._first):
            self._number(painter, columns, step)
        self._dragged(painter, columns)

    def _chip(self, painter: QPainter, columns: Columns, step: int) -> None:
        marked, current = step in self._marks, step == self._t and shows(CURSOR)
        box = self._box(columns, step)
        fill = mark_ground() if marked else theme().color("field")
        edge = theme().role(MARK) if marked else theme().color("border")
        focused = current and has_keys(self)
        painter.setBrush(fill)
        pen = QPen(theme().color("accent") if focused else edge, 2.0 if current else 1.0)
        if current and not marked and not focused:
            pen = QPen(theme().color("text"), 1.6)
        if step in self._unknown:
            pen.setColor(theme().color("text"))
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawRoundedRect(box, *(2 * (min(6.0, box.width() / 3),)))

    def _word(self, painter: QPainter, box: QRectF, step: int) -> None:
        marked = step in self._marks
        weight = QFont.Weight.DemiBold if marked else QFont.Weight.Normal
        painter.setPen(theme().ink_upon(MARK, mark_ground()) if marked else theme().color("text"))
        draw = draw_upright if self._upright else draw_word
        draw(painter, box.adjusted(_INSIDE / 2, 0, -_INSIDE / 2, 0), self._label(step), weight)

    def _label(self, step: int) -> str:
        return self._labels[step - self._first]

    @property
    def _upright(self) -> bool:
        return self._high > _CHIP

    def _stand(self) -> None:
        """Let the words stand upright where columns are too narrow for any of them."""
        room, each = self._columns().each - 2 * _GAP - _INSIDE, self._columns().each
        widest = max((least_width(label) for label in self._labels), default=0.0)
        upright = widest > room and each < _NARROW
        high = min(widest + _ENDS, _LONGEST) if upright else _CHIP
        if high != self._high:
            self._high = max(high, _CHIP)
            self.updateGeometry()

    def _written(self, columns: Columns) -> range:
        """Return the steps whose words are written: all, or those there is room for."""
        if not self._upright or columns.each >= _LINE:
            return self._steps()
        return columns.labelled(self._t if shows(CURSOR) else self._first, _LINE)

    def _number(self, painter: QPainter, columns: Columns, step: int) -> None:
        current = step == self._t and shows(CURSOR)
        painter.setPen(theme().color("text" if current else "muted"))
        text = f"t = {step}" if columns.each > _READABLE * 2 else str(step)
        place = columns.label(step, self._high + 3, 16.0)
        lettering(text, 11).draw_centred(painter, place)

    def _dragged(self, painter: QPainter, columns: Columns) -> None:
        """Frame the word under a dragged one, and carry that along with the pointer."""
        if self._pressed is None or self._dragged_to is None:
            return
        painter.setPen(QPen(theme().color("accent"), 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        target = columns.at(self._dragged_to.x())
        if target is not None:
            painter.drawRoundedRect(self._box(columns, target), 6, 6)
        chip = self._box(columns, self._pressed[0])
        chip.moveCenter(QPointF(self._dragged_to.x(), chip.center().y() + 4))
        painter.setBrush(faded(theme().color("hover"), 0.92))
        painter.drawRoundedRect(chip, 6, 6)
        self._word(painter, chip, self._pressed[0])

    def _box(self, columns: Columns, step: int) -> QRectF:
        gap = _GAP if columns.each > _READABLE else 0.5
        return columns.rect(step, 1.5, self._high).adjusted(gap, 0, -gap, 0)

    def _steps(self) -> range:
        return range(self._first, self._first + len(self._labels))

    def _columns(self) -> Columns:
        return Columns(unscaled(self.width()), len(self._labels), self._first)
