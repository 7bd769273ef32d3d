"""A column of texts or controls in a scroll area."""

from PyQt6.QtCore import QObject, QSize, Qt
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
    viewport = scroll.viewport()
    if viewport is not None:
        viewport.setAutoFillBackground(False)
    # Whatever becomes the widget of a scroll area gets a ground.
    content.setAutoFillBackground(False)
    bar = scroll.verticalScrollBar()
    if bar is not None:
        _BarLeaving(bar, scroll)


class _BarLeaving(QObject):
    """Takes away the bar of a column that fits without it.

    Beside a bar texts have more lines. Qt asks how high the column is beside the bar that is
    there, so that one which came with a lower window or larger type would stay for good.
    """

    def __init__(self, bar: QScrollBar, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        bar.rangeChanged.connect(self._look)

    def _look(self, _low: int, beyond: int) -> None:
        if beyond and self._is_needless():
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def _is_needless(self) -> bool:
        content = self._scroll.widget()
        if content is None or not content.hasHeightForWidth():
            return False
        room = self._scroll.maximumViewportSize()
        return max(content.heightForWidth(room.width()), content.minimumHeight()) <= room.height()
