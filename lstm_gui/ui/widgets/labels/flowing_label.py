"""A label whose text flows to the width of its column."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.widgets.labels.label import Label

_LEAST_WIDTH = 80


class FlowingLabel(Label):
    """As high as its text is at the width it gets, and with no wish for a width of its own.

    Qt lays a text out a dozen times to find the width that suits it best, after each change of it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_LEAST_WIDTH), self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
