"""A window of its own whose document is kept in a folder of the test."""

from pathlib import Path

import pytest

from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from tests.ui.driving import empty_window


@pytest.fixture
def window(qtbot):
    return empty_window(qtbot)


@pytest.fixture
def document(window):
    document = Document(load_preset("overwrite").session, window)
    yield document
    document.flush()
    document.undo_stack.blockSignals(True)  # it tells of changes while it is destroyed


@pytest.fixture
def folder(tmp_path) -> Path:
    return tmp_path / "recovery"
