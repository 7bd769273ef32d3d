"""What tests do with tables in a window."""

import struct
from pathlib import Path

import numpy as np
from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QDialogButtonBox

from lstm_gui.ui.cell.tables.table_preview import TablePreview
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import drop, settle


def menu_of(main: MainWindow):
    return main.workspace.parameters.input.menu


def paste(main: MainWindow, text: str) -> TablePreview | None:
    menu = menu_of(main)
    menu.paste_text(text)
    settle()
    return menu.tables.preview


def x_of(main: MainWindow) -> list:
    return main.document.network.sequence.x.tolist()


def ok(preview: TablePreview):
    return preview.buttons.button(QDialogButtonBox.StandardButton.Ok)


def choose(box, value: object) -> None:
    box.choose_data(value)
    box.activated.emit(box.currentIndex())
    settle()


def finish(preview: TablePreview, accepted: bool = True) -> None:
    preview.accept() if accepted else preview.reject()
    settle()


def told(main: MainWindow) -> str:
    notices = [notice for notice in main.findChildren(Notice) if not notice.isHidden()]
    return " ".join(label.text() for notice in notices for label in notice.findChildren(Label))


def sound(path: Path, samples: list[float], rate: int) -> Path:
    numbers = (np.array(samples) * 2**15).astype("<i2").tobytes()
    form = struct.pack("<HHIIHH", 1, 1, rate, 2 * rate, 2, 16)
    parts = b"fmt " + struct.pack("<I", 16) + form + b"data" + struct.pack("<I", len(numbers))
    path.write_bytes(b"RIFF" + struct.pack("<I", 36 + len(numbers)) + b"WAVE" + parts + numbers)
    return path


def opened(main: MainWindow, path: Path, qtbot) -> TablePreview:
    """Open the table ``path`` and wait for its preview."""
    menu = menu_of(main)
    menu.open_files([path])
    qtbot.waitUntil(lambda: menu.tables.preview is not None)
    settle()
    return menu.tables.preview


def entries(main: MainWindow) -> dict[str, QAction]:
    menu = menu_of(main)
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def go_back(main: MainWindow, name: str, until, qtbot) -> None:
    entries(main)[name].trigger()
    qtbot.waitUntil(until, timeout=10_000)
    settle()


def dropped(main: MainWindow, *paths: Path) -> bool:
    """Drop files onto the window; tell whether they were taken."""
    return drop(main, *(QUrl.fromLocalFile(str(path)) for path in paths))
