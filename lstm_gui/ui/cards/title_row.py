"""The title row of a panel, in which the title has its room before the buttons have theirs."""

from itertools import accumulate

from PyQt6.QtCore import QEvent, QSize
from PyQt6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QWidget

from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.labels.title_text import TitleText
from lstm_gui.ui.widgets.manners.at_rest import at_rest

_AS_WIDE_AS_ASKED = (QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Minimum)
_MOMENTS = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class TitleRow(QWidget):
    """Holds a ``heading`` and a ``corner`` of buttons.

    Buttons that give way are put away, the last ones first, as long as the heading can say
    neither all nor all in brief. The row may become as narrow as it is told to, whatever
    stands in it.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = TitleText(self)
        self.heading.setProperty("role", "title")
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 14, 9, 10, 3)
        row.addWidget(self.heading, 1)
        self._least: QSize | None = None
        self.corner = QHBoxLayout()
        fit(self.corner.setSpacing, 3)
        row.addLayout(self.corner)

    @property
    def put_away(self) -> tuple[ToolButton, ...]:
        """The buttons that there is no room for."""
        return tuple(button for button in self._giving() if button.wanted and button.isHidden())

    def minimumSizeHint(self) -> QSize:
        # Asked for hundreds of times while the docks are arranged.
        if self._least is None:
            width = self._taken() + self.heading.minimumSizeHint().width()
            self._least = QSize(width, super().minimumSizeHint().height())
        told = self.minimumWidth()
        return QSize(told, self._least.height()) if told else self._least

    def event(self, event: QEvent | None) -> bool:
        if event is not None and event.type() in _MOMENTS:
            self._least = None
            self._make_room()
        return super().event(event)

    def _make_room(self) -> None:
        room = self.width() - self._taken()
        left = room - self.heading.least_whole
        self.heading.setMinimumWidth(max(0, min(self.heading.least_whole, room)))
        wanted = [button for button in self._giving() if button.wanted]
        taken = accumulate(_cost(button) + self.corner.spacing() for button in wanted)
        away = [left < width for width in taken]
        if away != [button.away for button in wanted]:
            with at_rest(self):
                for button, is_away in zip(wanted, away, strict=True):
                    button.put_away(is_away)

    def _giving(self) -> list[ToolButton]:
        return [
            part for part in parts(self.corner) if isinstance(part, ToolButton) and part.gives_way
        ]

    def _taken(self) -> int:
        """Return how much of the width is taken by what does not give way, at its least."""
        row = self.layout()
        assert isinstance(row, QBoxLayout)
        margins, spacing, between = row.contentsMargins(), row.spacing(), self.corner.spacing()
        taken = margins.left() + margins.right() + spacing
        for part in parts(row):
            if part is not self.heading and not part.isHidden():
                taken += _cost(part) + spacing
        for part in parts(self.corner):
            if not part.isHidden() and not (isinstance(part, ToolButton) and part.gives_way):
                taken += _cost(part) + between
        return taken


def parts(layout: QBoxLayout) -> tuple[QWidget, ...]:
    """Return the widgets that stand in ``layout``."""
    items = (layout.itemAt(index) for index in range(layout.count()))
    widgets = (item.widget() for item in items if item is not None)
    return tuple(widget for widget in widgets if widget is not None)


def _cost(part: QWidget) -> int:
    """Return how narrow a layout makes ``part`` at its least."""
    shrinks = part.sizePolicy().horizontalPolicy() not in _AS_WIDE_AS_ASKED
    least = part.minimumSizeHint() if shrinks else part.sizeHint()
    return min(max(least.width(), part.minimumWidth()), part.maximumWidth())
