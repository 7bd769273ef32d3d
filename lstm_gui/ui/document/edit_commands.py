"""What menus, keys and buttons do to a `Document`: undo, reset, select."""

import numpy as np
from PyQt6.QtCore import QObject

from lstm_gui.core import Entry, State, reset_blocks, reset_cell, reset_entries, reset_everything
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.layers import is_stacked
from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import message


def row_entries(state: State) -> list[Entry]:
    """Return the addresses of all parameters of the selected unit of the selected block."""
    parameters, selection = state.parameters, state.selection
    unit, block = selection.unit, selection.block
    heard = 0 if parameters.kind.is_deaf(block) else parameters.hidden_size
    return [
        *(Entry("w_x", unit, k, block) for k in range(parameters.input_size)),
        *(Entry("w_h", unit, k, block) for k in range(heard)),
        Entry("b", unit, 0, block),
        *(Entry(name, unit, 0, block) for name in parameters.kind.extra_names(block)),
    ]


def row_values(state: State) -> Array:
    """Return the numbers at `row_entries`."""
    parameters, selection = state.parameters, state.selection
    block, unit = parameters.block(selection.block), selection.unit
    further = parameters.kind.extra_names(selection.block)
    extra = [parameters.extra_of(selection.block, name)[unit] for name in further]
    w_h = block.w_h[unit, : 0 if parameters.kind.is_deaf(selection.block) else None]
    return np.concatenate([block.w_x[unit], w_h, [block.b[unit], *extra]])


def show_unrolled(document: Document, unrolled: bool) -> None:
    """Show the copies of the cell along time, which ends slow motion, or its inside."""
    if unrolled:
        document.set_moment(None)
    document.set_view(unrolled=unrolled)


class Commands(QObject):
    """One method ``do_<name>`` for each action on the session."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def reset_row(self) -> None:
        """Return the selected row of the selected block to its defaults."""
        document = self._document
        state = reset_entries(document.state, row_entries(document.state), document.baseline)
        document.edit(message("Reset a row"), state)

    def do_keep(self) -> None:
        self._document.keep_for_comparison()

    def do_forget(self) -> None:
        self._document.forget_comparison()

    def do_undo(self) -> None:
        self._document.undo_stack.undo()

    def do_redo(self) -> None:
        self._document.undo_stack.redo()

    def do_reset_block(self) -> None:
        document = self._document
        chosen = [document.state.selection.block]
        state = reset_blocks(document.state, chosen, document.baseline)
        document.edit(message("Reset a block"), state)

    def do_reset_cell(self) -> None:
        document = self._document
        document.edit(message("Reset the cell"), reset_cell(document.state, document.baseline))

    def do_reset_everything(self) -> None:
        document = self._document
        if is_stacked(document.network) or is_stacked(document.network_baseline):
            document.reset_network(message("Reset everything"))
            return
        state = reset_everything(document.state, document.baseline)
        document.edit(message("Reset everything"), state)

    def do_mean(self) -> None:
        self._document.set_view(mean=not self._document.view.mean)

    def do_unrolled(self) -> None:
        show_unrolled(self._document, not self._document.unrolled)

    def do_unit_up(self) -> None:
        self._document.select(unit=self._document.state.selection.unit - 1)

    def do_unit_down(self) -> None:
        self._document.select(unit=self._document.state.selection.unit + 1)

    def do_block_1(self) -> None:
        self._select_block(0)

    def do_block_2(self) -> None:
        self._select_block(1)

    def do_block_3(self) -> None:
        self._select_block(2)

    def do_block_4(self) -> None:
        self._select_block(3)

    def _select_block(self, number: int) -> None:
        blocks = self._document.state.parameters.kind.blocks
        if number < len(blocks):
            self._document.select(block=blocks[number])
