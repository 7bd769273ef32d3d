"""A window that opens and saves sessions, and a session that is saved."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.sessions.session import write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.sessions.session_files import SessionFiles


@pytest.fixture
def files(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    document = Document(load_preset("overwrite").session, window)
    yield SessionFiles(document, Settings(), window)
    document.flush()


@pytest.fixture
def saved(tmp_path) -> Path:
    path = tmp_path / "another.lstm.json"
    write_session(path, load_preset("latch").session)
    return path
