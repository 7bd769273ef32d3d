"""A tool button with a menu that gives way: what does not fit of its text is shortened."""

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
    """Says ``said`` and that a menu is behind it; the tooltip says in full what is cut."""

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
        self._explain()

    def set_tip(self, tip: str) -> None:
        """Explain the button by ``tip``, where all it says can be read."""
        self._tip = tip
        self._explain()

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(_SMALLEST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._explain()

    def initStyleOption(self, option: QStyleOptionToolButton) -> None:
        super().initStyleOption(option)
        option.text = literal(f"{self._shown()}{_OPENS}")

    def _shown(self) -> str:
        metrics = self.fontMetrics()
        room = self.width() - scaled(_SIDES) - metrics.horizontalAdvance(_OPENS)
        return metrics.elidedText(self._said, Qt.TextElideMode.ElideRight, room)

    def _explain(self) -> None:
        whole = self._shown() == self._said
        set_tooltip(self, self._tip if whole else self._said)
