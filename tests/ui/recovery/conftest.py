"""A window of its own whose document is kept in a folder of the test."""

from pathlib import Path

import pytest
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document


@pytest.fixture
def window(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.resize(900, 600)
    widget.show()
    return widget


@pytest.fixture
def document(window):
    document = Document(load_preset("overwrite").session, window)
    yield document
    document.flush()
    document.undo_stack.blockSignals(True)  # it tells of changes while it is destroyed


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "recovery"
