"""The buttons of bars and title rows, which leave the keys of the window alone."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QCursor, QKeyEvent
from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
"""What Qt would take from the window to wander from button to button."""


class ToolButton(QToolButton):
    """A button reached by Tab that a click does not focus.

    The arrows, which would wander from button to button, go on to the window.

    Attributes
    ----------
    gives_way
        Whether a row that is too narrow may put it away.
    wanted
        Whether it is to show where there is room.
    """

    gives_way = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted, self._away = True, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        # The sign of a menu may come from another font, even one of formulas, whose lines are
        # several times as high: no button is any higher for it.
        hint, metrics = super().sizeHint(), self.fontMetrics()
        text = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        return hint - QSize(0, max(0, text.height() - metrics.height()))

    def setVisible(self, visible: bool) -> None:
        self.wanted = visible
        super().setVisible(visible and not self._away)

    def put_away(self, away: bool) -> None:
        """Hide it although it is ``wanted``, or show it again."""
        if away != self._away:
            self._away = away
            super().setVisible(self.wanted and not away)

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        menu.aboutToHide.connect(self._note_pointer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _note_pointer(self) -> None:
        # Qt does not tell the button that the pointer left it while the menu was open.
        under = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, under)
        self.update()
