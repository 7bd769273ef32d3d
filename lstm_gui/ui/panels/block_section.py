"""The parameters of the selected block: matrices, and sliders for one row."""

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Entry, reset_blocks, reset_cell, reset_everything, value
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import bind, message, tr
from lstm_gui.ui.panels.matrices import Matrices
from lstm_gui.ui.panels.randomise_menu import RandomiseMenu
from lstm_gui.ui.panels.section import Section
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.vocabulary import BLOCK_NAMES
from lstm_gui.ui.widgets.block_tabs import BlockTabs
from lstm_gui.ui.widgets.flat_button import menu_button


class BlockSection(Section):
    """Tabs of the blocks, their matrices, and the selected unit's row of sliders."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self.tabs = BlockTabs(document.state.parameters.kind.blocks, self)
        self.tabs.picked.connect(self._pick_block)
        self.matrices = Matrices(document, self)
        self.column.addWidget(self.tabs)
        self.column.addWidget(self.matrices)
        self.corner.addWidget(
            menu_button(
                self,
                message("reset ▾"),
                message("Return numbers to their defaults"),
                self._reset_menu(),
            )
        )
        self.randomise = RandomiseMenu(document, self)
        self.corner.addWidget(
            menu_button(self, message("random ▾"), message("Draw new parameters"), self.randomise)
        )
        self.add_heading()
        self.sliders = self.add_sliders()

    def draw(self, snapshot: Snapshot) -> None:
        block, unit, state = snapshot.block, snapshot.unit, snapshot.state
        self.tabs.show_block(block)
        self.matrices.draw(snapshot)
        self.heading.setText(
            tr("{block} · unit {unit}").format(block=tr(BLOCK_NAMES[block]), unit=unit + 1)
        )
        entries = self.row_entries(block, unit)
        self.sliders.show_entries(
            entries,
            [value(state, entry) for entry in entries],
            snapshot.view.reach,
            snapshot.spotlight.entries,
        )

    def row_entries(self, block: str, unit: int) -> list[Entry]:
        """Return the addresses of all parameters of one unit of one block."""
        parameters = self.document.state.parameters
        return [
            *(Entry("w_x", unit, k, block) for k in range(parameters.input_size)),
            *(Entry("w_h", unit, k, block) for k in range(parameters.hidden_size)),
            Entry("b", unit, 0, block),
        ]

    def _reset_menu(self) -> QMenu:
        menu = QMenu(self)
        for text, slot in (
            (message("Reset this row"), self._reset_row),
            (message("Reset this block"), self._reset_block),
            (message("Reset the cell"), self._reset_cell),
            (message("Reset everything"), self._reset_everything),
        ):
            bind(menu.addAction("", slot).setText, text)
        return menu

    def _pick_block(self, block: str) -> None:
        self.document.select(block=block)

    def _reset_row(self) -> None:
        selection = self.document.state.selection
        entries = self.row_entries(selection.block, selection.unit)
        self.document.reset_values(message("Reset a row"), entries)

    def _reset_block(self) -> None:
        state, baseline = self.document.state, self.document.baseline
        self.document.edit(
            message("Reset a block"), reset_blocks(state, [state.selection.block], baseline)
        )

    def _reset_cell(self) -> None:
        document = self.document
        document.edit(message("Reset the cell"), reset_cell(document.state, document.baseline))

    def _reset_everything(self) -> None:
        document = self.document
        document.edit(
            message("Reset everything"), reset_everything(document.state, document.baseline)
        )
