"""A frame around a list, a table or a text that has the keys."""

from PyQt6.QtCore import QEvent, QObject, QRectF, Qt
from PyQt6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QAbstractScrollArea, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import pen_of

_WIDTH, _RADIUS = 2.0, 6.0
_SAME_AS_BEFORE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class FocusRing(QWidget):
    """Lies over ``around`` and takes no room in it; a click, which needs no frame, shows none.

    A border of the style sheet would take its pixels from what is inside, and lay it out anew.
    """

    def __init__(self, around: QAbstractScrollArea) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._wanted = True
        self.hide()
        around.installEventFilter(self)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        around = self.parentWidget()
        if around is None or event is None:
            return False
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(around.rect())
        elif isinstance(event, QFocusEvent):
            self._follow(event)
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen_of(theme().color("accent"), _WIDTH))
        inset = _WIDTH / 2
        around = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(around, _RADIUS, _RADIUS)

    def _follow(self, event: QFocusEvent) -> None:
        if event.gotFocus() and event.reason() not in _SAME_AS_BEFORE:
            self._wanted = event.reason() != Qt.FocusReason.MouseFocusReason
        self.setVisible(event.gotFocus() and self._wanted)
        self.raise_()
