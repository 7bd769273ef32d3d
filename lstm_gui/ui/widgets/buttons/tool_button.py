"""The buttons of bars and title rows, which leave the keys of the window alone."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QCursor
from PyQt6.QtWidgets import QMenu, QToolButton, QWidget

from lstm_gui.ui.widgets.buttons.quiet_buttons import Quiet


class ToolButton(Quiet, QToolButton):
    """A button of one row with others.

    Attributes
    ----------
    gives_way
        Whether a row that is too narrow may put it away.
    wanted
        Whether it is to show where there is room.
    away
        Whether it was put away.
    """

    gives_way = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wanted, self.away = True, False

    def sizeHint(self) -> QSize:
        # The sign of a menu may come from another font, even one of formulas, whose lines are
        # several times as high: no button is any higher for it.
        hint, metrics = super().sizeHint(), self.fontMetrics()
        text = metrics.size(Qt.TextFlag.TextShowMnemonic.value, self.text())
        return hint - QSize(0, max(0, text.height() - metrics.height()))

    def setVisible(self, visible: bool) -> None:
        self.wanted = visible
        super().setVisible(visible and not self.away)

    def put_away(self, away: bool) -> None:
        """Hide it although it is ``wanted``, or show it again."""
        if away != self.away:
            self.away = away
            super().setVisible(self.wanted and not away)

    def setMenu(self, menu: QMenu) -> None:
        super().setMenu(menu)
        menu.aboutToHide.connect(self._note_pointer)

    def _note_pointer(self) -> None:
        # Qt does not tell the button that the pointer left it while the menu was open.
        under = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        self.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, under)
        self.update()
