"""What the panels of the Train workspace share."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.ui.cards.standing_panel import StandingPanel
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.train.training_scene import TrainScene

DASHES = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine)


class TrainPanel(StandingPanel):
    """A card that draws scenes and asks the `Lab`."""

    def __init__(self, lab: Lab, parent: QMainWindow) -> None:
        super().__init__(parent)
        self.lab = lab

    def draw_scene(self, scene: TrainScene) -> None:
        """Show ``scene``; emits nothing."""


def dashes(seed: int) -> Qt.PenStyle:
    """Return how the line of a seed is drawn: three in a row differ."""
    return DASHES[seed % len(DASHES)]
