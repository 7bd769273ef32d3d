"""A drop-down list that gives up width to its neighbours."""

from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox


class YieldingChoice(ChoiceBox):
    """As wide as what is chosen where there is room, down to ``least`` where there is not."""

    def __init__(self, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least = least
        self.setSizeAdjustPolicy(ChoiceBox.SizeAdjustPolicy.AdjustToContents)
        self.currentTextChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        # Qt would take the widest of all texts, which leaves the neighbours too little.
        widest = max(map(self._width_of, range(self.count())), default=0)
        spare = widest - self._width_of(self.currentIndex())
        whole = super().sizeHint()
        return QSize(max(whole.width() - spare, scaled(self._least)), whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(self._least), super().minimumSizeHint().height())

    def _width_of(self, index: int) -> int:
        return self.fontMetrics().horizontalAdvance(self.itemText(index))
