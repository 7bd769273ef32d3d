"""A matrix of coloured, editable entries, painted by one widget of any size."""

from functools import cached_property

import numpy as np
from PyQt6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.core.arrays import NDArray
from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.document.moves import Moves
from lstm_gui.ui.widgets.numbers.key_steps import RESETS, after_key, after_wheel, snapped
from lstm_gui.ui.widgets.numbers.matrix_paint import MatrixPaint

_MARK_SIZES = 12
_PIXELS_OF_REACH = 110
_MOVES = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class MatrixGrid(QWidget):
    """Entries that are dragged up and down, typed, stepped or reset.

    Signals
    -------
    edited(int, int, float, int)
        Row, column, number and gesture.
    reset_asked(int, int)
        Double click or Delete on an entry.
    picked(int, int)
        The entry that was clicked or reached by the arrow keys.
    hovered(int, int)
        The entry under the pointer, -1, -1 outside.
    """

    edited = pyqtSignal(int, int, float, int)
    reset_asked = pyqtSignal(int, int)
    picked = pyqtSignal(int, int)
    hovered = pyqtSignal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: NDArray[np.float64] = np.zeros((1, 1))
        self._reach, self._cell, self._row = 3.0, 30, 0
        self._influence: NDArray[np.float64] | None = None
        self._lit: frozenset[tuple[int, int]] = frozenset()
        self._current = (0, 0)
        self._gesture = Gesture()
        self._dragged_from: tuple[QPoint, float] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.SizeVerCursor)

    @property
    def values(self) -> NDArray[np.float64]:
        return self._values

    @property
    def current(self) -> tuple[int, int]:
        """Return row and column that the keys act on."""
        return self._current

    def show_values(
        self,
        values: NDArray[np.float64],
        row: int,
        reach: float,
        lit: frozenset[tuple[int, int]] = frozenset(),
        influence: NDArray[np.float64] | None = None,
    ) -> None:
        """Show ``values (rows, columns)`` with ``row`` framed and ``lit`` entries marked.

        ``reach`` is the magnitude that has the full colour. ``influence``, from -1 to 1,
        says how much each entry matters; it is shown in the corners.
        """
        changed = self._changed(values, influence)
        self._influence = influence
        if (row, reach, lit) == (self._row, self._reach, self._lit) and changed is not None:
            self._values = values
            if not changed.isEmpty():
                self.update(changed)
            return
        self._lit = lit
        if values.shape != self._values.shape:
            self._current = tuple(np.minimum(self._current, np.array(values.shape) - 1).tolist())
        self._values, self._row, self._reach = values, row, reach
        self._fit()
        self.update()

    def set_cell_size(self, pixels: int) -> None:
        """Draw each entry as a square of ``pixels``."""
        if pixels != self._cell:
            self._cell = pixels
            self._fit()
            self.update()

    def cell_rect(self, row: int, column: int) -> QRect:
        """Return where an entry is painted."""
        return self._matrix.rect(row, column)

    def sizeHint(self) -> QSize:
        rows, columns = self._values.shape
        return QSize(columns * self._cell, rows * self._cell)

    def open_editor(self, text: str = "") -> None:
        """Let the current entry be typed, starting with ``text`` or with its number."""
        from lstm_gui.ui.widgets.numbers.cell_editor import CellEditor

        row, column = self._current
        editor = CellEditor(float(self._values[row, column]), text, self)
        editor.place(self.cell_rect(row, column))
        editor.typed.connect(self._typed)
        editor.went_on.connect(self.go_on)

    def go_on(self, down: int, right: int) -> None:
        """Choose the entry that a key leads to which ends what was typed."""
        self._step(down, right)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and cell is not None:
            self._gesture.begin()
            self._go(*cell)
            self._dragged_from = (event.globalPosition().toPoint(), float(self._values[cell]))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None:
            self.hovered.emit(*(self._cell_at(event.position().toPoint()) or (-1, -1)))
            return
        self._moves.add((event.globalPosition(), event.modifiers()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._moves.settle()
        self._dragged_from = None
        self._gesture.begin()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._cell_at(event.position().toPoint()) is not None:
            self.reset_asked.emit(*self._current)

    def leaveEvent(self, event: object) -> None:
        self.hovered.emit(-1, -1)

    def wheelEvent(self, event: QWheelEvent) -> None:
        cell = self._cell_at(event.position().toPoint())
        if not self.hasFocus() or cell != self._current:
            event.ignore()  # the wheel scrolls the panel unless it is over the chosen entry
            return
        self._edit(after_wheel(event, float(self._values[self._current])))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            assert isinstance(event, QKeyEvent)
            if event.key() == Qt.Key.Key_F2:
                event.accept()  # here it opens the editor, elsewhere the lessons
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._step(*_MOVES[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_editor()
        elif key in RESETS:
            self.reset_asked.emit(*self._current)
        elif event.text() and event.text() in "0123456789.,+-":
            self.open_editor(event.text())
        else:
            value = after_key(
                event, float(self._values[self._current]), (-self._reach, self._reach)
            )
            event.ignore() if value is None else self._edit(value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._gesture.begin()
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, matrix = QPainter(self), self._matrix
        # Of a large matrix hardly anything is in sight or new.
        matrix.paint(painter, event.rect(), self._influence)
        current = self._current if self.hasFocus() else None
        matrix.paint_frames(painter, self._row, self._lit, current)

    @property
    def _matrix(self) -> MatrixPaint:
        return MatrixPaint(self._values, self._cell, self._reach)

    def _changed(
        self, values: NDArray[np.float64], influence: NDArray[np.float64] | None
    ) -> QRect | None:
        """Return where numbers or marks look differently, ``None`` if the shape is another."""
        marks, before = _marks(influence), _marks(self._influence)
        if values.shape != self._values.shape or marks.shape != before.shape:
            return None
        differs = values != self._values
        if marks.size:
            differs = differs | (marks != before)
        rows, columns = np.nonzero(differs)
        if not len(rows):
            return QRect()
        first = self.cell_rect(int(rows.min()), int(columns.min()))
        return first | self.cell_rect(int(rows.max()), int(columns.max()))

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        row, column = point.y() // self._cell, point.x() // self._cell
        rows, columns = self._values.shape
        return (row, column) if 0 <= row < rows and 0 <= column < columns else None

    def _step(self, down: int, right: int) -> None:
        rows, columns = self._values.shape
        row = min(max(self._current[0] + down, 0), rows - 1)
        self._go(row, min(max(self._current[1] + right, 0), columns - 1))

    def _go(self, row: int, column: int) -> None:
        self._current = (row, column)
        self._gesture.begin()
        self.update()
        self.picked.emit(row, column)

    @cached_property
    def _moves(self) -> Moves:
        return Moves(self._drag, self)

    def _drag(self, moves: list[tuple[QPointF, Qt.KeyboardModifier]]) -> None:
        if self._dragged_from is None:
            return
        (place, keys), (start, value) = moves[-1], self._dragged_from
        moved = place.toPoint() - start
        fine = 0.1 if keys & Qt.KeyboardModifier.ShiftModifier else 1.0
        self._edit(snapped(value + fine * self._reach * (moved.x() - moved.y()) / _PIXELS_OF_REACH))

    def _edit(self, value: float) -> None:
        if value != self._values[self._current]:
            self.edited.emit(*self._current, value, self._gesture.current)

    def _typed(self, value: float) -> None:
        self.edited.emit(*self._current, value, self._gesture.begin())
        self.setFocus()


def _marks(influence: NDArray[np.float64] | None) -> NDArray[np.float64]:
    # In steps that can be told apart: a smaller change is not painted.
    return np.zeros(0) if influence is None else np.rint(influence * _MARK_SIZES)
