"""The box to type a guess into."""

from lstm_gui.ui.widgets.numbers.number_box import NumberBox


class GuessBox(NumberBox):
    """Writes a plus sign only where the answer can be negative."""

    def show_guess(self, value: float, low: float) -> None:
        """Show ``value``, the answer being no less than ``low``."""
        self._signed = low < 0
        self.show_number(value)
        if not self.isModified():
            self._show()
