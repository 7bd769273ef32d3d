"""The parameters of the selected block: matrices, and sliders for one row."""

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Kind
from lstm_gui.scenes.derivatives import legend_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.block_tabs import TAKES_NO_PART, BlockTabs
from lstm_gui.ui.cell.parameters.section import Section
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.edit_commands import Commands, row_entries, row_values
from lstm_gui.ui.style.bound_text import add_action
from lstm_gui.ui.widgets.buttons.flat_button import flat_button, menu_button
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.cell.parameters.matrices import Matrices
    from lstm_gui.ui.cell.parameters.randomise_box import RandomiseBox


class BlockSection(Section):
    """Tabs of the blocks, their matrices, and the selected unit's row of sliders."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(document, parent)
        self._without_matrices = False

    def fill(self) -> None:
        super().fill()
        self.tabs = BlockTabs(self.document.state.parameters.kind, self)
        self.tabs.picked.connect(self._pick_block)
        self.column.addWidget(self.tabs)
        self.corner.addWidget(
            menu_button(
                self,
                message("reset ▾"),
                message("Return numbers to their defaults"),
                self._reset_menu(),
            )
        )
        self.random = flat_button(
            self, message("random ▾"), message("Draw new parameters"), self._open_randomise
        )
        self.corner.addWidget(self.random)
        self.add_heading()
        self.sliders = self.add_sliders()

    def draw(self, snapshot: Snapshot) -> None:
        block, unit, state = snapshot.block, snapshot.unit, snapshot.state
        self.tabs.show_kind(snapshot.kind)
        self.tabs.show_block(block)
        self.heading.setText(_heading(snapshot.kind, block, unit))
        self.heading.set_brief(tr(words_of(snapshot.kind.name).blocks[block].name))
        if not self._without_matrices:
            self.matrices.show_snapshot(snapshot)
        entries = row_entries(state)
        self.sliders.show_entries(
            entries,
            row_values(state),
            snapshot.view.reach,
            snapshot.kind,
            snapshot.spotlight.entries,
            inputs=state.sequence.names,
        )
        influence = snapshot.influence
        shares = (
            influence.row_shares(block, unit) if influence is not None else [0.0] * len(entries)
        )
        self.sliders.show_influence(shares, tr(legend_of(influence)))

    @cached_property
    def matrices(self) -> "Matrices":
        """The numbers of the block side by side, made when they are first to be seen."""
        # A newcomer is shown none.
        from lstm_gui.ui.cell.parameters.matrices import Matrices

        made = Matrices(self.document, self)
        self.column.insertWidget(self.column.indexOf(self.tabs) + 1, made)
        return made

    def leave_out_matrices(self, left_out: bool) -> None:
        """Keep the matrices back, or show them again as they are now."""
        if left_out != self._without_matrices:
            self._without_matrices = left_out
            # Of what was left out nothing has been drawn, and before that nothing is there.
            if self.drawn is not None:
                if not left_out:
                    self.matrices.show_snapshot(self.drawn)
                self.matrices.setHidden(left_out)

    @cached_property
    def randomise(self) -> "RandomiseBox":
        """The form that draws new parameters, made when it is asked for."""
        from lstm_gui.ui.cell.parameters.randomise_box import RandomiseBox

        return RandomiseBox(self.document, self)

    def _reset_menu(self) -> QMenu:
        menu, commands = QMenu(self), Commands(self.document, self)
        for text, slot in (
            (message("Reset this row"), commands.reset_row),
            (message("Reset this block"), commands.do_reset_block),
            (message("Reset the cell"), commands.do_reset_cell),
            (message("Reset everything"), commands.do_reset_everything),
        ):
            add_action(menu, text, slot)
        return menu

    def _open_randomise(self) -> None:
        below = self.random.mapToGlobal(self.random.rect().bottomLeft())
        self.randomise.open_at(below, self.randomise.seed)

    def _pick_block(self, block: str) -> None:
        self.document.select(block=block)


def _heading(kind: Kind, block: str, unit: int) -> str:
    name = tr(words_of(kind.name).blocks[block].name)
    if kind.takes_part(block):
        return tr("{block} · unit {unit}").format(block=name, unit=unit + 1)
    return f"{name} · {tr(TAKES_NO_PART)}"
