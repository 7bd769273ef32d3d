"""Matrices side by side, which scroll together when they are larger than the panel."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from lstm_gui.core.arrays import Array, NDArray
from lstm_gui.files.problem import Problem
from lstm_gui.ui.cell.parameters.column_heads import ColumnHeads
from lstm_gui.ui.cell.parameters.matrix_names import MatrixNames
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.scale import factor, fit, scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.numbers.table_grid import Asked, TableGrid
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.words.translation import message, told, tr

if TYPE_CHECKING:
    from lstm_gui.files.texts.long_text import LongText
    from lstm_gui.ui.notices.text_copying import TextCopying
    from lstm_gui.ui.notices.text_pasting import TextPasting

_LARGEST, _SMALLEST, _GAP, _TALLEST = 31, 8, 10, 250
_SCROLLED, _TALLEST_SCROLLED = 17, 198
"""How large entries are that cannot all be in sight, and how much of their height is."""
_OTHER = message("What shows was changed while the numbers were read. Paste them once more.")
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter


class NamedGrid(TableGrid):
    """One of the matrices of a shelf."""

    def __init__(self, array: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.array = array

    def show_name(self, name: str) -> None:
        """Take the accessible ``name``."""
        if name != self.accessibleName():
            self.setAccessibleName(name)

    def describe(self, told: str, further: str = "") -> None:
        """Say what is ``told`` of an entry, how large the matrix is and how it is changed."""
        rows, columns = self.values.shape
        sentence = f"{told} ({rows} × {columns})"
        hint = tr("Drag up or down, type a number, Alt + arrows; double-click: default")
        set_tooltip(self, "\n".join(line for line in (sentence, hint, further) if line))
        self.setAccessibleDescription(sentence)


class MatrixShelf(QWidget):
    """Matrices with a symbol over each; all have as many rows.

    Parameters
    ----------
    arrays
        What each matrix is of, from left to right; others that are asked for stand behind them.
    owner
        Returns what has the matrices, as it is set: numbers that take long to read are not put
        where another one is by then, though it may have the same numbers.

    Signals
    -------
    edited(str, int, int, float, int)
        Array, row, column, number and gesture.
    reset_asked(str, int, int)
    picked(str, int, int)
    hovered(str, int, int)
        The entry under the pointer.
    pasted(str, int, int, object)
        Array, first row, first column, and the numbers to be set from there on.
    """

    edited = pyqtSignal(str, int, int, float, int)
    reset_asked = pyqtSignal(str, int, int)
    picked = pyqtSignal(str, int, int)
    hovered = pyqtSignal(str, int, int)
    pasted = pyqtSignal(str, int, int, object)

    def __init__(self, arrays: Iterable[str], owner: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = owner
        self._arrays: list[str] = []
        self._grids: dict[str, NamedGrid] = {}
        self._copying: TextCopying | None = None
        self._pasting: TextPasting | None = None
        self._row = 0
        self._fitted: tuple[object, ...] = ()
        """What the sizes were found for, which stay while only numbers change."""
        self._content = self._scrolled()
        self._layout = QGridLayout(self._content)
        self._layout.setContentsMargins(0, 0, 0, 0)
        fit(self._layout.setHorizontalSpacing, _GAP)
        self._layout.setRowStretch(1, 1)
        self._give_places(arrays)
        fit(self._fit)

    @property
    def grids(self) -> dict[str, NamedGrid]:
        """The matrices that are there, from left to right."""
        made = ((array, self._grids.get(array)) for array in self._arrays)
        return {array: grid for array, grid in made if grid is not None and not grid.isHidden()}

    def have(self, arrays: Iterable[str]) -> dict[str, NamedGrid]:
        """Have only the matrices of ``arrays`` there, and return them."""
        wanted = dict.fromkeys(arrays)
        self._give_places(wanted)
        for column, array in enumerate(self._arrays):
            # Most cells have but three of them.
            if array in wanted and array not in self._grids:
                self._add_matrix(column, array)
            if array in self._grids:
                self._grids[array].setVisible(array in wanted)
        return self.grids

    def arrange(self, symbols: Mapping[str, str]) -> None:
        """Write the `mathtext` markup of each matrix over it, and fit all to the room."""
        self.names.show_names({self._grids[array]: symbol for array, symbol in symbols.items()})
        for array, grid in self._grids.items():
            column, width = self._arrays.index(array), self.names.width_of(grid)
            # Whatever is set, even to what it is, makes Qt lay out the whole panel again.
            if width != self._layout.columnMinimumWidth(column):
                self._layout.setColumnMinimumWidth(column, width)
        self._fit()

    def bring(self, array: str) -> None:
        """Scroll to the matrix of ``array``."""
        self._scroll.ensureWidgetVisible(self._grids[array], 0, 0)

    def follow(self, row: int) -> None:
        """Scroll down or up to ``row`` where it is out of sight, once it is another one."""
        if row != self._row:
            self._row = row
            self._bring_row()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scrolled(self) -> QWidget:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = QuietScroll(self)
        self.names = MatrixNames(self._scroll, self)
        layout.setSpacing(0)
        layout.addWidget(self.names)
        self.heads = ColumnHeads(self._scroll, self)
        layout.addWidget(self.heads)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        layout.addWidget(self._scroll)
        content = QWidget()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        content.setAutoFillBackground(False)
        bar = self._scroll.verticalScrollBar()
        assert bar is not None
        # Another matrix is laid out after it was set.
        bar.rangeChanged.connect(self._bring_row)
        return content

    def _give_places(self, arrays: Iterable[str]) -> None:
        """Give each of ``arrays`` a column, behind all that have one; the rest stays empty."""
        new = [array for array in arrays if array not in self._arrays]
        if new:
            # A stretch that is set again is a layout anew, in each frame of a drag.
            self._layout.setColumnStretch(len(self._arrays), 0)
            self._arrays += new
            self._layout.setColumnStretch(len(self._arrays), 1)

    def _bring_row(self) -> None:
        across, grid = self._scroll.horizontalScrollBar(), next(iter(self.grids.values()), None)
        if grid is not None and across is not None:
            middle = grid.cell_rect(self._row, 0).center().y()
            self._scroll.ensureVisible(across.value(), middle, 0, grid.cell_rect(0, 0).height())

    def _add_matrix(self, column: int, array: str) -> None:
        grid = NamedGrid(array, self._content)
        grid.edited.connect(self._edit)
        grid.reset_asked.connect(self._reset)
        grid.picked.connect(self._pick)
        grid.hovered.connect(self._hover)
        grid.copy_asked.connect(self._copy)
        grid.paste_asked.connect(self._read)
        grid.pasted.connect(self._fill)
        grid.refused.connect(self._refuse)
        grid.went_beyond.connect(self._go_beyond)
        self._grids[array] = grid
        self._layout.addWidget(grid, 0, column, _TOP)

    def _fit(self) -> None:
        grids = self.grids
        wide = {array: self.names.width_of(grid) for array, grid in grids.items()}
        shapes = {array: grid.values.shape for array, grid in grids.items()}
        fitted = factor(), self.width(), wide, shapes
        if fitted == self._fitted:
            return
        self._fitted = fitted
        rows = max((rows for rows, _ in shapes.values()), default=1)
        sizes = range(scaled(_LARGEST), scaled(_SMALLEST) - 1, -1)
        room, height = self.width(), scaled(_TALLEST)
        whole = (cell for cell in sizes if self._wide(cell) <= room and rows * cell <= height)
        cell = next(whole, scaled(_SCROLLED))
        for grid in grids.values():
            grid.set_cell_size(cell)
        self.names.update()
        self.heads.fit()
        height = rows * cell + scaled(2)
        if self._wide(cell) > room or height > scaled(_TALLEST) + scaled(2):
            bar = scaled(12) if self._wide(cell) > room else 0
            height = min(height, scaled(_TALLEST_SCROLLED)) + bar
        if height != self._scroll.height():
            self._scroll.setFixedHeight(height)

    def _wide(self, cell: int) -> int:
        """Return how many pixels all matrices with their names take if an entry takes ``cell``."""
        shown = self.grids.values()
        widths = (max(cell * grid.values.shape[1], self.names.width_of(grid)) for grid in shown)
        return sum(widths) + scaled((len(shown) - 1) * _GAP + 2)

    def _array(self) -> str:
        grid = self.sender()
        assert isinstance(grid, NamedGrid)
        return grid.array

    def _edit(self, row: int, column: int, value: float, gesture: int) -> None:
        self.edited.emit(self._array(), row, column, value, gesture)

    def _reset(self, row: int, column: int) -> None:
        self.reset_asked.emit(self._array(), row, column)

    def _pick(self, row: int, column: int) -> None:
        self.picked.emit(self._array(), row, column)

    def _fill(self, row: int, column: int, values: NDArray[np.float64]) -> None:
        self.pasted.emit(self._array(), row, column, values)

    def _go_beyond(self, down: int, right: int) -> None:
        """Go on in the matrix beside, or in the next row or column; the last entry is the end."""
        grid = self.sender()
        assert isinstance(grid, NamedGrid)
        place = _beyond(list(self.grids.values()), grid, down, right)
        if place is not None:
            place[0].choose(*place[1:])
            self._scroll.ensureWidgetVisible(place[0], 0, 0)

    def _copy(self, text: "LongText") -> None:
        # Few matrices are copied.
        from lstm_gui.ui.notices.text_copying import TextCopying

        self._copying = self._copying or TextCopying(self.window())
        self._copying.begin(text)

    def _read(self, asked: Asked) -> None:
        # Few matrices are pasted.
        from lstm_gui.files.texts.matrix_text import MOST_CHARACTERS, parse_matrix
        from lstm_gui.ui.notices.text_pasting import TextPasting

        grid = self.sender()
        assert isinstance(grid, NamedGrid)
        read = partial(parse_matrix, name=tr("The clipboard"))
        then = partial(self._put, grid, self._owner(), asked)
        self._pasting = self._pasting or TextPasting(self.window())
        self._pasting.begin(read, then, self._refuse, MOST_CHARACTERS)

    def _put(self, grid: NamedGrid, owner: object, asked: Asked, found: Array) -> None:
        if self._owner() == owner:
            grid.put(asked, found)
        else:
            self._refuse(Problem(_OTHER))

    def _refuse(self, problem: Problem) -> None:
        Notice(told(problem), self.window())

    def _hover(self, row: int, column: int) -> None:
        if row >= 0:
            self.hovered.emit(self._array(), row, column)


def _beyond(
    grids: list[NamedGrid], left: NamedGrid, down: int, right: int
) -> tuple[NamedGrid, int, int] | None:
    """Return which entry of ``grids`` comes after the last or before the first in a matrix.

    Entries that follow one another to the right go through the rows of all matrices, and
    those that follow one another downwards through the columns.
    """
    (row, column), (rows, columns) = left.current, left.values.shape
    at = grids.index(left)
    if down:
        if column + 1 < columns:
            return left, 0, column + 1
        return (grids[at + 1], 0, 0) if at + 1 < len(grids) else None
    if not 0 <= at + right < len(grids):
        row, at = row + right, (at + right) % len(grids) - right
    if not 0 <= row < rows:
        return None
    grid = grids[at + right]
    return grid, row, 0 if right > 0 else grid.values.shape[1] - 1
