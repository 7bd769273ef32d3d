"""What the panels of the Memory workspace share."""

from lstm_gui.ui.cards.standing_panel import StandingPanel
from lstm_gui.ui.memory.memory_scene import Scene


class MemoryPanel(StandingPanel):
    """A card that draws scenes."""

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene``; emits nothing."""
