"""What the panels of the Memory workspace share."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QBoxLayout, QDockWidget, QLabel, QMainWindow

from lstm_gui.ui.memory.scene import Scene
from lstm_gui.ui.panels.panel import Panel
from lstm_gui.ui.widgets.elided_label import ElidedLabel
from lstm_gui.ui.widgets.formula_line import FormulaLine

ROLES = {"rnn": "data", "gru": "c", "lstm": "cell"}
"""The role whose colour the lane of each cell has."""
NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}


class MemoryPanel(Panel):
    """A card that stands in its place and draws scenes."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        self.body.setContentsMargins(12, 0, 12, 6)
        self.body.setSpacing(4)
        self._row.setContentsMargins(14, 5, 10, 2)
        self._row.setStretchFactor(self.heading, 0)

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene``; emits nothing."""

    def minimumSizeHint(self) -> QSize:
        return QSize(200, super().minimumSizeHint().height())

    def add_note(self) -> ElidedLabel:
        """Add a muted text to the title row, which exports show too."""
        note = ElidedLabel(self)
        note.setProperty("role", "muted")
        self._row.insertWidget(self._row.count() - 1, note, 1)
        return note

    def add_formula(self) -> FormulaLine:
        """Add a formula with words to the title row."""
        formula = FormulaLine(14, parent=self, whole=True)
        self._row.insertWidget(self._row.count() - 1, formula, 1)
        return formula

    def add_fact(self) -> QLabel:
        """Add a text at the right of the title row."""
        fact = QLabel(self)
        self._row.insertWidget(self._row.count() - 1, fact)
        return fact

    @property
    def _row(self) -> QBoxLayout:
        header = self.titleBarWidget()
        row = header.layout() if header is not None else None
        assert isinstance(row, QBoxLayout)
        return row
