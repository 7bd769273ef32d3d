"""A window at a desk, which a test may take to class."""

import pytest
from PyQt6.QtCore import QCoreApplication, QEvent

from lstm_gui.files.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.current import set_factor
from lstm_gui.ui.style.scale import NORMAL
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle


@pytest.fixture(autouse=True)
def at_a_desk(qapp):
    yield
    set_factor(NORMAL)


@pytest.fixture
def main(window):
    made = window("latch")
    made.resize(1440, 900)
    settle()
    yield made
    made.classroom.leave()


@pytest.fixture
def restart(qtbot):
    """Start the window of a program anew, with what the one before has left."""
    running: list[MainWindow] = []

    def stop() -> None:
        for window in running:
            window.document.end_visit()
            assert window.close()
            window.deleteLater()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        running.clear()
        set_factor(NORMAL)

    def begin() -> MainWindow:
        stop()
        window = MainWindow(Document(load_preset("latch").session), Settings())
        running.append(window)
        window.keep_layout(Settings())
        window.show()
        window.complete()
        settle()
        return window

    yield begin
    stop()
