"""The parameters of the selected block, side by side."""

from collections.abc import Collection

import numpy as np
from numpy.typing import NDArray
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from lstm_gui.core import LSTM, Entry, Kind, Parameters
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cell.parameters.matrix_names import MatrixNames
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.matrix_grid import MatrixGrid
from lstm_gui.words.cells import words_of
from lstm_gui.words.numbers import number
from lstm_gui.words.translation import message, tr
from lstm_gui.words.vocabulary import INFLUENCE_LEGEND, entry_name

_SYMBOLS = {"w_x": "W_x", "w_h": "W_h", "b": "b", "b_h": "b_h", "p": "p"}
_LARGEST, _SMALLEST, _GAP, _TALLEST = 31, 9, 10, 250
_SCROLLED, _TALLEST_SCROLLED = 17, 198
"""How large entries are that cannot all be in sight, and how much of their height is."""
_TOP = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter


class Matrices(QWidget):
    """Matrices that scroll together when they are larger than the panel.

    Only some blocks of some cells have a second bias ``b_h`` or a peephole ``p``.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._block, self._kind = "f", LSTM
        self._grids: dict[str, _Grid] = {}
        content = self._scrolled()
        self._layout = QGridLayout(content)
        self._layout.setContentsMargins(0, 0, 0, 0)
        fit(self._layout.setHorizontalSpacing, _GAP)
        for column, array in enumerate(_SYMBOLS):
            self._add_matrix(column, array, content)
        self._layout.setColumnStretch(len(_SYMBOLS), 1)
        self._layout.setRowStretch(1, 1)
        fit(self._fit)

    @property
    def grids(self) -> dict[str, "_Grid"]:
        """The matrices that the selected block has."""
        return {array: grid for array, grid in self._grids.items() if not grid.isHidden()}

    def draw(self, snapshot: Snapshot) -> None:
        """Show the selected block; emits nothing."""
        self._block, self._kind = snapshot.block, snapshot.kind
        arrays = _arrays(snapshot.state.parameters, self._block)
        for array, grid in self._grids.items():
            grid.setVisible(array in arrays)
        for array, values in arrays.items():
            grid = self._grids[array]
            lit = frozenset(
                (entry.row, entry.column)
                for entry in snapshot.spotlight.entries
                if (entry.array, entry.block) == (array, self._block)
            )
            influence = snapshot.influence
            shares = influence.shares(array, self._block) if influence is not None else None
            grid.show_values(values, snapshot.unit, snapshot.view.reach, lit, shares)
            grid.show_block(self._kind, self._block)
        self._show_names(arrays)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _scrolled(self) -> QWidget:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll = QScrollArea(self)
        self.names = MatrixNames(self._scroll, self)
        layout.setSpacing(0)
        layout.addWidget(self.names)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout.addWidget(self._scroll)
        content = QWidget()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        content.setAutoFillBackground(False)
        return content

    def _add_matrix(self, column: int, array: str, parent: QWidget) -> None:
        grid = _Grid(array, parent)
        grid.edited.connect(self._edit)
        grid.reset_asked.connect(self._reset)
        grid.picked.connect(self._pick)
        grid.hovered.connect(self._hover)
        self._grids[array] = grid
        self._layout.addWidget(grid, 0, column, _TOP)

    def _show_names(self, arrays: Collection[str]) -> None:
        symbols = {array: f"{_SYMBOLS[array]}^{{({self._block})}}" for array in arrays}
        self.names.show_names({self._grids[array]: symbol for array, symbol in symbols.items()})
        for column, grid in enumerate(self._grids.values()):
            width = self.names.width_of(grid)
            # Whatever is set, even to what it is, makes Qt lay out the whole panel again.
            if width != self._layout.columnMinimumWidth(column):
                self._layout.setColumnMinimumWidth(column, width)

    def _fit(self) -> None:
        rows = self._grids["b"].values.shape[0]
        sizes = range(scaled(_LARGEST), scaled(_SMALLEST) - 1, -1)
        room, height = self.width(), scaled(_TALLEST)
        whole = (cell for cell in sizes if self._wide(cell) <= room and rows * cell <= height)
        cell = next(whole, scaled(_SCROLLED))
        for grid in self.grids.values():
            grid.set_cell_size(cell)
        self.names.update()
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

    def _entry(self, row: int, column: int) -> Entry:
        grid = self.sender()
        assert isinstance(grid, _Grid)
        return Entry(grid.array, row, column, self._block)

    def _edit(self, row: int, column: int, number_: float, gesture: int) -> None:
        self._document.set_values(
            message("Change a number"), {self._entry(row, column): number_}, gesture
        )

    def _reset(self, row: int, column: int) -> None:
        self._document.reset_values(message("Reset a number"), [self._entry(row, column)])

    def _pick(self, row: int, column: int) -> None:
        grid = self.sender()
        if isinstance(grid, _Grid):
            self._scroll.ensureWidgetVisible(grid, 0, 0)
            self._describe(grid, row, column)
            entry = Entry(grid.array, row, column, self._block)
            self._document.inspect(Inspection(grid.array, entry=entry))
        self._document.select(unit=row)

    def _hover(self, row: int, column: int) -> None:
        grid = self.sender()
        if isinstance(grid, _Grid) and row >= 0:
            self._describe(grid, row, column)

    def _describe(self, grid: "_Grid", row: int, column: int) -> None:
        entry = Entry(grid.array, row, column, self._block)
        shown = number(float(grid.values[row, column]), digits=4)
        rows, columns = grid.values.shape
        sentence = tr("{name} = {value}  ({rows} × {columns})").format(
            name=entry_name(self._kind, entry), value=shown, rows=rows, columns=columns
        )
        hint = tr("Drag up or down, type a number, Alt + arrows; double-click: default")
        set_tooltip(grid, f"{sentence}\n{hint}\n{tr(INFLUENCE_LEGEND)}")
        grid.setAccessibleDescription(sentence)


def _arrays(parameters: Parameters, block: str) -> dict[str, NDArray[np.float64]]:
    """Return what ``block`` has, each as a matrix with a row for each unit."""
    own = parameters.block(block)
    further = {
        name: parameters.extra_of(block, name) for name in parameters.kind.extra_names(block)
    }
    vectors = {"b": own.b, **further}
    matrices = {name: vector[:, np.newaxis] for name, vector in vectors.items()}
    recurrent = {} if parameters.kind.is_deaf(block) else {"w_h": own.w_h}
    return {"w_x": own.w_x, **recurrent, **matrices}


class _Grid(MatrixGrid):
    def __init__(self, array: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.array = array

    def show_block(self, kind: Kind, block: str) -> None:
        """Take the name of the matrix of ``block`` of a cell of ``kind``."""
        name = tr("{matrix} of the {block}").format(
            matrix=_SYMBOLS[self.array], block=tr(words_of(kind.name).blocks[block].name)
        )
        if name != self.accessibleName():
            self.setAccessibleName(name)
