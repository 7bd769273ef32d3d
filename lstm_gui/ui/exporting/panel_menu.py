"""The menu at the right end of a panel's title row."""

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QMenu, QToolButton

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.bound_text import add_action, bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.widgets.tool_button import ToolButton
from lstm_gui.words.translation import message

_DOT, _GAP, _SIDE = 1.6, 5.2, 26


class PanelMenu(ToolButton):
    """Three dots that open a menu: export, copy, hide."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.setProperty("flat", True)
        self.setFixedWidth(_SIDE)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bind(self.setToolTip, "Export, copy or hide this panel")
        bind(self.setAccessibleName, "Export, copy or hide this panel")
        menu = QMenu(self)
        add_action(menu, message("Export this panel …"), panel.ask_for_export)
        add_action(menu, message("Copy as an image"), panel.ask_for_copy)
        menu.addSeparator()
        add_action(menu, message("Hide this panel"), panel.hide)
        self.setMenu(menu)
        panel.corner.addWidget(self)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        middle = QRectF(self.rect()).center()
        for step in (-1, 0, 1):
            painter.drawEllipse(middle + QPointF(step * _GAP, 0), _DOT, _DOT)
