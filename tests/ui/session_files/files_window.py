"""A window with the files of sessions: changed, and asked what is open."""

from lstm_gui.core import Entry
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.sessions.sent_states import SentStates
from lstm_gui.ui.sessions.session_files import SessionFiles

BIAS = Entry("b", 0, block="f")


def document_of(files: SessionFiles) -> Document:
    return files.parent().findChild(Document)


def change(files: SessionFiles, number: float = 7.0) -> None:
    document_of(files).set_values("edit", {BIAS: number})


def is_open(files: SessionFiles, preset: str) -> bool:
    return document_of(files).state == load_preset(preset).session.state


def sent_states(files: SessionFiles) -> SentStates:
    return SentStates(document_of(files), files, files.parent())
