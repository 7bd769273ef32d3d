"""A box for a whole number that can be drawn again while somebody types."""

from PyQt6.QtCore import QSignalBlocker
from PyQt6.QtWidgets import QSpinBox, QWidget

from lstm_gui.ui.style.bound_text import bind_name


class WholeBox(QSpinBox):
    """Tells of a number once it is typed to its end; what it shows already, it does not redraw.

    Qt would write what is shown over what is being typed.
    """

    def __init__(self, name: str, limits: tuple[int, int], parent: QWidget) -> None:
        super().__init__(parent)
        self.setRange(*limits)
        self.setKeyboardTracking(False)
        bind_name(self, name)

    def show_number(self, value: int) -> None:
        """Show ``value`` without telling anybody."""
        if value != self.value():
            with QSignalBlocker(self):
                self.setValue(value)

    def show_limits(self, low: int, high: int) -> None:
        """Let numbers lie between ``low`` and ``high`` without telling anybody."""
        # Qt lays out again all that stands around a box whose limits are set, be they the same.
        if (low, high) != (self.minimum(), self.maximum()):
            with QSignalBlocker(self):
                self.setRange(low, high)

    def show_prefix(self, prefix: str) -> None:
        """Show ``prefix`` before the number."""
        if prefix != self.prefix():
            self.setPrefix(prefix)

    def show_within(self, text: str) -> None:
        """Show the number within ``text``, where it stands as it is, such as ``up to 30 steps``."""
        before, _, after = text.partition(str(self.value()))
        self.show_prefix(before)
        if after != self.suffix():
            self.setSuffix(after)
