"""One of the tabs in the header: a pill that is filled while its workspace shows."""

from PyQt6.QtCore import QRectF, QSize, Qt
from PyQt6.QtGui import QAction, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QToolButton, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit_font, scaled

_SIDE, _HEIGHT = 14, 30


class WorkspaceTab(QToolButton):
    """Shows a checkable action."""

    def __init__(self, action: QAction, parent: QWidget) -> None:
        super().__init__(parent)
        self.setDefaultAction(action)
        fit_font(self.setFont, 13, QFont.Weight.DemiBold)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        text = QFontMetrics(self.font()).horizontalAdvance(self.text())
        return QSize(text + 2 * scaled(_SIDE), scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        chosen = self.isChecked()
        fill = "accent" if chosen else "hover" if self.underMouse() else "window"
        painter.setBrush(theme().color(fill))
        edge = theme().color("text" if chosen else "accent")
        painter.setPen(QPen(edge, 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(theme().color("on_accent" if chosen else "text"))
        painter.setFont(self.font())
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, self.text())
