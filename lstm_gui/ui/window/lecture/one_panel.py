"""One panel on the whole window, for the last row, and back again."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cards.standing_panel import StandingPanel
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
        shown = self.take()
        column.addWidget(shown)
        panel.staged = True
        shown.show()
        panel.catch_up()
        self.lay()

    def leave(self) -> None:
        """Give the panel back what is its own, and the focus to what had it."""
        self.panel.staged = False
        self.give_back()
        self.lift()

    def take(self) -> QWidget:
        """Return what is shown of the panel."""
        return self.panel.inside

    def give_back(self) -> None:
        """Put what was taken where it belongs."""
        self.panel.setWidget(self.panel.inside)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        QPainter(self).fillRect(self.rect(), theme().color("card"))


class StandingStage(Stage):
    """Takes all of a panel that stands in a page, whose title says what is shown.

    Something as large keeps its place, so that the page below stays as it is.
    """

    def take(self) -> QWidget:
        self._place = QWidget(self.panel.parentWidget())
        self._place.setMinimumSize(self.panel.size())
        self._put(self.panel, self._place)
        return self.panel

    def give_back(self) -> None:
        self.panel.setParent(self._place.parentWidget())
        self._put(self._place, self.panel)
        self.panel.show()
        self._place.deleteLater()

    def _put(self, old: QWidget, new: QWidget) -> None:
        page = self._place.parentWidget()
        layout = page.layout() if page is not None else None
        assert layout is not None
        layout.replaceWidget(old, new)


class OnePanel(QObject):
    """Puts a panel on a `Stage`.

    It is the one with the focus, or else the diagram, or the one that hides the diagram. In the
    other workspaces it is the one that a lesson points at, or the pointer, or the largest one. It
    stays while pages of a lesson are turned that speak of it.
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
        elif self._workspaces.cell.complete:
            wanted = self._wanted()
            kind = StandingStage if isinstance(wanted, StandingPanel) else Stage
            self._stage = kind(wanted, self._window)
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
        if self._stage is not None and not self._is_spoken_of(self._stage.panel):
            self.leave()

    def _is_spoken_of(self, panel: Panel) -> bool:
        return panel.name in self._learning.needed or panel.lit

    def _wanted(self) -> Panel:
        first, *others = self._workspaces.panels
        focused = self._window.focusWidget()
        with_focus = [one for one in (first, *others) if focused and one.isAncestorOf(focused)]
        in_sight = [panel for panel in others if not panel.is_out_of_sight()]
        if self._workspaces.current != CELL:
            in_sight = _by_what_they_show(first, *in_sight)
        return next(iter((*with_focus, *in_sight, *others)))


def _by_what_they_show(first: Panel, *others: Panel) -> list[Panel]:
    """Return panels of a page: what is pointed at, then the largest but for the ``first``."""
    # A panel that is folded to its title has nothing to be shown large.
    open_ones = [
        panel
        for panel in (first, *others)
        if panel.isVisible() and panel.inside.height() > panel.title_row.height()
    ]
    lit = [panel for panel in open_ones if panel.lit]
    pointed = [panel for panel in open_ones if panel.underMouse()]
    by_size = sorted(open_ones, key=lambda one: one.width() * one.height(), reverse=True)
    return [*lit, *pointed, *(panel for panel in by_size if panel is not first)]
