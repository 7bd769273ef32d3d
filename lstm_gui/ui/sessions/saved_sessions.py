"""Saving sessions to files, and what they are called."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Network
from lstm_gui.files.sessions.session import SUFFIX, Session
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.saving_turns import SavingTurns
from lstm_gui.ui.sessions.session_writing import is_changed, written
from lstm_gui.ui.widgets.labels.file_name_text import readable, safe
from lstm_gui.words.translation import tr


class _Asked(NamedTuple):
    """What is to be saved: the session as it was when that was asked for, and which one it was."""

    session: Session
    opening: int
    place: int


class SavedSessions(QObject):
    """Saves what is open, one file after the other."""

    def __init__(self, document: Document, settings: Settings, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._settings, self._window = document, settings, window
        self._turns = SavingTurns(window)

    def save_open(self, path: Path) -> bool:
        """Save to the file ``path`` that is open, as `save_to` does.

        What others have written into it since is not replaced without a question.
        """
        return self._turns.take(path, partial(self._save, path, self._as_it_is))

    def _save(self, path: Path, asked: _Asked) -> bool:
        answer = "replace"
        changed = is_changed(path, self._document.seen, self._window)
        if changed:
            from lstm_gui.ui.sessions.session_dialogs import ask_changed

            answer = ask_changed(self._window, readable(path.name))
        if changed is None or self._document.opening != asked.opening:
            # Another one that was opened meanwhile does not belong into this file.
            return False
        if answer == "save as":
            other = self.other_path()
            return other is not None and self._write(other, self._as_it_is)
        return answer == "replace" and self._write(path, asked)

    def other_path(self) -> Path | None:
        """Ask for the file to save to; None if another session was opened meanwhile."""
        from lstm_gui.ui.sessions.session_dialogs import ask_save

        opening = self._document.opening
        path = ask_save(self._window, *self._suggestion())
        # What came to show while it was asked is not what the name was given to.
        return path if self._document.opening == opening else None

    def save_to(self, path: Path) -> bool:
        """Save as ``path``; False if it was given up, or after a Problem, which is shown.

        While another file is being written that is False as well, and it is saved afterwards.
        """
        return self._turns.take(path, partial(self._write, path, self._as_it_is))

    @property
    def _as_it_is(self) -> _Asked:
        document = self._document
        return _Asked(document.session, document.opening, document.place)

    def _write(self, path: Path, asked: _Asked) -> bool:
        document = self._document
        seen = written(path, asked.session, self._window)
        if seen is None:
            return False
        self._remember(path)
        if document.opening != asked.opening:
            # Another one was opened while it was written.
            return True
        document.saved(path, seen, asked.place)
        if self._document.visiting:
            text = tr('Your own work is saved as "{name}". The lesson is not part of it.')
            Notice(text.format(name=readable(path.name)), self._window)
        return True

    def save_apart(self, network: Network, name: str) -> bool:
        """Ask for a file and save ``network`` to it as a session; the open one stays open."""
        from lstm_gui.ui.sessions.session_dialogs import ask_save

        path = ask_save(self._window, self._settings.folder, name + SUFFIX)
        return path is not None and self._turns.take(path, partial(self._add, path, network))

    def _add(self, path: Path, network: Network) -> bool:
        if written(path, Session(network), self._window) is None:
            return False
        self._remember(path)
        Notice.of_saved(path, self._window)
        return True

    def _name(self) -> str:
        path = self._document.path
        return readable(path.name) if path else self._document.title or tr("Untitled")

    def _suggestion(self) -> tuple[str, str]:
        path = self._document.path
        if path is not None:
            return str(path.parent), path.name
        name = self._document.preset or safe(self._document.title) or tr("Untitled")
        return self._settings.folder, name + SUFFIX

    def _remember(self, path: Path) -> None:
        self._settings.add_recent(str(path.absolute()))
