"""The Memory workspace: RNN, GRU and LSTM on the same input, step by step."""

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QLabel, QMainWindow, QWidget

from lstm_gui.ui.document import Document
from lstm_gui.ui.language import bind
from lstm_gui.ui.memory.comparing import Comparisons
from lstm_gui.ui.memory.lanes import Comparison
from lstm_gui.ui.memory.scene import Scene
from lstm_gui.ui.panels.memory_cost import MemoryCostPanel
from lstm_gui.ui.panels.memory_flow import MemoryFlowPanel
from lstm_gui.ui.panels.memory_lane import MemoryLanePanel
from lstm_gui.ui.panels.memory_panel import MemoryPanel
from lstm_gui.ui.panels.memory_sentence import MemorySentencePanel
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.theme import Theme

_MARGIN = 8


class MemoryWorkspace(QObject):
    """Holds the panels in one widget, the same order at every size.

    Signals
    -------
    compared()
        A comparison that took long is there now.
    """

    compared = pyqtSignal()

    def __init__(self, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self.widget = QWidget(window)
        self._comparisons = Comparisons(self)
        self._comparisons.found.connect(self._redraw)
        self._snapshot: Snapshot | None = None
        self.sentence = MemorySentencePanel(document, window)
        self.lanes = [MemoryLanePanel(name, document, window) for name in ("rnn", "gru", "lstm")]
        self.flow, self.cost = MemoryFlowPanel(document, window), MemoryCostPanel(window)
        self.panels: list[MemoryPanel] = [self.sentence, *self.lanes, self.flow, self.cost]
        self.measure = QLabel(self.widget)
        self.measure.setProperty("role", "muted")
        self.measure.setWordWrap(True)
        bind(
            self.measure.setText,
            "A share says how far h would move for a small change of a word, next to the others; "
            "it does not say whether the word can be read out of h.",
        )
        self._arrange()

    @property
    def comparison(self) -> Comparison | None:
        """The comparison that is shown, if one is."""
        return self._comparisons.latest

    def draw(self, snapshot: Snapshot) -> None:
        """Show the comparison ``snapshot`` asks for, or the latest while it is computed."""
        self._snapshot = snapshot
        comparison = self._comparisons.ask(snapshot.memory, snapshot.state.sequence)
        if comparison is not None:
            scene = Scene(snapshot, comparison)
            for panel in self.panels:
                panel.draw_scene(scene)
                panel.show_lit(panel.name.removeprefix("memory_") in snapshot.spotlight.cards)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""
        for panel in self.panels:
            panel.retranslate()

    def close(self) -> None:
        """Give up what is still being computed."""
        self._comparisons.stop()

    def _arrange(self) -> None:
        grid = QGridLayout(self.widget)
        grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 4)
        grid.setSpacing(_MARGIN)
        for row, panel in enumerate((self.sentence, *self.lanes)):
            grid.addWidget(panel, row, 0, 1, 2)
            grid.setRowStretch(row, 3 if row else 0)
        grid.addWidget(self.measure, 4, 0, 1, 2)
        grid.addWidget(self.flow, 5, 0)
        grid.addWidget(self.cost, 5, 1)
        grid.setRowStretch(5, 4)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self.draw(self._snapshot)
            self.compared.emit()
