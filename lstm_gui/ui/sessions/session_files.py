"""Opening, saving and leaving sessions."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, pyqtSignal
from PyQt6.QtGui import QDropEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.importers.model_file import may_be_model
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import (
    Session,
    is_large,
    read_with_fingerprint,
)
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.files.tables.table_names import is_table
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.opening import Title
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.sessions.presets_menu import PresetsMenu, title_of, words_of
from lstm_gui.ui.sessions.recent_menu import RecentMenu
from lstm_gui.ui.sessions.saved_sessions import SavedSessions
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import tr

if TYPE_CHECKING:
    from lstm_gui.files.exporters.written_back import Origin
    from lstm_gui.ui.sessions.file_opening import FileOpening, Found


class SessionFiles(SavedSessions):
    """Moves sessions between files and the `Document`.

    What is open is replaced as one undo step and without a question, but for a file with changes
    that are not saved: who has saved once means to keep what follows.

    Signals
    -------
    tables_found(tuple)
        Paths: what was to be opened holds no session, but tables for the input.
    checkpoints_found(CheckpointSeries)
        The first of these is shown now.
    """

    tables_found = pyqtSignal(object)
    checkpoints_found = pyqtSignal(object)

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(document, settings, window)
        self._opening: FileOpening | None = None
        """Who reads what takes long, made when there is something."""
        self.recent_menu = RecentMenu(settings, window)
        self.recent_menu.chosen.connect(self.open_recent)
        self.presets_menu = PresetsMenu(window)
        self.presets_menu.chosen.connect(self.open_preset)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def _read(self, path: Path) -> None:
        from lstm_gui.ui.sessions.file_opening import FileOpening

        if self._opening is None:
            self._opening = FileOpening(self._document, self._window)
            self._opening.found.connect(self._take)
        self._opening.read(path)

    @property
    def hint(self) -> str:
        """The path of the open file, or the story of the open preset."""
        if self._document.path is not None:
            return readable(self._document.path)
        return words_of(self._document.preset)[1]

    def do_open(self) -> None:
        if self.may_replace():
            from lstm_gui.ui.sessions.session_dialogs import ask_open

            path = ask_open(self._window, self._settings.folder)
            if path is not None:
                self.open_path(path)

    def do_open_folder(self) -> None:
        """Ask for a folder with the checkpoints of one training."""
        if self.may_close():
            from lstm_gui.ui.notices.file_question import folder_to_open

            title = tr("Open a folder of checkpoints")
            path = folder_to_open(self._window, title, self._settings.folder)
            if path is not None:
                self.open_path(path)

    def do_save(self) -> bool:
        """Save to the file that is open; without one, ask for it."""
        path = self._document.path
        if path is None:
            return self.do_save_as()
        return self.save_open(path)

    def do_save_as(self) -> bool:
        """Ask for a file and save to it."""
        path = self.other_path()
        return path is not None and self.save_to(path)

    def may_close(self) -> bool:
        """Ask what becomes of unsaved changes; False if they must not be lost yet."""
        if not self._document.modified:
            return True
        return self._asked_to_go_on(tr("Without saving they are lost."))

    def may_replace(self) -> bool:
        """Ask what becomes of a file's unsaved changes; what nobody saved comes back by undo."""
        if self._document.path is None or not self._document.modified:
            return True
        return self._asked_to_go_on(tr("Without saving, only Undo brings them back."))

    def open_path(self, path: Path) -> bool:
        """Open a session file; on a Problem the open session stays as it is.

        What may be a trained model, a folder of them or a large session is read in the background,
        and shown once it is read, unless another one was opened meanwhile; a table goes to the
        input.
        """
        if is_table(path):
            self.tables_found.emit((path,))
            return True
        if may_be_model(str(path)) or os.path.isdir(path) or is_large(path):
            self._read(path)
            return True
        try:
            session, seen = read_with_fingerprint(path)
        except Problem as problem:
            show_problem(self._window, problem)
            return False
        self.adopt(session, path=path, seen=seen)
        return True

    def open_asked(self, path: Path | str) -> None:
        """Open a file that the desktop hands over, unless unsaved changes stand in the way."""
        if is_table(Path(path)) or self.may_replace():
            self.open_path(Path(path))

    def open_recent(self, path: str) -> None:
        """Open one of the recent sessions; what is no longer there leaves the list."""
        if self.may_replace() and not self.open_path(Path(path)) and not os.path.exists(path):
            self._settings.remove_recent(path)

    def open_preset(self, name: str) -> None:
        """Open a preset, unless unsaved changes of a file stand in the way."""
        if self.may_replace():
            try:
                self.show_preset(name)
            except Problem as problem:
                show_problem(self._window, problem)

    def show_preset(self, name: str) -> None:
        """Open a preset.

        Raises
        ------
        Problem
            If there is none of that name, or it is broken.
        """
        self.adopt(load_preset(name).session, name)

    def adopt(
        self,
        session: Session,
        preset: str | None = None,
        path: Path | None = None,
        seen: str = "",
        title: Title = "",
        origin: "Origin | None" = None,
    ) -> None:
        """Open a session that was read already, from the preset or the file named.

        One that was made of a trained model has a title, and no file that it is saved to.
        What is replaced comes back by undo; a note says so where it would be missed.
        """
        document, name = self._document, preset or ""
        if self._opening is not None:
            self._opening.stop()
        document.end_visit()
        before, place = self._name(), document.undo_stack.place
        is_missed = document.modified and document.path is None
        called = title or title_of(name)
        document.open_another(session, called, path, name, seen, origin=origin)
        if path is not None:
            self._remember(path)
        if is_missed:
            text = tr('"{name}" was replaced, with changes that are not saved.')
            UndoNotice(text.format(name=before), document, place, self._window)

    def begin_with(
        self,
        session: Session,
        preset: str,
        path: Path | None,
        seen: str,
        title: str,
        origin: "Origin | None",
    ) -> None:
        """Open the first session of the window, as `adopt` does; there is nothing to undo."""
        self._document.open(session, title or title_of(preset), path, preset, seen, origin)
        if path is not None:
            self._remember(path)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QDropEvent) and event.type() in (
            QEvent.Type.DragEnter,
            QEvent.Type.Drop,
        ):
            return self._dropped(event)
        return super().eventFilter(watched, event)

    def _dropped(self, event: QDropEvent) -> bool:
        from lstm_gui.ui.sessions.dropped_files import files_of

        paths = files_of(event)
        tables = all(map(is_table, paths))
        if not paths or (len(paths) > 1 and not tables):
            return False
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            if tables:
                self.tables_found.emit(paths)
            else:
                self.open_asked(paths[0])
        return True

    def _take(self, found: "Found") -> None:
        """Show what was read, unless work was done meanwhile that must not be lost."""
        if self._document.network is not found.before and not self.may_replace():
            return
        path = None if found.title else found.path
        self.adopt(found.session, None, path, found.seen, found.title, found.origin)
        if found.series is not None:
            self.checkpoints_found.emit(found.series)
        else:
            self._remember(found.path)

    def _asked_to_go_on(self, otherwise: str) -> bool:
        from lstm_gui.ui.sessions.session_dialogs import ask_unsaved

        answer = ask_unsaved(self._window, self._name(), otherwise)
        if answer == "save":
            # What was changed while a large one was saved is not saved either.
            return self.do_save() and not self._document.modified
        return answer == "discard"
