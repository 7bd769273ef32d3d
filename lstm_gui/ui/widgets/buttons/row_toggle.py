"""A small button with a symbol that switches one heat map on and off."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled


class RowToggle(QAbstractButton):
    """Shows its symbol in colour while it is on and pale while it is off."""

    def __init__(self, markup: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._markup, self._role = markup, role
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return scaled_size(26, 24)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(20, 22)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = unscaled(self.rect())
        frame = room.adjusted(1.5, 1.5, -1.5, -1.5)
        on = self.isChecked()
        edge = "accent" if has_keys(self) else "border"
        painter.setPen(QPen(theme().color(edge), 2) if on or has_keys(self) else Qt.PenStyle.NoPen)
        surface = "field" if on else "hover" if self.underMouse() else "card"
        painter.setBrush(theme().color(surface))
        painter.drawRoundedRect(frame, 5, 5)
        painter.setPen(theme().ink(self._role, surface) if on else theme().color("muted"))
        typeset(self._markup, 14).draw(painter, room.width() / 2, room.height() / 2 + 4, align=0.5)
        if on:
            painter.setPen(QPen(theme().role(self._role), 2))
            y = room.height() - 3.0
            painter.drawLine(
                round(room.width() * 0.3), round(y), round(room.width() * 0.7), round(y)
            )
