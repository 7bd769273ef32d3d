"""Finding in what is open, and the way from a row of it into the view."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.snapshot import Inspection, all_rows
from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.exporting.exports import Exports
from lstm_gui.ui.window.workspace_switch import Workspaces
from lstm_gui.words.quantity_words import block_of

if TYPE_CHECKING:
    from lstm_gui.scenes.find_questions import Target


class FindLinks(QObject):
    """Opens the dialogs that stay beside the window, and shows what a row speaks of in Cell."""

    def __init__(
        self, document: Document, workspaces: Workspaces, exports: Exports, window: QWidget
    ) -> None:
        super().__init__(window)
        self._document, self._workspaces, self._window = document, workspaces, window
        self._exports = exports

    def do_find(self) -> None:
        """Show the dialog; the one that is open already comes to the front."""
        from lstm_gui.ui.dialogs.find_dialog import FindDialog

        dialog = self._window.findChild(FindDialog)
        if dialog is None:
            dialog = FindDialog(self._document, self._window)
            dialog.chosen.connect(self.show_target)
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def do_stream(self) -> None:
        """Show what becomes of the state over the sequence; an open dialog comes to the front."""
        from lstm_gui.ui.dialogs.stream_dialog import StreamDialog

        dialog = self._window.findChild(StreamDialog)
        if dialog is None:
            dialog = StreamDialog(self._document, self._window)
            dialog.step_chosen.connect(self._show_step)
            dialog.table_asked.connect(self._exports.show_table)
            dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def show_target(self, target: "Target") -> None:
        """Look at the layer, the step and the unit of ``target``, and at its quantity over time."""
        document, names = self._document, self._document.network.names
        if target.layer not in names:
            return
        self._workspaces.show(CELL)
        place = names.index(target.layer)
        document.look_at(place)
        t = None if target.t is None else document.network.taken_at(target.t, place)
        if target.quantity is None:
            document.select(t, target.unit)
            return
        block = block_of(document.state.parameters.kind, target.quantity)
        document.select(t, target.unit, block or None)
        self._show_row(target.quantity)
        document.inspect(Inspection(target.quantity))

    def _show_step(self, step: int) -> None:
        network = self._document.network
        self._document.select(t=network.taken_at(step, network.focus))

    def _show_row(self, quantity: str) -> None:
        rows = self._document.view.rows
        if quantity not in rows and quantity in all_rows():
            shown = {*rows, quantity}
            self._document.set_view(rows=tuple(name for name in all_rows() if name in shown))
