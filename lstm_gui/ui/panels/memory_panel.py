"""What the panels of the Memory workspace share."""

from lstm_gui.ui.memory.scene import Scene
from lstm_gui.ui.panels.standing_panel import StandingPanel

ROLES = {"rnn": "data", "gru": "c", "lstm": "cell"}
"""The role whose colour the lane of each cell has."""
NAMES = {"rnn": "RNN", "gru": "GRU", "lstm": "LSTM"}


class MemoryPanel(StandingPanel):
    """A card that draws scenes."""

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene``; emits nothing."""
