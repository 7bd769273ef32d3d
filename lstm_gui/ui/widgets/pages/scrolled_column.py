"""A column of texts or controls in a scroll area."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QScrollArea, QWidget


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
