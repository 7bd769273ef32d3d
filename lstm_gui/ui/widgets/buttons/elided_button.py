"""A push button that gives way: what does not fit is shortened, and told by the tooltip."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QPushButton, QSizePolicy, QStyleOptionButton, QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.literal_text import literal

_SMALLEST, _SIDES = 60, 26


class ElidedButton(QPushButton):
    """One line of text with an ellipsis at its end if it has to be.

    Pointed at, it says its text where that is cut, else what it is ``told`` to.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = self.told = ""
        # A push button is never narrower than its text unless it is told that it may be.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def setText(self, text: str) -> None:
        self._said = text
        super().setText(literal(text))
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_SMALLEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.text = literal(self._shown())

    def _shown(self) -> str:
        room = self.width() - scaled(_SIDES)
        return self.fontMetrics().elidedText(self._said, Qt.TextElideMode.ElideRight, room)

    def _explain(self) -> None:
        set_tooltip(self, self._said if self._shown() != self._said else self.told)
