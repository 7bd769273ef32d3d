"""A column of views that scrolls when there are more than there is room for."""

from PyQt6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll
from lstm_gui.ui.widgets.pages.scrolled_column import ColumnContent, scroll_column


def scrolled_views(parent: QWidget) -> tuple[QScrollArea, QVBoxLayout]:
    """Return a scroll area and the column inside of it."""
    scroll = QuietScroll(parent)
    content = ColumnContent(scroll)
    column = QVBoxLayout(content)
    fit(column.setContentsMargins, 2, 0, 6, 0)
    fit(column.setSpacing, 8)
    scroll_column(scroll, content)
    return scroll, column
