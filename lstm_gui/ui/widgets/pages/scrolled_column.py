"""A column of texts or controls in a scroll area."""

from PyQt6.QtCore import QEvent, QObject, QSize, Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QScrollBar, QWidget


class ColumnContent(QWidget):
    """What is as wide as its scroll area, whose texts are laid out for no other width."""

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()


def scroll_column(scroll: QScrollArea, content: QWidget) -> None:
    """Have ``scroll`` hold ``content`` in its own width, without a frame or a ground of its own."""
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    # Whatever becomes the widget of a scroll area gets a ground.
    content.setAutoFillBackground(False)
    viewport, bar = scroll.viewport(), scroll.verticalScrollBar()
    assert viewport is not None
    assert bar is not None
    viewport.setAutoFillBackground(False)
    viewport.installEventFilter(_BarLeaving(bar, scroll))


class _BarLeaving(QObject):
    """Takes away the bar of a column that fits without it.

    Beside a bar texts have more lines. Qt asks how high the column is beside the bar that is
    there, so that one which came with a lower window or larger type would stay for good.
    """

    def __init__(self, bar: QScrollBar, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._bar, self._scroll = bar, scroll
        bar.rangeChanged.connect(self._look)

    def eventFilter(self, _viewport: QObject | None, event: QEvent | None) -> bool:
        # Parts may become lower without a change of how far there is to scroll.
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            self._look()
        return False

    def _look(self) -> None:
        if self._bar.maximum() and self._is_needless():
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _is_needless(self) -> bool:
        content = self._scroll.widget()
        if content is None or not content.hasHeightForWidth():
            return False
        room = self._scroll.maximumViewportSize()
        return max(content.heightForWidth(room.width()), content.minimumHeight()) <= room.height()
