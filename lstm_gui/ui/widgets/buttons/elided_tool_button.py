"""A tool button with a menu that gives way: its text takes two lines, or is shortened."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QResizeEvent
from PyQt6.QtWidgets import QMenu, QSizePolicy, QStyleOptionToolButton, QToolButton, QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.labels.literal_text import literal

_OPENS = " ▾"
_SMALLEST, _SIDES = 60, 22


class ElidedToolButton(ToolButton):
    """Says something and that a menu is behind it, in two lines where one is too narrow.

    What neither has room for is cut, and said in full by the tooltip.
    """

    def __init__(self, menu: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = self._tip = ""
        self.setMenu(menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Show ``text`` as far as there is room for it."""
        self._said = text
        self.setText(literal(f"{text}{_OPENS}"))
        self.updateGeometry()
        self._explain()

    def set_tip(self, tip: str) -> None:
        """Explain the button by ``tip``, where all it says can be read."""
        self._tip = tip
        self._explain()

    def sizeHint(self) -> QSize:
        return super().sizeHint() + self._more

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_SMALLEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
        self._explain()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.text = literal("\n".join(self._lines()) + _OPENS)

    @property
    def is_cut(self) -> bool:
        """Whether what can be read is not all that it says."""
        return " ".join(self._lines()) != self._said

    @property
    def _more(self) -> QSize:
        """How much higher it is than with one line."""
        return QSize(0, (len(self._lines()) - 1) * self.fontMetrics().lineSpacing())

    def _lines(self) -> tuple[str, ...]:
        """Return all in one line, or in two that are about as long, or what there is room for."""
        metrics = self.fontMetrics()
        wide, sign = metrics.horizontalAdvance, metrics.horizontalAdvance(_OPENS)
        room = self.width() - scaled(_SIDES)
        if wide(self._said) + sign <= room:
            return (self._said,)
        words = self._said.split(" ")
        broken = [
            (" ".join(words[:number]), " ".join(words[number:])) for number in range(1, len(words))
        ]
        longest, lines = min(
            ((max(wide(upper), wide(lower) + sign), (upper, lower)) for upper, lower in broken),
            default=(room + 1, ()),
        )
        if longest <= room:
            return lines
        return (metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room - sign),)

    def _explain(self) -> None:
        set_tooltip(self, self._said if self.is_cut else self._tip)
