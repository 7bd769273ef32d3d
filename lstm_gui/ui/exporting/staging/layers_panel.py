"""The layers of the network in a row, as a figure of their own."""

from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.figure_views import LAYERS
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.layers.layer_strip import LayerStrip
from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import message


class LayersPanel(Panel):
    """The strip that stands over the gate diagram, also of a single cell."""

    name = LAYERS
    title = message("Layers")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        document.set_view(layers=True)
        self.strip = LayerStrip(self.inside)
        self.body.addWidget(self.strip)
        self.body.addStretch(1)

    @property
    def height_needed(self) -> int:
        return self.body.sizeHint().height()

    def draw(self, snapshot: Snapshot) -> None:
        self.strip.draw(snapshot)
