"""What the panels of the Memory workspace share."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QBoxLayout, QDockWidget, QLabel, QMainWindow, QWidget

from lstm_gui.ui.memory.scene import Scene
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.widgets.elided_label import ElidedLabel

ROLES = {"rnn": "data", "gru": "c", "lstm": "cell"}
"""The role whose colour the lane of each cell has."""
NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}


class MemoryPanel(Panel):
    """A card that stands in its place and draws scenes."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.body.setContentsMargins(12, 0, 12, 8)

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene``; emits nothing."""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def add_caption(self, stretch: int = 1) -> ElidedLabel:
        """Add a muted text to the title row, which exports show too."""
        caption = ElidedLabel(self)
        caption.setProperty("role", "muted")
        self._insert(caption, stretch)
        return caption

    def add_fact(self) -> QLabel:
        """Add a text at the right of the title row, which exports show too."""
        fact = QLabel(self)
        self._insert(fact, 0)
        return fact

    def _insert(self, widget: QWidget, stretch: int) -> None:
        header = self.titleBarWidget()
        row = header.layout() if header is not None else None
        assert isinstance(row, QBoxLayout)
        row.setStretchFactor(self.heading, 0)
        row.insertWidget(row.count() - 1, widget, stretch)
