"""A matrix that is chosen, copied and pasted as the cells of a spreadsheet are."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import (
    QAction,
    QContextMenuEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core.arrays import Array
from lstm_gui.files.problem import Problem
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import pen_of
from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from lstm_gui.words.translation import message, tr

_EXTENDING = {
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
}


class Asked(NamedTuple):
    """Where in a matrix numbers are to be put."""

    rows: slice
    columns: slice


class TableGrid(MatrixGrid):
    """A `MatrixGrid` with a chosen range, a menu, and Ctrl+A, Ctrl+C and Ctrl+V.

    Shift with a click or an arrow key extends the range from the current entry.

    Signals
    -------
    copy_asked(LongText)
        This is to be put on the clipboard.
    paste_asked(Asked)
        The numbers on the clipboard are to be `put` where this says.
    pasted(int, int, object)
        Numbers ``(rows, columns)`` are to be set from this row and column on.
    refused(Problem)
        What was to be pasted is none, or does not fit.
    went_beyond(int, int)
        Tab or Enter leads out of the matrix, so many rows down and columns right.
    """

    went_beyond = pyqtSignal(int, int)
    copy_asked = pyqtSignal(object)
    paste_asked = pyqtSignal(object)
    pasted = pyqtSignal(int, int, object)
    refused = pyqtSignal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._end: tuple[int, int] | None = None
        self._begun: tuple[int, int] | None = None
        self._run: tuple[int, tuple[int, int]] | None = None
        """The column in which Tab was pressed first, and the entry to which it has led."""
        self.picked.connect(self._choose_one)

    @property
    def chosen(self) -> tuple[slice, slice]:
        """The rows and columns that are chosen."""
        end = self.current if self._end is None else self._end
        rows, columns = zip(self.current, end, strict=True)
        last_row, last_column = np.array(self.values.shape) - 1
        return (
            slice(min(rows), min(max(rows), int(last_row)) + 1),
            slice(min(columns), min(max(columns), int(last_column)) + 1),
        )

    def choose_all(self) -> None:
        """Choose the whole matrix."""
        rows, columns = self.values.shape
        self._go(0, 0)
        self._end = (rows - 1, columns - 1)
        self.update()

    def choose(self, row: int, column: int) -> None:
        """Choose one entry, with the keys on it."""
        self.setFocus()
        self._go(row, column)

    def go_on(self, down: int, right: int) -> None:
        """Go to the right, or below the entry with which the row was begun."""
        row, column = self.current
        runs = self._run is not None and self._run[1] == self.current
        first = self._run[0] if runs and self._run is not None else column
        place = (row + down, first) if down else (row, column + right)
        self._run = None
        if all(0 <= at < size for at, size in zip(place, self.values.shape, strict=True)):
            self._go(*place)
            self._run = (first, place) if right else None
        elif right or not runs:
            self.went_beyond.emit(down, right)

    def copy(self) -> None:
        """Ask to copy the chosen numbers, as a spreadsheet takes them."""
        from lstm_gui.files.texts.matrix_text import tab_text

        self.copy_asked.emit(tab_text(self.values[self.chosen]))

    def paste(self) -> None:
        """Ask for the numbers on the clipboard, from the current entry on."""
        self.paste_asked.emit(Asked(*self.chosen))

    def put(self, asked: "Asked", found: Array) -> None:
        """Ask to set the numbers ``found``; a single one fills all that was chosen."""
        from lstm_gui.files.texts.matrix_text import placed

        rows, columns = asked.rows, asked.columns
        try:
            if found.size == 1:
                found = np.full((rows.stop - rows.start, columns.stop - columns.start), found)
            at, name = (rows.start, columns.start), tr("The clipboard")
            place = placed(found, self.values.shape, at, name)
        except Problem as problem:
            self.refused.emit(problem)
        else:
            self.pasted.emit(*place)

    def menu(self) -> QMenu:
        """Return a menu of what can be done with the numbers."""
        menu = QMenu(self)
        for text, keys, do in self._entries():
            action = QAction(tr(text), menu)
            action.triggered.connect(do)
            if keys is not None:
                action.setShortcut(QKeySequence(keys))
            menu.addAction(action)
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _EXTENDING.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            end = np.add(self.current if self._end is None else self._end, step)
            row, column = np.clip(end, 0, np.array(self.values.shape) - 1).tolist()
            self._end = (row, column)
            self.update()
            return
        for _, keys, do in self._entries():
            if keys is not None and event.matches(keys):
                do()
                return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        extends = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        self._begun = self.current if extends else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, begun = self._dragged_from, self._begun
        super().mouseReleaseEvent(event)
        self._begun = None
        if pressed is None or begun is None:
            return
        # With Shift a drag is a finer one, and a click extends what is chosen.
        if event.globalPosition().toPoint() == pressed[0]:
            end = self.current
            self._go(*begun)
            self._end = end

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        cell = self._cell_at(event.pos())
        if event.reason() == QContextMenuEvent.Reason.Mouse and not self._is_chosen(cell):
            self._go(*(cell or self.current))
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        rows, columns = self.chosen
        if self._end is None or not self.hasFocus():
            return
        first = self.cell_rect(rows.start, columns.start)
        place = first.united(self.cell_rect(rows.stop - 1, columns.stop - 1))
        painter = QPainter(self)
        painter.setPen(pen_of(theme().color("accent"), 3))
        painter.drawRoundedRect(QRectF(place).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)

    def _is_chosen(self, cell: tuple[int, int] | None) -> bool:
        rows, columns = self.chosen
        return cell is None or (
            rows.start <= cell[0] < rows.stop and columns.start <= cell[1] < columns.stop
        )

    def _choose_one(self) -> None:
        self._end = None

    def _copy_all(self) -> None:
        from lstm_gui.files.texts.matrix_text import tab_text

        self.copy_asked.emit(tab_text(self.values))

    def _copy_for_numpy(self) -> None:
        from lstm_gui.files.texts.matrix_text import numpy_text

        self.copy_asked.emit(numpy_text(self.values))

    def _entries(
        self,
    ) -> "tuple[tuple[str, QKeySequence.StandardKey | None, Callable[[], None]], ...]":
        standard = QKeySequence.StandardKey
        return (
            (message("Copy"), standard.Copy, self.copy),
            (message("Paste"), standard.Paste, self.paste),
            (message("Choose all"), standard.SelectAll, self.choose_all),
            (message("Copy matrix"), None, self._copy_all),
            (message("Copy matrix as array([[…]])"), None, self._copy_for_numpy),
            (message("Type a number"), None, self.open_editor),
        )
