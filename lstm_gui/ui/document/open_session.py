"""The session that is open: its name and file, what of it is saved, what can be undone."""

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.core import Network
from lstm_gui.files.sessions.session import Session
from lstm_gui.scenes.memory.memory_settings import FIRST, MemorySettings
from lstm_gui.ui.document.content import Content, Edit
from lstm_gui.ui.document.moves import settle_moves
from lstm_gui.ui.document.opening import Opened, Opening, Title
from lstm_gui.ui.document.session_content import Shown
from lstm_gui.ui.document.traced_content import TracedContent
from lstm_gui.ui.document.undo_stacks import History, UndoStacks
from lstm_gui.words.translation import message

if TYPE_CHECKING:
    from lstm_gui.files.exporters.written_back import Origin

EXAMPLE = message("Show an example")
"""The step that shows an example by itself."""


class OpenSession(TracedContent):
    """The open session with its undo stack.

    A visit shows something else for a time, with an undo stack of its own. Name, file,
    modified mark and `session` remain those of the open session all along.

    Signals
    -------
    identity_changed()
        Another session, another name, or the modified mark came or went.
    undo_changed()
        What can be undone or redone now is something else; at most once per turn.
    visit_ended()
        The open session is shown again.
    """

    identity_changed = pyqtSignal()
    undo_changed = pyqtSignal()
    visit_ended = pyqtSignal()

    def __init__(self, session: Session, parent: QObject | None = None, title: Title = "") -> None:
        shown = Shown.of(session)
        super().__init__(shown.content, shown.view, parent)
        self._stacks = UndoStacks(self)
        self._opened = Opened(title, view=shown.view, foreign_view=shown.foreign_view)
        self._stacks.turn.ended.connect(self.undo_changed)
        self._told = self._opened, False
        self._stacks.own.indexChanged.connect(self._tell_identity)
        self._stacks.turn.ended.connect(self._tell_identity)
        self._aside: Shown | None = None
        self.visited = ""
        """What the last visit was called; files that are made of it are named after it."""

    @property
    def undo_stack(self) -> History:
        """The undo stack of what is shown."""
        settle_moves()
        return self._stacks.own if self._aside is None else self._stacks.visit

    @property
    def path(self) -> Path | None:
        """The file that the open session stands in."""
        return self._opened.path

    @property
    def title(self) -> str:
        """What the open session is called while it stands in no file, in the language in force."""
        title = self._opened.title
        return title if isinstance(title, str) else title()

    @property
    def preset(self) -> str:
        """The preset that the open session was."""
        return self._opened.preset

    @property
    def seen(self) -> str:
        """The fingerprint of what stood in the file when it was opened or saved here."""
        return self._opened.seen

    @property
    def origin(self) -> "Origin | None":
        """The file of the trained model that the open session was, if it was one."""
        return self._opened.origin

    @property
    def opening(self) -> int:
        """The number of the open session; no other has it, nor the same opened again."""
        return self._opened.opening

    @property
    def shows(self) -> tuple[int, int]:
        """Numbers that tell what is shown from all else that was or will be opened or visited."""
        return self.opening, self.undo_stack.first

    @property
    def visiting(self) -> bool:
        """Whether something else than the open session is shown."""
        return self._aside is not None

    @property
    def modified(self) -> bool:
        """Whether there is work that is not saved; an example that came by itself is none."""
        stack = self._stacks.own
        step, places = stack.last, {stack.place}
        if step is not None and _ends_with_example(stack):
            places.add(step.leads_from)
        return stack.saved not in places

    @property
    def shows_example(self) -> bool:
        """Whether an example that came by itself is shown, as it came and not saved."""
        stack = self._stacks.own
        return not self.visiting and _ends_with_example(stack) and not stack.isClean()

    @property
    def session(self) -> Session:
        """Return what a session file of this moment holds."""
        return (self._aside or self._shown).session

    def open(
        self,
        session: Session,
        title: Title = "",
        path: Path | None = None,
        preset: str = "",
        seen: str = "",
        origin: "Origin | None" = None,
    ) -> None:
        """Replace the whole session; what was undoable before is forgotten."""
        self.end_visit()
        shown = Shown.of(session)
        self._show_other(shown.content, shown.view)
        self._stacks.own.forget()
        self._opened = _opened_as(shown, title, path, preset, seen, origin)
        self._tell_identity()

    def open_another(
        self,
        session: Session,
        title: Title = "",
        path: Path | None = None,
        preset: str = "",
        seen: str = "",
        saved: bool = True,
        origin: "Origin | None" = None,
    ) -> None:
        """Replace the whole session as one undo step, which brings back all of the one before.

        Parameters
        ----------
        saved
            False if what is opened was never saved as it is, so that it starts out modified.
        """
        self.end_visit()
        shown = Shown.of(session)
        opened = _opened_as(shown, title, path, preset, seen, origin)
        self._open_by(message("Open another session"), shown.content, opened, saved)

    def undo_to(self, place: int) -> None:
        """Undo all that was done since one stood at ``place``, a `History.place`."""
        stack = self.undo_stack
        stack.setIndex(stack.index() - stack.steps_since(place))

    def visit(
        self,
        network: Network,
        memory: MemorySettings = FIRST,
        name: str = "",
        baseline: Network | None = None,
    ) -> None:
        """Show ``network`` for a time; the open session and what it can undo are set aside.

        A reset returns to ``baseline``, else to ``network`` itself.
        """
        self.visited = name
        if self._aside is None:
            self._aside = self._shown
        self._stacks.visit.forget()
        baseline = network if baseline is None else baseline
        content = replace(self._content, network=network, baseline=baseline, memory=memory)
        self._show_other(content, self._view)
        self._stacks.turn.start()

    def end_visit(self) -> None:
        """Show the open session again, exactly as it was."""
        if self._aside is None:
            return
        own, self._aside = self._aside, None
        self._stacks.visit.forget()
        self._show_other(own.content, own.view)
        self._stacks.turn.start()
        self.visit_ended.emit()

    @property
    def place(self) -> int:
        """The number of where the open session stands, a `History.place`."""
        settle_moves()
        return self._stacks.own.place

    def saved(self, path: Path, seen: str = "", place: int | None = None) -> None:
        """Note that the session now stands in ``path``, a file with the fingerprint ``seen``.

        It does as it was at ``place``, if one has gone on while it was written.
        """
        self._stacks.own.save(place)
        self._opened = replace(self._opened, path=path, title="", preset="", seen=seen)
        self._tell_identity()

    def _do(self, step: Edit) -> None:
        stack = self.undo_stack
        stack.push(step)
        step_before = stack.command(stack.index() - 2)
        if isinstance(step_before, Edit):
            step_before.keep_differences()

    def _latest(self) -> Content:
        return self._content

    def _open_by(self, label: str, content: Content, opened: Opened, saved: bool) -> None:
        shown, restore = self._latest, self.restore
        contents = self._now, content
        self._do(Opening(label, contents, shown, restore, opened, saved, self._exchange))

    def _exchange(self, opened: Opened) -> Opened:
        """Show that ``opened`` is the open session; return which was, as it is looked at now."""
        stack = self._stacks.own
        before = replace(self._opened, saved=stack.saved, view=self._view, kept=self._kept)
        self._opened, stack.saved = opened, opened.saved
        self._show_other(self._content, opened.view, opened.kept)
        return before

    @property
    def _shown(self) -> Shown:
        return Shown(self._now, self._view, self._opened.foreign_view)

    def _tell_identity(self) -> None:
        opened, modified = self._told
        if opened is not self._opened or modified != self.modified:
            self._told = self._opened, self.modified
            self.identity_changed.emit()


def _opened_as(
    shown: Shown, title: Title, path: Path | None, preset: str, seen: str, origin: "Origin | None"
) -> Opened:
    return Opened(
        title,
        path,
        preset,
        seen,
        view=shown.view,
        foreign_view=shown.foreign_view,
        origin=origin,
    )


def _ends_with_example(stack: History) -> bool:
    return stack.undoText() == EXAMPLE
