"""Who does nothing but carry out actions; they are made once the window is painted."""

from collections.abc import Mapping

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.edit_commands import Commands
from lstm_gui.ui.document.playback import Playback
from lstm_gui.ui.document.reset_edits import Resets
from lstm_gui.ui.exporting.exports import Exports
from lstm_gui.ui.sessions.sent_states import SentStates
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.ui.window.keys.context_key import ContextKey
from lstm_gui.ui.window.lecture.classroom import Classroom
from lstm_gui.ui.window.lecture.marking import Marking
from lstm_gui.ui.window.lecture.one_panel import OnePanel
from lstm_gui.ui.window.lecture.presenter import Presenter
from lstm_gui.ui.window.lecture.speaker_notes import SpeakerNotes
from lstm_gui.ui.window.lessons.learning import Learning
from lstm_gui.ui.window.links.diagnosis_links import DiagnosisLinks
from lstm_gui.ui.window.links.find_links import FindLinks
from lstm_gui.ui.window.links.over_time_links import OverTimeLinks
from lstm_gui.ui.window.time.time_keys import TimeKeys
from lstm_gui.ui.window.workspace_switch import Workspaces


def further_owners(
    actions: Mapping[str, QAction],
    document: Document,
    playback: Playback,
    workspaces: Workspaces,
    learning: Learning,
    classroom: Classroom,
    exports: Exports,
    files: SessionFiles,
    window: QWidget,
) -> tuple[object, ...]:
    """Return who has the methods of the actions that no part of ``window`` does itself."""
    return (
        Commands(document, window),
        ContextKey(window),
        Resets(document, window),
        SentStates(document, files, window),
        OnePanel(actions["one_panel"], workspaces, learning, window),
        Presenter(learning, playback, window),
        Marking(actions["pen"], actions["pointer"], learning, window),
        SpeakerNotes(actions, learning, window),
        TimeKeys(document, playback, workspaces, classroom, window),
        DiagnosisLinks(document, workspaces, window),
        FindLinks(document, workspaces, exports, window),
        OverTimeLinks(document, workspaces, window),
    )
