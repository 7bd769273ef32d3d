"""Little at first: the cell, one unit and one thing to do, until somebody wants more."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PyQt6.QtCore import QObject, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow

from lstm_gui.scenes.first_hint import OPEN, answer_to, hint_of
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import CELL
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.lecture.classroom import Sparing
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.welcome.welcome_bar import WelcomeBar
from lstm_gui.ui.window.workspace_switch import Workspaces

if TYPE_CHECKING:
    from lstm_gui.ui.cell.diagram_panel import DiagramPanel

LEFT_OUT = frozenset({"matrices", "input", "sizes", "switches", "pace"})
"""What the parts of the window do without."""
_AT_FIRST = 2
"""So many panels show: the parameters and the diagram."""


class FirstLook(QObject):
    """Keeps back what is not needed at first, and offers it in a bar.

    A number that is clicked opens the inspector, a lesson what it speaks of, their list nothing.
    Once all panels are open, or somebody wants everything, it is over for good.

    It leaves out what is there before the window is painted, so that nothing shows and then
    vanishes; what comes after that joins in `complete`.

    Parameters
    ----------
    parts
        What knows by itself how to leave parts of it out.
    """

    def __init__(
        self,
        document: Document,
        settings: Settings,
        actions: Mapping[str, QAction],
        parts: Iterable[Sparing],
        workspaces: Workspaces,
        learning: Learning,
        window: QMainWindow,
    ) -> None:
        super().__init__(window)
        self._document, self._settings = document, settings
        self._workspaces, self._learning = workspaces, learning
        self._actions, self._parts = actions, tuple(parts)
        self.over = False
        """Whether everything shows."""
        self._to_spread = False
        self._open_beside = frozenset[str]()
        self.bar = WelcomeBar(window)
        window.addToolBar(Qt.ToolBarArea.TopToolBarArea, self.bar)
        self._hinted: tuple[object, ...] = ()
        self._asked = self._said = OPEN
        self._complete = False
        self.bar.everything_asked.connect(self.show_everything)
        self._hint()
        self._leave_out(LEFT_OUT)

    def complete(self) -> None:
        """Keep back panels as well, and offer what there is, once all of it is there."""
        diagram = self._workspaces.cell.diagram()
        self._parts = (*self._parts, diagram)
        diagram.leave_out(self._left_out)
        if self._settings.layout() is None and not self.over:
            for panel in self._kept_back:
                panel.hide()
        # Somebody may have asked for everything before it was there.
        self._settings.newcomer = not self.over
        self.bar.offer(self._actions["tour"], self._kept_back)
        self.bar.offer_tour(self._settings.tour_offered)
        self._connect(diagram)
        self._complete = True
        self._hint()
        self._follow()

    def show_everything(self) -> None:
        """Show all there is, now and at every start."""
        if self.over:
            return
        self.over = self._to_spread = True
        self._settings.newcomer = False
        self._leave_out(frozenset())
        self.bar.hide()
        if self._complete:
            self._spread()

    @property
    def _kept_back(self) -> list[Panel]:
        return self._workspaces.cell.panels[_AT_FIRST:]

    @property
    def _inspector(self) -> Panel:
        return next(panel for panel in self._kept_back if panel.name == "inspector")

    @property
    def _hinted_at(self) -> list[Panel]:
        """The panels that there may be something to do in."""
        return [*self._workspaces.cell.panels[:_AT_FIRST], self._inspector]

    def _connect(self, diagram: "DiagramPanel") -> None:
        self.bar.skipped.connect(self._skip)
        self._actions["tour"].triggered.connect(self._skip)
        self._actions["classroom"].triggered.connect(self.show_everything)
        for panel in self._kept_back:
            panel.toggleViewAction().triggered.connect(self._end_if_all_are_open)
        for picture in (diagram.figure, diagram.strip):
            picture.quantity_picked.connect(self._open_inspector)
        for panel in self._hinted_at:
            panel.toggleViewAction().toggled.connect(self._hint)
        self._document.changed.connect(self._hint)
        self._document.changed.connect(self._answer)
        self._learning.turned.connect(self._follow)
        self._learning.arranged.connect(self._keep_open)
        self._workspaces.shown.connect(self._follow)

    def _spread(self) -> None:
        """Put all panels in their first places, once the Cell workspace shows."""
        # With the places of the panels, that of the bar comes back.
        self.bar.hide()
        if self._to_spread and self._workspaces.current == CELL:
            self._to_spread = False
            if self._learning.guide is None:
                self._workspaces.cell.places.arrange()
            else:
                self._learning.arrange_anew()

    def _follow(self) -> None:
        """Keep back what the workspace or the lesson that shows can do without."""
        if self.over:
            self._spread()
            return
        reading = self._learning.reading
        at_home = self._workspaces.current == CELL and not reading
        self.bar.setVisible(at_home)
        left_out = frozenset[str]() if reading and not self._learning.on_tour else LEFT_OUT
        if left_out != self._left_out:
            self._leave_out(left_out)
            if reading and self._workspaces.current == CELL:
                # With more or fewer controls the panels need more or less room beside a lesson.
                self._workspaces.cell.places.arrange_beside(self._learning.panel)
        self._keep_back()

    def _keep_open(self, names: frozenset[str]) -> None:
        """Let the list of lessons, which speaks of none, open no panel but those of ``names``."""
        self._open_beside = names
        self._keep_back()

    def _keep_back(self) -> None:
        """Close what neither the tour speaks of nor was open before the list of lessons."""
        tour, listed = self._learning.on_tour, self._learning.guide and not self._learning.reading
        if not self.over and (tour or listed) and self._workspaces.current == CELL:
            shown = self._learning.needed if tour else self._open_beside
            for panel in self._kept_back:
                panel.setVisible(panel.name in shown)

    def _hint(self) -> None:
        """Say what there is to do; it stays until that is done."""
        state, shown = self._document.state, frozenset({"parameters", "diagram"})
        # What is not there yet is about to come, but for what is kept back.
        if self._complete:
            panels = (panel for panel in self._hinted_at if panel.toggleViewAction().isChecked())
            shown = frozenset(panel.name for panel in panels)
        chosen = state.selection.unit, state.selection.block
        seen = self._document.opening, state.parameters.kind, chosen, shown
        if seen != self._hinted and not self.over:
            self._hinted = seen
            self._asked = self._said = hint_of(state, shown)
            self.bar.say(self._asked)

    def _answer(self, snapshot: Snapshot) -> None:
        """Say what has come of it once that is done, and what there is to do once it is undone."""
        said = answer_to(self._asked, snapshot)
        if said != self._said and not self.over:
            self._said = said
            self.bar.say(said)

    def _leave_out(self, names: frozenset[str]) -> None:
        self._left_out = names
        for part in self._parts:
            part.leave_out(names)

    def _skip(self) -> None:
        self._settings.tour_offered = False
        self.bar.offer_tour(False)

    def _open_inspector(self) -> None:
        if not self.over and self._inspector.isHidden():
            self._inspector.toggleViewAction().trigger()

    def _end_if_all_are_open(self) -> None:
        if not any(panel.isHidden() for panel in self._kept_back):
            self.show_everything()
