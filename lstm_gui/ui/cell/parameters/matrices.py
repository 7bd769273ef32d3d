"""The parameters of the selected block, side by side."""

import numpy as np
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Entry
from lstm_gui.core.arrays import NDArray
from lstm_gui.scenes.derivatives import legend_of
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cell.parameters.matrix_shelf import MatrixShelf
from lstm_gui.ui.document.document import Document
from lstm_gui.words.cells import words_of
from lstm_gui.words.notations.parameters import MATRICES, array_symbol
from lstm_gui.words.plain_markup import without_braces
from lstm_gui.words.translation import message, tr


class Matrices(MatrixShelf):
    """The matrices of a block, and the vectors that only some blocks of some cells have."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__((*MATRICES, "b"), self._of, parent)
        self._document = document
        self._block = "f"
        self._drawn: Snapshot | None = None
        self._legend = legend_of(None)
        self.edited.connect(self._set)
        self.reset_asked.connect(self._return)
        self.picked.connect(self._choose)
        self.hovered.connect(self._describe)
        self.pasted.connect(self._paste)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Show the selected block; emits nothing."""
        self._block, self._drawn = snapshot.block, snapshot
        arrays = snapshot.state.parameters.arrays_of(self._block)
        named = tr(words_of(snapshot.kind.name).blocks[self._block].name)
        influence = snapshot.influence
        self._legend = legend_of(influence)
        symbols = {array: array_symbol(snapshot.kind, array, self._block) for array in arrays}
        for array, grid in self.have(arrays).items():
            lit = frozenset(
                (entry.row, entry.column)
                for entry in snapshot.spotlight.entries
                if (entry.array, entry.block) == (array, self._block)
            )
            shares = influence.shares(array, self._block) if influence is not None else None
            grid.show_values(arrays[array], snapshot.unit, snapshot.view.reach, lit, shares)
            plain = without_braces(array_symbol(snapshot.kind, array, self._block, named=False))
            grid.show_name(tr("{matrix} of the {block}").format(matrix=plain, block=named))
        self.heads.show_names(self.grids.get("w_x"), snapshot.state.sequence.names)
        self.arrange(symbols)
        self.follow(snapshot.unit)

    def _set(self, array: str, row: int, column: int, value: float, gesture: int) -> None:
        entry = Entry(array, row, column, self._block)
        self._document.set_values(message("Change a number"), {entry: value}, gesture)

    def _paste(self, array: str, row: int, column: int, values: NDArray[np.float64]) -> None:
        first = Entry(array, row, column, self._block)
        self._document.set_part(message("Paste a matrix"), first, values)

    def _of(self) -> object:
        network = self._document.network
        layer = network.layers[network.focus]
        block = self._document.state.selection.block
        return self._document.shows, network.focus, layer.name, block, layer.parameters

    def _return(self, array: str, row: int, column: int) -> None:
        entry = Entry(array, row, column, self._block)
        self._document.reset_values(message("Reset a number"), [entry])

    def _choose(self, array: str, row: int, column: int) -> None:
        self.bring(array)
        self._describe(array, row, column)
        entry = Entry(array, row, column, self._block)
        self._document.inspect(Inspection(array, entry=entry))
        self._document.select(unit=row)

    def _describe(self, array: str, row: int, column: int) -> None:
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.telling import tell_entry

        if self._drawn is not None:
            told = tell_entry(self._drawn, Entry(array, row, column, self._block))
            self.grids[array].describe(told, tr(self._legend))
