"""What the panels of the Memory workspace share."""

from lstm_gui.ui.cards.standing_panel import StandingPanel
from lstm_gui.ui.memory.memory_scene import Scene
from lstm_gui.ui.style.bound_text import bind


class MemoryPanel(StandingPanel):
    """A card that draws scenes."""

    @property
    def card(self) -> str:
        """The name by which lessons point at the card."""
        return self.name.removeprefix("memory_")

    def call(self, title: str) -> None:
        """Take on a title that fits what is shown, an English message."""
        if title != self.title:
            self.title = title
            bind(self.setWindowTitle, title)

    def draw_scene(self, scene: Scene) -> None:
        """Show ``scene``; emits nothing."""
