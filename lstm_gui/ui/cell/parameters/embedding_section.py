"""The embedding: the numbers that stand for one token."""

from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Embedding, Entry
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cell.parameters.end_section import EndSection
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.manners.wheel_guard import WheelGuard
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.cell.texts.text_dialog import TextDialog


class EmbeddingSection(EndSection):
    """Edits a row of the embedding: at first that of the selected step."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        # Tokens have the numbers that stand in the input.
        choose = message("Number of the token whose numbers are shown")
        super().__init__(choose, 0, document, parent)
        self._step: tuple[int, int] | None = None

    @property
    def is_there(self) -> bool:
        return self.network.embedding is not None

    def fill(self) -> None:
        super().fill()
        self.text = flat_button(
            self, message("text …"), message("Read a text through the embedding"), self.do_read_text
        )
        self.corner.addWidget(self.text)
        self.add_heading()
        self.add_numbers()
        WheelGuard(self).guard(self.row)

    def do_read_text(self) -> "TextDialog":
        """Ask for a text that becomes the input."""
        # Nobody needs it without an embedding.
        from lstm_gui.ui.cell.texts.text_dialog import TextDialog

        dialog = TextDialog(self.document, self.window())
        dialog.open()
        return dialog

    def draw(self, snapshot: Snapshot) -> None:
        network = self.network
        embedding = network.embedding
        if embedding is None or snapshot.layers is None:
            return
        row = self.show_rows(len(embedding.weights), snapshot)
        step = snapshot.layers.network.step
        read = step, embedding.token_at(network.sequence.x[min(step, len(network.sequence) - 1)])
        if read != self._step:
            self._step, row = read, read[1]
            self.row.show_number(row)
        self.heading.setText(tr("Embedding · token {name}").format(name=_name(embedding, row)))
        entries = [Entry("e", row, column) for column in range(embedding.width)]
        self.show_numbers(entries, snapshot)


def _name(embedding: Embedding, row: int) -> str:
    return str(row) if embedding.tokens is None else embedding.tokens[row]
