"""One answer of a question: a button whose text wraps."""

from PyQt6.QtCore import QEvent, QRect, QSize, Qt
from PyQt6.QtGui import QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled, scaled_size
from lstm_gui.ui.widgets.buttons.quiet_buttons import Quiet

_SIDE, _ABOVE = 11, 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter


class OptionButton(Quiet, QAbstractButton):
    """Checkable, as wide as its place and as high as its text needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        wide = max(self.width(), scaled(200))
        return QSize(scaled(200), self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return scaled_size(80, 30)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * scaled(_SIDE), 10_000)
        text = QFontMetrics(self.font()).boundingRect(room, int(_WRAP), self.text())
        return text.height() + 2 * scaled(_ABOVE)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self.isChecked() or (self.underMouse() and self.isEnabled())
        painter.setBrush(theme().color("hover" if lit else "field"))
        strong = self.isChecked() or self.hasFocus()
        edge = theme().color("accent" if strong else "border")
        painter.setPen(QPen(edge, 2 if self.hasFocus() else 1))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), scaled(6), scaled(6))
        painter.setPen(theme().color("text" if self.isEnabled() else "muted"))
        inside = self.rect().adjusted(scaled(_SIDE), 0, -scaled(_SIDE), 0)
        painter.drawText(inside, int(_WRAP), self.text())
