"""Classroom mode: big type, and what would distract left out."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, factor
from lstm_gui.ui.widgets.manners.kept_focus import kept_focus
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.workspace_switch import Workspaces
from lstm_gui.words.translation import message, tr

_SIZES = {
    1.25: message("Type at 125 %"),
    1.5: message("Type at 150 %"),
    1.75: message("Type at 175 %"),
}
_FIRST_SIZE = 1.5
HIDEABLE: Mapping[str, str] = {
    "parameters": message("Hide the parameters"),
    "matrices": message("Hide the matrices"),
    "sizes": message("Hide initial state and sizes"),
    "states": message("Hide the states over time"),
    "ranges": message("Hide the ranges"),
    "inspector": message("Hide the inspector"),
    "buttons": message("Hide the buttons at the top"),
    "menus": message("Hide the menus"),
    "pace": message("Hide speed, loop and both ends"),
}
"""What can be left out: panels by their names, and parts that know theirs."""
_FIRST_HIDDEN = frozenset({"parameters", "ranges", "inspector", "buttons", "pace"})


def chosen_size(settings: Settings) -> float:
    """Return the factor that was chosen for classes last."""
    return settings.classroom_size if settings.classroom_size in CLASSROOM else _FIRST_SIZE


def chosen_hidden(settings: Settings) -> frozenset[str]:
    """Return what a class is not to see; at first what is for single learners."""
    names = settings.classroom_hidden
    return _FIRST_HIDDEN if names is None else names & HIDEABLE.keys()


class Sparing(Protocol):
    """What can do without some of its parts."""

    def leave_out(self, names: frozenset[str]) -> None:
        """Hide those parts that are called so, and show all others."""
        ...


class Classroom(QObject):
    """Switches between the window of one learner and that of a class.

    Parameters
    ----------
    action
        Shows whether the mode is on.
    parts
        What knows by itself how to leave parts of it out, beside the panels of ``workspaces``.
    scale
        Shows everything as many times as large.
    """

    def __init__(
        self,
        settings: Settings,
        action: QAction,
        parts: Iterable[Sparing],
        workspaces: Workspaces,
        learning: Learning,
        scale: Callable[[float], None],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._settings, self._action, self._window = settings, action, window
        self._parts = (*parts, workspaces.cell.parameters)
        self._workspaces, self._learning, self._scale = workspaces, learning, scale
        self._on = False
        self._needed: frozenset[str] = frozenset()
        self._sizes: dict[float, QAction] = {}
        self._hidden: dict[str, QAction] = {}

    @property
    def on(self) -> bool:
        """Whether the window is that of a class."""
        return self._on

    def fill(self, menu: QMenu) -> None:
        """Add the choices of type and of what is hidden to ``menu``."""
        menu.addSeparator()
        group = QActionGroup(menu)
        for size, text in _SIZES.items():
            self._sizes[size] = action = self._choice(menu, text, size)
            group.addAction(action)
            action.triggered.connect(self._size_picked)
        menu.addSeparator()
        for name, text in HIDEABLE.items():
            self._hidden[name] = action = self._choice(menu, text, name)
            action.triggered.connect(self._hidden_picked)
        self._check()

    def do_classroom(self) -> None:
        self.leave() if self._on else self.enter()

    def choose(self, size: float) -> None:
        """Enter the mode with type ``size`` times as large; remembered."""
        self._settings.classroom_size = size
        self._show() if self._on else self.enter()

    def hide(self, names: frozenset[str]) -> None:
        """Leave out what of `HIDEABLE` is called so while the mode is on; remembered."""
        self._settings.classroom_hidden = names
        self._show()

    def enter(self) -> None:
        """Show the window of a class."""
        if not self._on:
            self._on = self._settings.classroom = True
            self._learning.panel.parameters_asked.connect(self._show_parameters)
            self._learning.turned.connect(self._show_needed)
            self._workspaces.enter_class()
        self._show()

    def leave(self) -> None:
        """Show the window as it was before."""
        if self._on:
            self._on = self._settings.classroom = False
            self._learning.panel.parameters_asked.disconnect(self._show_parameters)
            self._learning.turned.disconnect(self._show_needed)
            self._scale(NORMAL)
            self._leave_out(frozenset())
            self._workspaces.leave_class()
            # The arrangement is that of another page, if one was turned.
            self._learning.bring_forward()
        self._check()

    def resume(self) -> None:
        """Go on with the mode the last start ended in, and say so."""
        if self._settings.classroom:
            self.enter()
            text = tr("Classroom mode is still on from last time.")
            told = Notice(text, self._window, offer=(tr("Turn it off (F5)"), self.leave))
            self._action.toggled.connect(told.dismiss)

    def _show_needed(self) -> None:
        """Show what the page that was turned to speaks of, and hide what only the last one did."""
        hidden, now = chosen_hidden(self._settings), self._learning.needed
        if hidden - now != hidden - self._needed:
            self._show()

    def _show(self) -> None:
        if self._on:
            self._needed = self._learning.needed
            names = chosen_hidden(self._settings) - self._needed
            size = chosen_size(self._settings)
            # Qt lays out every widget again, even if the size is the same.
            if size != factor():
                self._scale(size)
            with kept_focus(self._window):
                self._leave_out(names)
                self._workspaces.leave_out(names, self._learning.panel)
            # What is arranged anew has the diagram in front.
            self._learning.bring_forward()
        self._check()

    def _leave_out(self, names: frozenset[str]) -> None:
        for part in self._parts:
            part.leave_out(names)
        self._learning.panel.offer_parameters("parameters" in names)

    def _show_parameters(self) -> None:
        self.hide(chosen_hidden(self._settings) - {"parameters"})
        self._workspaces.cell.parameters.raise_()

    def _check(self) -> None:
        self._action.setChecked(self._on)
        for size, action in self._sizes.items():
            action.setChecked(size == chosen_size(self._settings))
        for name, action in self._hidden.items():
            action.setChecked(name in chosen_hidden(self._settings))

    def _choice(self, menu: QMenu, text: str, data: object) -> QAction:
        action = QAction(menu)
        action.setCheckable(True)
        action.setData(data)
        bind(action.setText, text)
        menu.addAction(action)
        return action

    def _size_picked(self) -> None:
        picked = (size for size, action in self._sizes.items() if action.isChecked())
        self.choose(next(picked, _FIRST_SIZE))

    def _hidden_picked(self) -> None:
        self.hide(frozenset(name for name, action in self._hidden.items() if action.isChecked()))
