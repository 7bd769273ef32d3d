"""The application as it starts, and windows that are closed again properly."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QSize
from PyQt6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lstm_gui.core import State
from lstm_gui.files.presets import FIRST_PRESET, load_preset
from lstm_gui.files.session import Session
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import set_language
from lstm_gui.ui.main_window import MainWindow
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.theme import LIGHT
from tests.ui.driving import settle

DocumentMaker = Callable[[State | str], Document]
WindowMaker = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    qapp.setStyle("Fusion")
    assert load_fonts() == []
    qapp.setFont(text_font(13))
    return qapp


@pytest.fixture(autouse=True)
def plain_start(qapp: QApplication) -> Iterator[None]:
    """English and light, whatever the test before switched to."""
    set_language("en")
    set_theme(LIGHT)
    yield
    set_language("en")


@pytest.fixture
def document(qapp: QApplication) -> Iterator[DocumentMaker]:
    """Make documents of a preset's name or of a State."""
    made: list[Document] = []

    def make(content: State | str = FIRST_PRESET) -> Document:
        made.append(Document(_session(content)))
        return made[-1]

    yield make
    for one in made:
        one.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[WindowMaker]:
    """Make complete main windows of a preset's name or of a State."""
    made: list[MainWindow] = []

    def make(content: State | str = FIRST_PRESET, size: QSize | None = None) -> MainWindow:
        made.append(MainWindow(Document(_session(content))))
        made[-1].resize(size or made[-1].size())
        made[-1].show()
        made[-1].complete()
        settle()
        return made[-1]

    yield make
    for one in made:
        one.document.end_visit()
        one.document.undo_stack.setClean()
        assert one.close()
        one.deleteLater()
        settle()


@pytest.fixture
def shown(qtbot: QtBot) -> Callable[[QWidget], QWidget]:
    """Show a widget on its own, with the focus of the keyboard."""
    kept: list[QWidget] = []

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        kept.append(widget)
        widget.show()
        settle()
        widget.setFocus()
        return widget

    return show


def _session(content: State | str) -> Session:
    return load_preset(content).session if isinstance(content, str) else Session(content, {})
