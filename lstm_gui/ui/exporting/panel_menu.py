"""The menu at the right end of a panel's title row."""

from PyQt6.QtCore import QObject, QPointF, QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QPainter, QPaintEvent
from PyQt6.QtWidgets import QDockWidget, QMenu, QToolButton

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.bound_text import add_action, bind_name
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.words.translation import message

_MEANING = message("Export, copy, read as a table, move or hide this panel")
_OPENS = " ▾"
_DOT, _GAP, _SIDE = 1.6, 5.2, 26


class PanelMenu(ToolButton):
    """Three dots that open a menu: what the title leaves no room for, export, copy, numbers, hide.

    Signals
    -------
    table_asked(Panel)
        Its numbers are wanted.
    equations_asked(Panel)
        Its equations are wanted on the clipboard.
    """

    table_asked, equations_asked = pyqtSignal(object), pyqtSignal(object)

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self.setProperty("flat", True)
        self.setFixedWidth(_SIDE)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        bind_name(self, _MEANING)
        self._panel = panel
        self._further: list[QAction] = []
        menu = QMenu(self)
        menu.aboutToShow.connect(self._offer)
        self.setMenu(menu)
        panel.corner.addWidget(self)
        # Otherwise the panel would be seen without it for a moment.
        self.show()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("accent"))
        middle = QRectF(self.rect()).center()
        for step in (-1, 0, 1):
            painter.drawEllipse(middle + QPointF(step * _GAP, 0), _DOT, _DOT)

    def _offer(self) -> None:
        menu = self.menu()
        assert menu is not None
        if menu.isEmpty():
            self._list(menu)
        self._numbers.setVisible(bool(self._panel.shown_tables()))
        self._equations.setVisible(bool(self._panel.shown_equations()))
        self._offer_put_away(menu)

    def _list(self, menu: QMenu) -> None:
        # Most panels are never asked for any of it.
        from lstm_gui.ui.cards.move_menu import MoveMenu

        panel = self._panel
        add_action(menu, message("Export this panel …"), panel.ask_for_export)
        add_action(menu, message("Copy as an image"), panel.ask_for_copy)
        self._numbers = add_action(menu, message("Show the numbers as a table …"), self._show)
        self._equations = add_action(
            menu, message("Copy the equations for LaTeX"), self._ask_for_equations
        )
        menu.addSeparator()
        if panel.features() & QDockWidget.DockWidgetFeature.DockWidgetMovable:
            menu.addMenu(MoveMenu(panel, menu))
        add_action(menu, message("Hide this panel"), panel.hide)

    def _offer_put_away(self, menu: QMenu) -> None:
        for action in self._further:
            menu.removeAction(action)
            action.deleteLater()
        self._further = [_standing_for(button, self) for button in self._panel.put_away]
        if self._further:
            self._further.append(QAction(self))
            self._further[-1].setSeparator(True)
        menu.insertActions(menu.actions()[0], self._further)

    def _show(self) -> None:
        self.table_asked.emit(self._panel)

    def _ask_for_equations(self) -> None:
        self.equations_asked.emit(self._panel)


def _standing_for(button: ToolButton, parent: QObject) -> QAction:
    """Return what does in a menu what ``button`` does, as the button is now."""
    action = QAction(parent)
    action.setEnabled(button.isEnabled())
    if button.menu() is not None:
        text = button.text().removesuffix(_OPENS)
        action.setText(text[:1].upper() + text[1:])
        action.setMenu(button.menu())
        return action
    action.setText(button.toolTip() or button.text())
    action.setCheckable(button.isCheckable())
    action.setChecked(button.isChecked())
    action.triggered.connect(button.click)
    return action
