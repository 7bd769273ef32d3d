"""Writes session files, and looks whether others have; what is large, beside the window."""

from functools import partial
from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, changed_since, is_large, write_session
from lstm_gui.ui.document.job import GoesOn, or_give_up
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.sessions.autosave import LARGE, numbers_in
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.words.translation import tr


def written(path: Path, session: Session, window: QWidget) -> str | None:
    """Write ``session`` as ``path`` and return the fingerprint of the file.

    None if it was given up, or after a Problem, which is shown over ``window``.
    """
    try:
        if numbers_in(session.network) < LARGE:
            return write_session(path, session)
        # Here and below: few sessions are large.
        from lstm_gui.ui.notices.watched_to_its_end import watched_to_its_end

        text = tr("Saving {name} …").format(name=readable(path.name))
        return watched_to_its_end(partial(_write, path, session), text, window)
    except Problem as problem:
        show_problem(window, problem)
        return None


def is_changed(path: Path, seen: str, window: QWidget) -> bool | None:
    """Tell whether ``path`` is no longer the file ``seen`` tells of; None if it was given up."""
    if not is_large(path):
        return changed_since(path, seen)
    from lstm_gui.ui.notices.watched_to_its_end import watched_to_its_end

    text = tr("Reading {name} …").format(name=readable(path.name))
    return watched_to_its_end(partial(_look, path, seen), text, window)


def _write(path: Path, session: Session, goes_on: GoesOn) -> str:
    return write_session(path, session, or_give_up(goes_on))


def _look(path: Path, seen: str, goes_on: GoesOn) -> bool | None:
    changed = changed_since(path, seen)
    return changed if goes_on() else None
