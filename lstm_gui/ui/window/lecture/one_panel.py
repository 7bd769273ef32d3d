"""One panel on the whole window, for the last row, and back again."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.covers.cover import Cover
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.workspace_switch import Workspaces

_MARGIN = 14


class Stage(Cover):
    """Covers the window of a panel with what lies inside of it, until it is left.

    The dock itself stays where it is, so that nothing has to be arranged again, and the keys
    go to the window as ever: whoever presents turns pages and steps.
    """

    def __init__(self, panel: Panel, window: QWidget) -> None:
        super().__init__(window)
        self.panel = panel
        self.setAccessibleName(panel.windowTitle())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, _MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(panel.inside)
        panel.staged = True
        panel.inside.show()
        panel.catch_up()
        self.lay()

    def leave(self) -> None:
        """Give the panel back what is its own, and the focus to what had it."""
        self.panel.staged = False
        self.panel.setWidget(self.panel.inside)
        self.lift()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("card"))


class OnePanel(QObject):
    """Puts a panel of the Cell workspace on a `Stage`.

    It is the one with the focus, or else the diagram, or the one that hides the diagram. It stays
    while pages of a lesson are turned that speak of it.
    """

    def __init__(
        self, action: QAction, workspaces: Workspaces, learning: Learning, window: QWidget
    ) -> None:
        super().__init__(window)
        self._action, self._workspaces, self._window = action, workspaces, window
        self._learning = learning
        self._stage: Stage | None = None
        self._turned = False
        workspaces.shown.connect(self.leave)
        learning.turned.connect(self._follow_page)

    def do_one_panel(self) -> None:
        """Show one panel alone, or all of them again."""
        if self._stage is not None:
            self.leave()
        elif self._workspaces.cell.complete and self._workspaces.current == "cell":
            self._stage = Stage(self._wanted(), self._window)
            self._stage.installEventFilter(self)
        self._action.setChecked(self._stage is not None)

    def leave(self) -> None:
        """Show all panels again."""
        if self._stage is not None:
            stage, self._stage = self._stage, None
            stage.leave()
            if self._turned:
                # Qt brings no tab to the front of which the panel stays below another widget.
                self._turned = False
                self._learning.bring_forward()
        self._action.setChecked(False)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() == Qt.Key.Key_Escape:
            self.leave()
            return True
        return super().eventFilter(watched, event)

    def _follow_page(self) -> None:
        """Show all panels again for a page that speaks of others."""
        self._turned = self._stage is not None
        if self._stage is not None and self._stage.panel.name not in self._learning.needed:
            self.leave()

    def _wanted(self) -> Panel:
        panels = self._workspaces.cell.panels
        focused = self._window.focusWidget()
        with_focus = [panel for panel in panels if focused and panel.isAncestorOf(focused)]
        diagram, *others = panels[1:]
        in_sight = [panel for panel in (diagram, *others) if not panel.is_out_of_sight()]
        return next(iter((*with_focus, *in_sight, diagram)))
