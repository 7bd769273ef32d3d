"""The main window: header, workspace, transport, and what their actions do."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QKeyEvent, QPaintEvent
from PyQt6.QtWidgets import QAbstractButton, QMainWindow, QToolBar, QVBoxLayout, QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.scenes.workspaces import TRAIN, WORKSPACES
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.page import CellWorkspace
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.playback import Playback
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.document.working import stop_work
from lstm_gui.ui.exporting.exports import Exports
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.ui.style.current import set_factor, set_theme, theme
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.theme import Theme
from lstm_gui.ui.widgets.manners.on_screen import ScreenWatch
from lstm_gui.ui.widgets.manners.tab_order import follow_layout, is_out_of_window, scroll_to
from lstm_gui.ui.window.action_states import name_blocks, name_undo, show_state
from lstm_gui.ui.window.actions import connect_actions, make_actions, make_menus
from lstm_gui.ui.window.guide.help import Help
from lstm_gui.ui.window.header import Header
from lstm_gui.ui.window.keys.plain_keys import plain_action
from lstm_gui.ui.window.lecture.classroom import Classroom
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.links.checkpoint_links import CheckpointLinks
from lstm_gui.ui.window.panel_fit import PanelFit
from lstm_gui.ui.window.shown_name import ShownName
from lstm_gui.ui.window.system.appearance import Appearance
from lstm_gui.ui.window.time.transport_bar import TransportBar
from lstm_gui.ui.window.window_layout import FIRST_SIZE, Layout
from lstm_gui.ui.window.workspace_switch import Workspaces
from lstm_gui.words.notations.in_force import set_notation
from lstm_gui.words.translation import language, set_language, told, tr

if TYPE_CHECKING:
    from lstm_gui.ui.window.welcome.first_look import FirstLook

SMALLEST_SIZE = QSize(1000, 640)
_MARGIN = 8


class MainWindow(QMainWindow):
    """Shows one `Document`.

    Signals
    -------
    furnished()
        All panels are there; those that are hidden now are not drawn.
    completed()
        Everything is there; the window was painted before.
    closing()
        The window is about to close and nothing stands in the way.
    """

    furnished = pyqtSignal()
    completed = pyqtSignal()
    closing = pyqtSignal()
    _completed = False

    def __init__(
        self, document: Document, settings: Settings | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.document = document
        settings = settings or Settings()
        document.setParent(self)
        self._take_shape()
        actions = self.actions_by_name = make_actions(self)
        self.playback = Playback(document, self)
        self.files = SessionFiles(document, settings, self)
        self.appearance = Appearance(settings, self)
        self.exports = Exports(document, settings, self, self.apply_theme)
        self.workspace = CellWorkspace(document, self)
        self.workspaces = Workspaces(document, settings, self.workspace, self)
        self.help = Help(self)
        self.learning = Learning(document, settings, actions, self.workspaces, self)
        self.header = Header(self)
        self.transport = self._add_transport()
        self.classroom = self._classroom(settings)
        self._fill_header()
        self._completion = self._completion_timer()
        self._connect()
        self.header.set_theme()
        self._show_undo()
        self._name = ShownName(document, self.files, self.learning, self.header, self)
        self._show_workspace(self.workspaces.current)

    def complete(self) -> None:
        """Add what is loaded only after the first paint."""
        if not self._completed:
            self._completed = True
            # With the figures, which load pyqtgraph.
            from lstm_gui.ui.window.one_paint import prepare_figures

            self._connect_actions()
            self.workspace.add_plots()
            self._add_panels(self.workspace.panels[1:])
            self.workspace.arrange()
            PanelFit(self.workspaces, self.learning, self)
            ScreenWatch(self)
            self.furnished.emit()
            self.document.flush()
            # What has just been filled takes its place before it is painted.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            prepare_figures(self)
            # Of all that shows now, or it would be painted as part of the window and once more.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.UpdateLater)
            self.setFocus()
            self.completed.emit()

    def keep_layout(self, settings: Settings) -> Layout:
        """Look as the last window did when it closed, and remember how this one does."""
        layout = Layout(settings, self.workspaces, self.menus["Panels"], self)
        self.furnished.connect(layout.complete)
        self.furnished.connect(self.classroom.resume)
        self.closing.connect(layout.save)
        return layout

    def greet(self, settings: Settings) -> "FirstLook":
        """Show little, as to somebody who is new here; best before the window is painted."""
        # Nobody needs it twice.
        from lstm_gui.ui.window.welcome.first_look import FirstLook

        parts, both = (self.transport, self.workspace.parameters), (self.workspaces, self.learning)
        look = FirstLook(self.document, settings, self.actions_by_name, parts, *both, self)
        look.complete() if self._completed else self.furnished.connect(look.complete)
        return look

    def draw(self, snapshot: Snapshot) -> None:
        """Draw ``snapshot`` everywhere; emits nothing."""
        state = snapshot.state
        self.transport.show_step(snapshot.t, len(state.sequence), snapshot.label(snapshot.t))
        self.transport.gate_steps.show_moment(snapshot.moment)
        show_state(self.actions_by_name, snapshot)
        name_blocks(self.actions_by_name, snapshot.kind)
        self.workspaces.draw(snapshot)

    def apply_theme(self, new: Theme) -> None:
        """Show everything in the colours of ``new``."""
        set_theme(new)
        self.header.set_theme()
        self.transport.set_theme()
        self.workspaces.set_theme(new)
        self.learning.set_theme()

    def apply_scale(self, factor: float) -> None:
        """Show everything ``factor`` times as large."""
        set_factor(factor)
        self.apply_theme(theme())

    def apply_language(self, code: str) -> None:
        """Show everything in the language ``code``."""
        set_language(code)
        self.learning.retranslate()
        self.workspaces.retranslate()
        self._name.say()
        self._show_undo()
        self.document.flush()

    def apply_notation(self, name: str) -> None:
        """Write all symbols in the notation called ``name``."""
        set_notation(name)
        # Its letters stand in sentences too.
        self.apply_language(language())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._completed:
            self._completion.start()

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.files.may_close())
        if event.isAccepted():
            # First: to leave a lesson is to show the own session again.
            self.closing.emit()
            self.document.close()
            self.workspaces.close()
            stop_work(self)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # Qt gives the focus to the first button when a dialog has closed.
            focused = self.focusWidget()
            if focused is None or isinstance(focused, QAbstractButton):
                self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if name := plain_action(event):
            self.actions_by_name[name].trigger()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        direct = Qt.FindChildOption.FindDirectChildrenOnly
        panels = self.findChildren(Panel, options=direct)
        docked = [panel for panel in panels if not panel.isFloating()]
        inside = [self.findChild(QToolBar, "welcome", direct), *docked, self.centralWidget()]
        follow_layout(self, self.header, *filter(None, inside), self.transport)
        moves = super().focusNextPrevChild(forwards)
        first = self.focusWidget()
        while moves and is_out_of_window(self.focusWidget(), self):
            moves = super().focusNextPrevChild(forwards) and self.focusWidget() is not first
        scroll_to(self.focusWidget())
        return moves

    def do_full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)

    def do_quit(self) -> None:
        self.close()

    def _take_shape(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.resize(FIRST_SIZE)
        self.setMinimumSize(SMALLEST_SIZE)
        fit(self.setContentsMargins, _MARGIN, 0, _MARGIN, 0)
        self.setDockNestingEnabled(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def _classroom(self, settings: Settings) -> Classroom:
        switch, bars = self.actions_by_name["classroom"], (self.header, self.transport)
        return Classroom(
            settings, switch, bars, self.workspaces, self.learning, self.apply_scale, self
        )

    def _connect_actions(self) -> None:
        # With all who do nothing else, of whom nothing is painted.
        from lstm_gui.ui.window.action_owners import further_owners

        actions = self.actions_by_name
        owners = (
            self, self.playback.slow_motion, self.files, self.appearance, self.exports,
            self.learning, self.classroom, self.workspaces, self.workspace.parameters.embedding,
            self.help,
        )  # fmt: skip
        further = further_owners(
            actions, self.document, self.playback, self.workspaces, self.learning,
            self.classroom, self.exports, self.files, self,
        )  # fmt: skip
        connect_actions(actions, (*owners, *further))

    def _connect(self) -> None:
        # Before the layout is saved: the next start shows the user's own one.
        self.closing.connect(self.learning.close)
        self.document.changed.connect(self.draw)
        self.document.progressed.connect(self.header.show_progress)
        self.document.failed.connect(self._tell)
        self.document.refused.connect(self._refuse)
        self.workspaces.failed.connect(self._tell)
        self.learning.looked_up.connect(self.help.look_up)
        self.learning.chapter_asked.connect(self.help.show_chapter)
        self.document.undo_changed.connect(self._show_undo)
        self.workspaces.built.connect(self._add_panels)
        self.workspaces.shown.connect(self._show_workspace)
        self.workspaces.shown.connect(self.learning.follow_workspace)
        self.workspaces.save_asked.connect(self.files.save_apart)
        self.files.tables_found.connect(self.workspace.parameters.input.open_files)
        CheckpointLinks(self.document, self.files, self)
        self.appearance.theme_chosen.connect(self.apply_theme)
        self.appearance.language_chosen.connect(self.apply_language)
        self.appearance.notation_chosen.connect(self.apply_notation)

    def _completion_timer(self) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=0)
        timer.timeout.connect(self.complete)
        return timer

    def _add_transport(self) -> TransportBar:
        bar = self.transport_bar = QToolBar(self)
        bar.setObjectName("transport")
        bar.setMovable(False)
        self.addToolBar(Qt.ToolBarArea.BottomToolBarArea, bar)
        holder = QWidget(bar)
        bar.addWidget(holder)
        layout = QVBoxLayout(holder)
        fit(layout.setContentsMargins, 0, 4, 0, _MARGIN)
        transport = TransportBar(self.playback, holder)
        layout.addWidget(transport)
        return transport

    def _fill_header(self) -> None:
        self.menus = make_menus(self.header.menu_bar, self.actions_by_name)
        self.setMenuWidget(self.header)
        self._add_menus()
        self.menus["View"].addSeparator()
        self.menus["View"].addMenu(self.menus["Panels"])
        self._add_panels(self.workspace.panels)
        for name in WORKSPACES:
            self.header.add_tab(self.actions_by_name[f"show_{name}"])
        self.header.add_buttons(self.actions_by_name, self.files.presets_menu)

    def _add_menus(self) -> None:
        files, view = self.menus["File"], self.menus["View"]
        after_open = files.actions()[1]
        files.insertMenu(after_open, self.files.recent_menu)
        files.insertMenu(after_open, self.files.presets_menu)
        self.classroom.fill(self.menus["Classroom"])
        # Beside the lessons: in large type what stands below is to be scrolled to.
        view.insertMenu(self.actions_by_name["mean"], self.menus["Classroom"])
        for menu in self.appearance.menus:
            view.insertMenu(self.actions_by_name["toggle_theme"], menu)

    def _add_panels(self, panels: list[Panel]) -> None:
        self.exports.add_panel_menus(panels)
        for panel in panels:
            self.menus["Panels"].addAction(panel.toggleViewAction())
            panel.looked_up.connect(self.help.look_up)

    def _show_workspace(self, name: str) -> None:
        for of in WORKSPACES:
            self.actions_by_name[f"show_{of}"].setChecked(of == name)
        # A training has no steps of a sequence to play.
        self.transport_bar.setVisible(name != TRAIN)

    def _show_undo(self) -> None:
        name_undo(self.actions_by_name, self.document.undo_stack)

    def _tell(self, problem: Problem | None) -> None:
        """Say what could not be computed; without a sentence the error report has said it."""
        if problem is not None:
            Notice(told(problem), self)

    def _refuse(self, why: str) -> None:
        Notice(tr(why), self)
