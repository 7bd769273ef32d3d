"""A column of texts or controls in a scroll area."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QWidget

_RESIZE, _LAYOUT_REQUEST = QEvent.Type.Resize, QEvent.Type.LayoutRequest


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
    _BarLeaving(scroll)


class _BarLeaving(QObject):
    """Takes away the bar of a column that fits without it.

    Beside a bar texts have more lines. Qt asks how high the column is beside the bar that is
    there, so that one which came with a lower window or larger type would stay for good.
    """

    def __init__(self, scroll: QScrollArea) -> None:
        super().__init__(scroll)
        self._scroll = scroll
        # Qt tells the one when it is larger, and the other when what it holds is lower.
        for watched in filter(None, (scroll, scroll.viewport())):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        awaited = _RESIZE if watched is self._scroll else _LAYOUT_REQUEST
        if event is not None and event.type() == awaited and self._is_needless():
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        return super().eventFilter(watched, event)

    def _is_needless(self) -> bool:
        scroll, content = self._scroll, self._scroll.widget()
        bar = scroll.verticalScrollBar()
        if content is None or bar is None or not (bar.maximum() and content.hasHeightForWidth()):
            return False
        room = scroll.maximumViewportSize()
        return max(content.heightForWidth(room.width()), content.minimumHeight()) <= room.height()
