"""Scroll areas that leave the keys to the window."""

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import QScrollArea, QWidget

ASIDE = (Qt.Key.Key_Left, Qt.Key.Key_Right)
"""What a page that is as wide as its place has no use for."""


class QuietScroll(QScrollArea):
    """Scrolled by the wheel, and to whatever gets the focus.

    Qt would take arrows and page keys from the controls inside, which mean steps and units.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


_STAYS = 40
"""How much of what was seen last is still seen after a view further, and around what is brought,
in pixels."""


class PageScroll(QScrollArea):
    """Scrolled by the keys too, once Tab has reached it; those that lead aside mean steps."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._brought: QWidget | None = None

    def bring(self, part: QWidget) -> None:
        """Scroll to ``part``, which has only just come, once it is laid out."""
        self._brought = part
        QTimer.singleShot(0, self._show_brought)

    def _show_brought(self) -> None:
        part, self._brought = self._brought, None
        if part is not None and part.isVisibleTo(self):
            self.ensureWidgetVisible(part, 0, _STAYS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ASIDE:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def go_on(self, by: int) -> bool:
        """Scroll a view down (1) or up (-1), and return whether there was anything to come."""
        bar = self.verticalScrollBar()
        assert bar is not None
        before = bar.value()
        bar.setValue(before + by * max(bar.pageStep() - _STAYS, 1))
        return bar.value() != before
