"""A black sheet over the window: whoever looks at it looks at the speaker instead."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.kept_focus import living
from lstm_gui.words.translation import tr

_MODIFIERS = (Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta)


class Curtain(QWidget):
    """Hides the whole of ``window`` until the next key or click."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("floats", True)
        self._before = window.focusWidget()
        self.setAccessibleName(tr("The screen is blank. Any key shows it again."))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.setGeometry(window.rect())
        window.installEventFilter(self)
        self.show()
        self.raise_()
        self.setFocus()

    def lift(self) -> None:
        """Show the window again, with the focus where it was."""
        self.deleteLater()
        self.hide()
        before = living(self._before) or self.parentWidget()
        if before is not None:
            before.setFocus()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        window = self.parentWidget()
        if event is not None and event.type() == QEvent.Type.Resize and window is not None:
            self.setGeometry(window.rect())
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # The key that lifts the curtain does nothing else.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in _MODIFIERS:
            self.lift()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.lift()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.black)
