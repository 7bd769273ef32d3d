"""A switch of a few segments, of which one is chosen."""

from collections.abc import Iterable, Mapping

from PyQt6.QtCore import QEvent, QRectF, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PyQt6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.left_out import has_keys
from lstm_gui.ui.style.scale import fit, scaled

_SIDE, _HEIGHT, _RADIUS = 7, 25, 6
_LETTERS, _ROUNDED = 12.5, 1


def stop_at_chosen(buttons: Iterable[QAbstractButton]) -> None:
    """Let Tab reach the chosen one of a group; Qt itself waits until one had the focus."""
    for button in buttons:
        policy = Qt.FocusPolicy.TabFocus if button.isChecked() else Qt.FocusPolicy.NoFocus
        if button.focusPolicy() != policy:
            button.setFocusPolicy(policy)


class Segment(QAbstractButton):
    """One choice; raised while it is chosen."""

    def __init__(self, name: str, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        bind(self.setText, text)

    def sizeHint(self) -> QSize:
        # As wide as when it is chosen, so that nothing moves.
        metrics = QFontMetrics(_font(scaled(_LETTERS), chosen=True))
        width = metrics.horizontalAdvance(self.text()) + scaled(2 * _SIDE)
        return QSize(width, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, scaled(_HEIGHT))

    @property
    def pixels(self) -> int:
        """How large its letters are: smaller where they would not stand whole."""
        share = (self.width() + _ROUNDED) / max(self.sizeHint().width(), 1)
        return int(scaled(_LETTERS) * min(1.0, share))

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, focused = self.isChecked(), has_keys(self)
        edge = QPen(theme().color("accent"), 2 if focused else 1)
        painter.setPen(edge if chosen or focused else Qt.PenStyle.NoPen)
        surface = "card" if chosen else "hover" if self.underMouse() else "field"
        painter.setBrush(theme().color(surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(theme().color("text" if chosen else "muted"))
        painter.setFont(_font(self.pixels, chosen))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())


def _font(pixels: int, chosen: bool) -> QFont:
    return text_font(pixels, QFont.Weight.DemiBold if chosen else QFont.Weight.Normal)


class Segments(QWidget):
    """Chooses one of a few; Tab reaches the chosen one, the arrows go to the others.

    Parameters
    ----------
    choices
        The text of each by its name.
    called
        What is chosen, for who hears one of them alone.

    Signals
    -------
    picked(str)
    """

    picked = pyqtSignal(str)

    def __init__(
        self, choices: Mapping[str, str], called: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        bind_name(self, called)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        group = self._group = QButtonGroup(self)
        row = self._row = QHBoxLayout(self)
        fit(row.setContentsMargins, 2, 2, 2, 2)
        row.setSpacing(0)
        self.buttons = {name: Segment(name, text, self) for name, text in choices.items()}
        for button in self.buttons.values():
            group.addButton(button)
            row.addWidget(button)
        group.buttonClicked.connect(self._clicked)

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.LayoutRequest:
            # In proportion, so that all letters are of one size where there is little room.
            for place, button in enumerate(self.buttons.values()):
                self._row.setStretch(place, button.sizeHint().width())
        return super().event(event)

    def explain(self, tips: Mapping[str, str]) -> None:
        """Say of each by its name what it is for, to the pointer and to a screen reader."""
        for name, tip in tips.items():
            bind(self.buttons[name].setToolTip, tip)
            bind(self.buttons[name].setAccessibleDescription, tip)

    def show_choice(self, name: str) -> None:
        """Mark ``name`` as chosen without telling anybody; none if no segment is called so."""
        # Qt lets nobody take the mark off the one of an exclusive group.
        self._group.setExclusive(name in self.buttons)
        for own, button in self.buttons.items():
            button.setChecked(own == name)
        self._group.setExclusive(True)
        stop_at_chosen(self.buttons.values())
        if name not in self.buttons:
            next(iter(self.buttons.values())).setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(theme().color("field"))
        around = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(around, _RADIUS + 2, _RADIUS + 2)

    def _clicked(self, button: Segment) -> None:
        self.picked.emit(button.name)
