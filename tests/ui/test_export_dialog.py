"""The dialog for exports: what is chosen, what it is called, what it writes."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication, QKeySequence
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QDialog, QLabel, QPushButton

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.problem import Problem
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs import making_dialog as dialog_module
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.widgets.labels.file_name_text import safe
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import answering, suggests
from tests.ui.driving import heard, settle, until
from tests.ui.pictures import loaded, pixels
from tests.ui.told import notices, problems_of


def opened(window: MainWindow, name: str = "diagram") -> ExportDialog:
    window.exports.export(name)
    settle()
    return window.findChildren(ExportDialog)[-1]


def save(dialog: ExportDialog, path: Path) -> None:
    dialog.save_to(path)
    until(lambda: dialog.maker is None)


def choose(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def panel(window: MainWindow, name: str) -> Panel:
    return next(one for one in window.findChildren(Panel) if one.name == name)


def panel_menu(window: MainWindow, name: str) -> PanelMenu:
    return panel(window, name).findChild(PanelMenu)


@pytest.fixture
def shown(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    return problems_of(monkeypatch, dialog_module)


STARTS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}


def test_what_is_chosen_is_saved(shown: MainWindow, tmp_path: Path) -> None:
    dialog = opened(shown)
    for suffix, start in STARTS.items():
        choose(dialog.format, suffix)
        save(dialog, tmp_path / f"a{suffix}")
        assert (tmp_path / f"a{suffix}").read_bytes().startswith(start)
        assert dialog.isVisible()
        assert dialog.saved.text() == f"Saved as a{suffix}"
    dialog.reject()
    assert Settings().folder == str(tmp_path)
    assert sorted(notices(shown)) == sorted(f"Saved as a{suffix}" for suffix in STARTS)


def test_the_next_export_begins_with_what_was_chosen_last(
    shown: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(shown, "window")
    for box, data in (
        (dialog.what, "states"),
        (dialog.format, ".png"),
        (dialog.scale, 1),
        (dialog.theme, "light"),
    ):
        choose(box, data)
    save(dialog, tmp_path / "a.png")
    again = opened(shown, "window")
    chosen = (again.what, again.format, again.scale, again.theme)
    assert [box.currentData() for box in chosen] == ["states", ".png", 1, "light"]
    again.reject()
    of_a_panel = opened(shown, "diagram")
    assert of_a_panel.what.currentData() == "diagram"
    assert of_a_panel.scale.currentData() == 1
    of_a_panel.reject()


def test_choices_that_are_no_longer_there_count_as_none(shown: MainWindow) -> None:
    Settings().remember_choices("picture", {"what": "gone", "scale": 9, "colour": "x"})
    dialog = opened(shown, "window")
    assert (dialog.what.currentData(), dialog.scale.currentData()) == ("window", 2)
    dialog.reject()


def test_scale_is_for_png_and_counts_pixels(shown: MainWindow, tmp_path: Path) -> None:
    dialog = opened(shown, "window")
    choose(dialog.scale, 3)
    assert f"{3 * shown.width()} × {3 * shown.height()}" in dialog.note.text()
    choose(dialog.format, ".svg")
    assert dialog.scale.isHidden()
    choose(dialog.format, ".png")
    assert not dialog.scale.isHidden()
    # What is saved is a panel: of a whole window it takes ten times as long.
    choose(dialog.what, "ranges")
    save(dialog, tmp_path / "a.png")
    picture = loaded((tmp_path / "a.png").read_bytes())
    assert picture.size() == 3 * panel(shown, "ranges").size()


def test_the_name_says_what_is_shown(shown: MainWindow) -> None:
    dialog = opened(shown)
    shown.document.saved(Path("/somewhere/My cell: v2.lstm.json"))
    choose(dialog.format, ".svg")
    selection = shown.document.state.selection
    assert dialog.file_name.text() == f"my-cell-v2-diagram-t{selection.t}-unit1.svg"
    choose(dialog.what, "ranges")
    assert "-ranges-" in dialog.file_name.text()
    dialog.reject()


def test_in_a_lesson_the_name_is_that_of_the_lesson(shown: MainWindow) -> None:
    shown.document.open(shown.document.session, "My own work")
    lesson = next(one for one in bundled_lessons() if one.number == 13)
    shown.learning.course.start(lesson, page=3)
    dialog = opened(shown)
    assert dialog.file_name.text() == f"{lesson.id}-diagram-t9-unit1.png"
    dialog.reject()
    shown.learning.course.leave()
    dialog = opened(shown)
    assert dialog.file_name.text().startswith("my-own-work-diagram")


def test_of_a_long_name_the_start_is_shown(shown: MainWindow) -> None:
    shown.document.saved(Path("/somewhere/" + "long name " * 8 + ".lstm.json"))
    dialog = opened(shown)
    assert dialog.file_name.toolTip() == dialog.file_name.text()
    assert dialog.file_name.cursorPosition() == 0
    choose(dialog.format, ".svg")
    assert dialog.file_name.cursorPosition() == 0
    dialog.reject()


def test_each_letter_is_the_way_to_one_control(shown: MainWindow) -> None:
    dialog = opened(shown)
    texts = [label.text() for label in dialog.findChildren(QLabel) if label.buddy()]
    texts += [button.text() for button in dialog.findChildren(QPushButton)]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert len(set(letters)) == len(letters)
    assert dialog.save_button.shortcut() == QKeySequence("Alt+S")
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("초반의 신호 하나를 기억하기", "초반의-신호-하나를-기억하기"),
        ("켜고 끄는 래치".encode().decode(), "켜고-끄는-래치"),
        ('a/b\\c:d*e?f"g<h>i|j', "a-b-c-d-e-f-g-h-i-j"),
        ("..", ""),
        ("x" * 300, "x" * 60),
    ],
)
def test_names_are_safe_for_every_file_system(name: str, expected: str) -> None:
    assert safe(name) == expected


def test_another_known_suffix_wins_and_an_unknown_one_is_completed(
    shown: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(shown)
    save(dialog, tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    dialog = opened(shown)
    choose(dialog.format, ".pdf")
    save(dialog, tmp_path / "figure v1.2")
    assert (tmp_path / "figure v1.2.pdf").exists()


def test_the_preview_follows_every_choice(shown: MainWindow) -> None:
    shown.apply_theme(DARK)
    settle()
    dialog = opened(shown)
    before = dialog.preview.picture.toImage()
    choose(dialog.what, "states")
    states = dialog.preview.picture.toImage()
    assert states.size() != before.size()
    choose(dialog.theme, "light")
    light = dialog.preview.picture.toImage()
    assert light.pixelColor(1, 1) != states.pixelColor(1, 1)
    assert "." in dialog.preview.accessibleDescription()
    dialog.reject()


def test_the_dialog_is_for_the_keyboard_too(shown: MainWindow) -> None:
    dialog = opened(shown)
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    choices = {dialog.what, dialog.format, dialog.scale, dialog.theme, dialog.file_name}
    in_print = dialog.print
    of_print = {in_print.size, in_print.width, in_print.type, in_print.resolution, in_print.columns}
    assert buddies == choices | of_print
    assert dialog.save_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not shown.findChildren(ExportDialog)


def test_copy_puts_the_picture_on_the_clipboard(shown: MainWindow, qtbot) -> None:
    dialog = opened(shown, "ranges")
    choose(dialog.scale, 2)
    dialog.copy_button.click()
    qtbot.waitUntil(lambda: dialog.maker is None)
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == dialog.preview.picture.size() * 2
    dialog.reject()
    settle()
    with heard(QGuiApplication.clipboard().dataChanged) as copies:
        shown.actions_by_name["copy_image"].trigger()
        qtbot.waitUntil(lambda: bool(copies))
    assert (pixels(QGuiApplication.clipboard().image()) == pixels(shown.grab().toImage())).all()


def test_save_starts_from_the_last_folder_and_the_suggested_name(
    shown: MainWindow, tmp_path: Path
) -> None:
    shown.exports._settings.folder = str(tmp_path)
    dialog = opened(shown)
    dialog.file_name.setText("mine.png")
    with answering(suggests("mine.png")):
        dialog.save_button.click()
    assert dialog.isVisible()
    assert list(tmp_path.iterdir()) == []
    with answering(QDialog.accept):
        dialog.save_button.click()
    until(lambda: dialog.maker is None)
    assert (tmp_path / "mine.png").exists()


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk_or_a_closed_folder_is_told_and_the_old_file_stays(
    shown: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    told: list[Problem],
    code: int,
) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def fail(_descriptor: int) -> None:
        raise OSError(code, os.strerror(code))

    dialog = opened(shown)
    monkeypatch.setattr(os, "fsync", fail)
    save(dialog, target)
    assert len(told) == 1
    assert "a.pdf" in str(told[0])
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    assert dialog.isVisible()
    dialog.reject()


def test_the_menu_of_a_panel_exports_copies_and_hides_it(shown: MainWindow, qtbot) -> None:
    menu = panel_menu(shown, "states")
    menu.menu().aboutToShow.emit()
    offered = {action.text(): action for action in menu.menu().actions()}
    offered["Export this panel …"].trigger()
    settle()
    dialog = shown.findChildren(ExportDialog)[-1]
    assert dialog.what.currentData() == "states"
    dialog.reject()
    with heard(QGuiApplication.clipboard().dataChanged) as copies:
        offered["Copy as an image"].trigger()
        qtbot.waitUntil(lambda: bool(copies))
    panel = menu.parentWidget().parentWidget()
    assert QGuiApplication.clipboard().image().size() == panel.size()
    offered["Hide this panel"].trigger()
    assert panel.isHidden()
    panel.show()
    assert menu.toolTip()
    assert menu.accessibleName()
