"""Shortcuts sheet, About, notices: complete, closed by Esc, gone afterwards."""

from importlib import metadata
from pathlib import Path

import pytest
from PyQt6.QtCore import QEvent, QPoint, Qt
from PyQt6.QtGui import QGuiApplication
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QDialog,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QTableWidget,
    QToolButton,
    QWidget,
)

from lstm_gui import __version__
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.scale import CLASSROOM, NORMAL, put_in_force, refit
from lstm_gui.ui.window.actions import ACTIONS, MENUS
from lstm_gui.ui.window.guide.help import Help
from lstm_gui.ui.window.keys.control_keys import CONTROLS
from lstm_gui.ui.window.keys.key_cap import KeyCap
from lstm_gui.words.translation import set_language, tr
from tests.ui.driving import empty_window, settle

DIALOGS = ("do_manual", "do_glossary", "do_shortcuts", "do_about")


@pytest.fixture
def window(qtbot):
    return empty_window(qtbot)


def opened(window: QWidget, name: str) -> QDialog:
    getattr(Help(window), name)()
    settle()
    return window.findChild(QDialog)


def texts(dialog: QDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


@pytest.mark.parametrize("name", DIALOGS)
@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_dialog_belongs_to_the_window_and_esc_ends_it_wholly(window, name, language):
    set_language(language)
    dialog = opened(window, name)
    assert dialog.isVisible()
    assert dialog.windowTitle()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    QGuiApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChild(QDialog) is None


def test_the_frame_of_the_focus_is_whole_around_the_sheet_of_keys(window):
    dialog = opened(window, "do_shortcuts")
    sheet = dialog.findChild(QScrollArea)
    assert dialog.rect().adjusted(4, 4, -4, -4).contains(sheet.geometry())
    dialog.close()


def test_the_sheet_names_every_key_of_every_action(window):
    dialog = opened(window, "do_shortcuts")
    shown = texts(dialog)
    caps = {cap.text() for cap in dialog.findChildren(KeyCap)}
    for spec in ACTIONS:
        if spec.keys:
            assert spec.text in shown
            last_keys = {key.split("+")[-1] for key in spec.keys}
            translated = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
            assert {translated.get(key, key) for key in last_keys} <= caps
    dialog.close()


def test_every_menu_with_keys_has_its_place_on_the_sheet(window):
    dialog = opened(window, "do_shortcuts")
    shown = texts(dialog)
    for menu, title in MENUS.items():
        if any(spec.menu == menu and spec.keys for spec in ACTIONS):
            assert title.replace("&", "") in shown
    dialog.close()


def test_the_sheet_tells_the_steps_of_the_controls(window):
    dialog = opened(window, "do_shortcuts")
    shown = texts(dialog)
    for keys in (*CONTROLS["sliders"].keys, *CONTROLS["matrices"].keys):
        assert keys.text.format(amount=f"{keys.amount:g}") in shown
    dialog.close()


def test_the_sheet_speaks_the_language_in_force(window):
    set_language("ko")
    dialog = opened(window, "do_shortcuts")
    shown = texts(dialog)
    assert tr("Undo") in shown
    assert "Undo" not in shown
    assert not [text for text in shown if "&" in text]
    dialog.close()


def test_about_names_version_licence_and_what_it_is_made_of(window):
    dialog = opened(window, "do_about")
    assert any(__version__ in text for text in texts(dialog))
    sheets = [sheet.toPlainText() for sheet in dialog.findChildren(QPlainTextEdit)]
    assert any("GNU GENERAL PUBLIC LICENSE" in sheet for sheet in sheets)
    assert any("SIL OPEN FONT LICENSE" in sheet.upper() for sheet in sheets)
    table = dialog.findChild(QTableWidget)
    rows = {table.item(row, 0).text(): table.item(row, 1).text() for row in range(table.rowCount())}
    for name in ("PyQt6", "numpy", "pyqtgraph", "msgspec"):
        assert rows[name] == metadata.version(name)
    assert {"Qt", "Pretendard", "STIX Two Math"} <= set(rows)
    dialog.close()


def test_every_library_the_program_needs_is_named(window):
    dialog = opened(window, "do_about")
    table = dialog.findChild(QTableWidget)
    names = {table.item(row, 0).text().lower() for row in range(table.rowCount())}
    needed = metadata.requires("lstm-gui") or []
    for requirement in needed:
        if "extra ==" not in requirement and not requirement.lower().startswith("pyqt6-qt6"):
            assert any(requirement.lower().startswith(name) for name in names), requirement
    dialog.close()


def test_the_system_information_can_be_copied_and_names_nobody(window, home):
    dialog = opened(window, "do_about")
    copy = next(b for b in dialog.findChildren(QPushButton) if "Copy" in b.text())
    copy.click()
    copied = QGuiApplication.clipboard().text()
    assert __version__ in copied
    assert "Qt" in copied
    assert str(home) not in copied
    dialog.close()


def test_a_notice_stays_in_the_corner_until_it_is_closed(window):
    notice = Notice("Nothing can be kept. " * 8, window)
    settle()
    for size in ((900, 600), (640, 480)):
        window.resize(*size)
        settle()
        assert window.rect().contains(notice.geometry())
    assert not notice.geometry().contains(QPoint(0, 0))
    notice.findChild(QToolButton).click()
    assert not notice.isVisible()


def test_a_notice_that_nobody_closes_goes_when_its_time_is_over(window, qtbot, monkeypatch):
    monkeypatch.setattr(Notice, "stays_briefly", 1)
    longer = Notice("Sent", window)
    Notice.of_saved(Path("a.npz"), window)
    qtbot.waitUntil(lambda: window.findChildren(Notice) == [longer])
    monkeypatch.setattr(Notice, "stays", 1)
    Notice("Sent", window)
    qtbot.waitUntil(lambda: window.findChildren(Notice) == [])


def test_a_notice_that_grows_in_front_of_a_class_stays_inside_of_the_window(window):
    window.resize(900, 600)
    notice = Notice("Nothing can be kept. " * 4, window)
    settle()
    before = notice.width()
    try:
        put_in_force(CLASSROOM[-1])
        refit()
        settle()
        assert notice.width() > before
        assert window.rect().contains(notice.geometry())
    finally:
        put_in_force(NORMAL)
        refit()
    notice.dismiss()


def test_a_second_notice_covers_no_earlier_one(window):
    notices = [Notice("Saved.", window), Notice("Saved as well. " * 12, window)]
    settle()
    for size in ((900, 600), (640, 480)):
        window.resize(*size)
        settle()
        first, second = (notice.geometry() for notice in notices)
        assert not first.intersects(second)
        assert window.rect().contains(second)
    notices[0].dismiss()
    settle()
    assert notices[1].isVisible()
    notices[1].dismiss()
