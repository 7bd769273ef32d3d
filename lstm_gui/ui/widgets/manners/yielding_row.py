"""Parts side by side that stand below one another where the room is too narrow."""

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QBoxLayout, QWidget

from lstm_gui.ui.style.scale import fit

_ACROSS = QBoxLayout.Direction.LeftToRight
_DOWN = {False: QBoxLayout.Direction.TopToBottom, True: QBoxLayout.Direction.BottomToTop}
"""By whether the last part stands at the top."""


class YieldingRow(QWidget):
    """Lays its parts out by the width it is given; who holds it has to scroll what is too high.

    Parameters
    ----------
    gap
        Pixels between the parts.
    last_at_top
        Whether those added last stand above the others where they do not fit side by side.
    """

    def __init__(self, gap: int, parent: QWidget, last_at_top: bool = False) -> None:
        super().__init__(parent)
        self._down = _DOWN[last_at_top]
        self._parts: list[QWidget] = []
        self._row = QBoxLayout(_ACROSS, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        fit(self._row.setSpacing, gap)

    def add(self, part: QWidget, stretch: int) -> None:
        """Add ``part``, which gets a share of the room by its ``stretch``."""
        self._parts.append(part)
        self._row.addWidget(part, stretch)

    @property
    def across(self) -> int:
        """How wide all parts are side by side, at their least."""
        least = self._least()
        return sum(least) + self._row.spacing() * max(len(least) - 1, 0)

    def least_height(self, width: int) -> int:
        """Return how high all parts are at least within ``width``, also while they are hidden."""
        heights = [part.minimumSizeHint().height() for part in self._parts]
        if self.across <= width:
            return max(heights, default=0)
        return sum(heights) + self._row.spacing() * max(len(heights) - 1, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(max(self._least(), default=0), super().minimumSizeHint().height())

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            # A part says more than before, or less.
            self._give_way()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        direction = _ACROSS if self.across <= self.width() else self._down
        if direction != self._row.direction():
            self._row.setDirection(direction)

    def _least(self) -> list[int]:
        return [
            max(part.minimumSizeHint().width(), part.minimumWidth())
            for part in self._parts
            if not part.isHidden()
        ]
