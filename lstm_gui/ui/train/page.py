"""The Train workspace: networks that are trained while one watches."""

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtWidgets import QGridLayout, QMainWindow, QVBoxLayout, QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.train_curves import AccuracyPanel, LossPanel
from lstm_gui.ui.train.train_outcomes import TrainOutcomesPanel
from lstm_gui.ui.train.train_panel import TrainPanel
from lstm_gui.ui.train.train_runs import TrainRunsPanel
from lstm_gui.ui.train.train_setup import TrainSetupPanel
from lstm_gui.ui.train.training_scene import TrainScene
from lstm_gui.ui.widgets.pages.tall_page import TallPage
from lstm_gui.words.translation import message

_MARGIN = 8
_LEFT = 336
_HEIGHTS = (5, 3, 4)
_HIGHEST = 360
"""How high the table is at most: the room of a large window is for the curves."""


class TrainWorkspace(QObject):
    """Holds the panels and the lab; the first training begins when somebody starts it.

    Whoever only looks in loses no processor to it. From then on each change is trained.

    Signals
    -------
    cell_opened()
        The session has become a trained cell.
    save_asked(State, str)
        A trained cell is to be saved, under a suggested name.
    """

    cell_opened = pyqtSignal()
    save_asked = pyqtSignal(object, str)

    def __init__(self, document: Document, window: QMainWindow) -> None:
        super().__init__(window)
        self._document = document
        self.widget = TallPage(window)
        self.lab = Lab(self)
        self._entered = False
        self._snapshot: Snapshot | None = None
        self._left, self._fitted = 0, (0, 0, False)
        self.setup = TrainSetupPanel(document, self.lab, window)
        self.accuracy, self.loss = AccuracyPanel(self.lab, window), LossPanel(self.lab, window)
        self.runs = TrainRunsPanel(document, self.lab, window)
        self.outcomes = TrainOutcomesPanel(document, self.lab, window)
        self.panels: list[TrainPanel] = [
            self.setup, self.outcomes, self.accuracy, self.loss, self.runs,
        ]  # fmt: skip
        self.accuracy.over_asked.connect(self._draw_over)
        self.lab.changed.connect(self._redraw)
        for panel in (self.runs, self.setup):
            panel.opened.connect(self.cell_opened)
        self.runs.save_asked.connect(self.save_asked)
        document.changed.connect(self._ask)
        self._arrange()

    def draw(self, snapshot: Snapshot) -> None:
        """Show ``snapshot``; emits nothing."""
        self._snapshot = snapshot
        self._redraw()

    def draw_runs(self, snapshot: Snapshot, lab: Lab, share: float = 1.0) -> None:
        """Show ``snapshot`` with what a lab has trained, curves up to a ``share`` of their axis."""
        asked = snapshot.training, lab.runs, lab.past
        scene = TrainScene(*asked, lab.state, lab.chosen, share)
        for panel in self.panels:
            panel.draw_scene(scene)

    def set_theme(self, theme: Theme) -> None:
        """Take on ``theme`` in every panel."""
        for panel in self.panels:
            panel.set_theme(theme)
        self._redraw()

    def retranslate(self) -> None:
        """Say again what is not bound to the language."""
        for panel in self.panels:
            panel.retranslate()

    def offer_panels(self, offered: bool) -> None:
        """Say whether the View menu offers the panels."""
        for panel in self.panels:
            panel.toggleViewAction().setVisible(offered)

    def enter(self) -> None:
        """Go on with what was held up."""
        self._entered = True
        self.lab.enter()

    def leave(self) -> None:
        """Hold the training up while another workspace shows."""
        self._entered = False
        self.lab.leave()

    def close(self) -> None:
        """Give up what is still being trained."""
        self.lab.close()

    def _arrange(self) -> None:
        self._grid = grid = QGridLayout(self.widget.content)
        fit(grid.setContentsMargins, 0, 0, 0, _MARGIN)
        fit(grid.setSpacing, _MARGIN)
        self._asked = QWidget(self.widget.content)
        left = QVBoxLayout(self._asked)
        left.setContentsMargins(0, 0, 0, 0)
        fit(left.setSpacing, _MARGIN)
        left.addWidget(self.setup, 1)
        left.addWidget(self.outcomes)
        fit(self.runs.setMaximumHeight, _HIGHEST)
        self._put(above=False)
        self.widget.fitting.connect(self._place)
        fit(self._take_left, _LEFT)

    def _take_left(self, pixels: int) -> None:
        self._left, self._fitted = pixels, (0, 0, False)
        self._asked.setFixedWidth(pixels)
        self._place()

    def _place(self) -> None:
        """Set what is asked beside what came of it, or above it where both are too wide.

        One above the other, each has the room of the page, which scrolls. Panels that are drawn
        for a figure are taken out of a page that does not show, and stay away from it.
        """
        if not self.widget.isVisible():
            return
        room = self.widget.viewport().size()
        least = max(panel.minimumSizeHint().width() for panel in self._shown)
        above = room.width() < self._left + self._grid.spacing() + least
        if self._fitted != (fitted := (room.width(), room.height(), above)):
            self._fitted = fitted
            self._asked.setFixedWidth(room.width() if above else self._left)
            self._put(above)

    def _put(self, above: bool) -> None:
        grid, first, shown = self._grid, int(above), self._shown
        grid.addWidget(self._asked, 0, 0, 1 if above else len(shown), 1)
        for row in range(len(shown) + 1):
            grid.setRowStretch(row, 0)
        for panel, high in zip(shown, _HEIGHTS, strict=True):
            row = first + shown.index(panel)
            grid.addWidget(panel, row, 1 - first)
            grid.setRowStretch(row, high)
        room = self.widget.viewport().height()
        for row in range(len(shown) + 1):
            grid.setRowMinimumHeight(row, self._least(row, room) if above else 0)
        grid.setColumnStretch(1, 1 - first)

    @property
    def _shown(self) -> tuple[TrainPanel, ...]:
        """What comes of what is asked, in its order."""
        return self.accuracy, self.loss, self.runs

    @staticmethod
    def _least(row: int, room: int) -> int:
        """Return how high a row is at least where all stand one above the other."""
        return room if row == 0 else room * _HEIGHTS[row - 1] // sum(_HEIGHTS)

    def _ask(self) -> None:
        """Train what the session asks for, once it rests and if anything was trained before."""
        if self._entered:
            ask = self.lab.ask if self.lab.begun else self.lab.propose
            ask(recipes(self._document.training))

    def _draw_over(self, over: str) -> None:
        settings = replace(self._document.training, over=over)
        self._document.set_training(message("Change the axis of the curves"), settings)

    def _redraw(self) -> None:
        if self._snapshot is not None:
            self.draw_runs(self._snapshot, self.lab)
