"""A matrix of entries: its numbers, where they are, and what is made of an edit."""

import numpy as np

from lstm_gui.ui.widgets.numbers.cell_editor import CellEditor
from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from tests.ui.driving import Heard

VALUES = np.array([[0.5, -1.25, 2.0], [0.0, 3.5, -0.75]])


def at(grid: MatrixGrid, row: int, column: int) -> tuple[int, int]:
    center = grid.cell_rect(row, column).center()
    return center.x(), center.y()


def editors(grid: MatrixGrid) -> list[CellEditor]:
    return [editor for editor in grid.findChildren(CellEditor) if editor.isVisible()]


def all_said(grid: MatrixGrid) -> Heard:
    return Heard(grid.edited, grid.reset_asked, grid.picked, grid.hovered)


class Live:
    """What a document does: shows the matrix again with the number that was set."""

    def __init__(self, grid: MatrixGrid) -> None:
        self._grid = grid
        grid.edited.connect(self.edit)

    def edit(self, row, column, value, _gesture):
        values = self._grid.values.copy()
        values[row, column] = value
        self._grid.show_values(values, row, 3.0)
