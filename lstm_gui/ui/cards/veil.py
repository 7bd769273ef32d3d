"""Covers what would give the answer away while a result is to be guessed."""

from collections.abc import Iterable

from PyQt6.QtCore import QEvent, QObject, QRectF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.words.translation import tr

_MESSAGE = "Hidden until you have guessed"


class Veil(QWidget):
    """Lies over the whole body of a panel, as large as it is."""

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        bind(self.setAccessibleName, "Hidden until you have guessed")
        body.installEventFilter(self)
        self.resize(body.size())
        self.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        # What the body shows may be made only when its panel comes forward.
        if event is not None and event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded):
            self.resize(self.parentWidget().size())
            self.raise_()
        return False

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect().adjusted(3, 0, -3, -9), theme().color("card"))
        painter.setPen(theme().color("muted"))
        middle = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(QRectF(self.rect()).adjusted(12, 0, -12, 0), middle, tr(_MESSAGE))


def cover(panels: Iterable[Panel], snapshot: Snapshot) -> None:
    """Veil the panels that would give away what ``snapshot`` conceals, and unveil all others."""
    for panel in panels:
        body = panel.widget()
        if panel.tells and body is not None:
            _cover(body, panel.gives_away(snapshot))


def _cover(body: QWidget, covered: bool) -> None:
    veil = body.findChild(Veil, options=Qt.FindChildOption.FindDirectChildrenOnly)
    if veil is None and covered:
        veil = Veil(body)
    if veil is not None:
        veil.setVisible(covered)
