"""A window whose input tables become."""

import pytest
from PyQt6.QtCore import QEvent
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import network_of
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.notices.notice import Notice
from tests.core.states import seeded_state
from tests.ui.driving import settle


@pytest.fixture
def main(shared_window):
    window = shared_window()
    window.document.open(Session(network_of(seeded_state(1, 3, 5))))
    settle()
    yield window
    for notice in window.findChildren(Notice):
        notice.dismiss()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
