"""The export dialog, the panels' menus, the clipboard, and saving a trace."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QGuiApplication, QKeySequence
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QDialog, QLabel, QProgressDialog, QPushButton, QWidget

from lstm_gui.core import State, forward
from lstm_gui.files.lessons import bundled_lessons
from lstm_gui.files.problem import Problem
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.document.job import Job
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting import export_dialog as dialog_module
from lstm_gui.ui.exporting import trace_saving
from lstm_gui.ui.exporting.export_dialog import ExportDialog
from lstm_gui.ui.exporting.panel_menu import PanelMenu
from lstm_gui.ui.exporting.trace_saving import TraceSaving
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.widgets.file_name_text import safe
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.dialogs import answering, suggests
from tests.ui.driving import settle
from tests.ui.pictures import loaded, pixels


@pytest.fixture
def shown(window: Callable[..., MainWindow]) -> MainWindow:
    return window("latch")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    problems: list[Problem] = []

    def tell(_parent: QWidget, problem: Problem) -> None:
        problems.append(problem)

    for module in (dialog_module, trace_saving):
        monkeypatch.setattr(module, "show_problem", tell)
    return problems


def opened(window: MainWindow, name: str = "diagram") -> ExportDialog:
    window.exports.export(name)
    settle()
    return window.findChildren(ExportDialog)[-1]


def notices(window: MainWindow) -> list[str]:
    return [notice.findChild(QLabel).text() for notice in window.findChildren(Notice)]


def choose(box: object, data: object) -> None:
    box.setCurrentIndex(box.findData(data))


def panel_menu(window: MainWindow, name: str) -> PanelMenu:
    panel = next(one for one in window.findChildren(Panel) if one.name == name)
    return panel.findChild(PanelMenu)


@pytest.mark.parametrize(
    ("suffix", "start"), [(".png", b"\x89PNG"), (".svg", b"<?xml"), (".pdf", b"%PDF")]
)
def test_what_is_chosen_is_saved(
    shown: MainWindow, tmp_path: Path, suffix: str, start: bytes
) -> None:
    dialog = opened(shown)
    choose(dialog.format, suffix)
    dialog.save_to(tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").read_bytes().startswith(start)
    assert dialog.isVisible()
    assert dialog.saved.text() == f"Saved as a{suffix}"
    dialog.reject()
    assert Settings().folder == str(tmp_path)
    assert notices(shown) == [f"Saved as a{suffix}"]


def test_the_next_export_begins_with_what_was_chosen_last(
    shown: MainWindow, tmp_path: Path
) -> None:
    dialog = opened(shown, "window")
    for box, data in (
        (dialog.what, "states"), (dialog.format, ".png"), (dialog.scale, 4), (dialog.theme, "grey"),
    ):  # fmt: skip
        choose(box, data)
    dialog.save_to(tmp_path / "a.png")
    again = opened(shown, "window")
    chosen = (again.what, again.format, again.scale, again.theme)
    assert [box.currentData() for box in chosen] == ["states", ".png", 4, "grey"]
    again.reject()
    of_a_panel = opened(shown, "diagram")
    assert of_a_panel.what.currentData() == "diagram"
    assert of_a_panel.scale.currentData() == 4
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
    dialog.save_to(tmp_path / "a.png")
    picture = loaded((tmp_path / "a.png").read_bytes())
    assert (picture.width(), picture.height()) == (3 * shown.width(), 3 * shown.height())


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
    shown.learning.course.start(lesson, page=2)
    dialog = opened(shown)
    assert dialog.file_name.text() == f"{lesson.id}-diagram-t9-unit1.png"
    dialog.reject()
    shown.learning.course.leave()
    dialog = opened(shown)
    assert dialog.file_name.text().startswith("my-own-work-diagram")


def test_of_a_long_name_the_start_is_shown(shown: MainWindow) -> None:
    shown.document.saved(Path("/somewhere/" + "long name " * 8 + ".lstm.json"))
    dialog = opened(shown)
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
    dialog.save_to(tmp_path / "a.svg")
    assert (tmp_path / "a.svg").read_bytes().startswith(b"<?xml")
    dialog = opened(shown)
    choose(dialog.format, ".pdf")
    dialog.save_to(tmp_path / "figure v1.2")
    assert (tmp_path / "figure v1.2.pdf").exists()


def test_the_preview_follows_every_choice(shown: MainWindow) -> None:
    shown.apply_theme(DARK)
    settle()
    dialog = opened(shown)
    before = dialog.preview.picture.toImage()
    choose(dialog.theme, "light")
    light = dialog.preview.picture.toImage()
    assert light.pixelColor(1, 1) != before.pixelColor(1, 1)
    choose(dialog.what, "states")
    assert dialog.preview.picture.size() != light.size()
    assert "." in dialog.preview.accessibleDescription()
    dialog.reject()


def test_the_dialog_is_for_the_keyboard_too(shown: MainWindow) -> None:
    dialog = opened(shown)
    buddies = {label.buddy() for label in dialog.findChildren(QLabel) if label.buddy()}
    choices = {dialog.what, dialog.format, dialog.scale, dialog.theme, dialog.file_name}
    in_print = dialog.print
    of_print = {in_print.size, in_print.width, in_print.type, in_print.resolution}
    assert buddies == choices | of_print
    assert dialog.save_button.isDefault()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    settle()
    assert not shown.findChildren(ExportDialog)


def test_copy_puts_the_picture_on_the_clipboard(shown: MainWindow) -> None:
    dialog = opened(shown, "ranges")
    choose(dialog.scale, 2)
    dialog.copy_button.click()
    copied = QGuiApplication.clipboard().image()
    assert copied.size() == dialog.preview.picture.size() * 2
    dialog.reject()
    settle()
    shown.actions_by_name["copy_image"].trigger()
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
    dialog.save_to(target)
    assert len(told) == 1
    assert "a.pdf" in str(told[0])
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]
    assert dialog.isVisible()
    dialog.reject()


def test_the_menu_of_a_panel_exports_copies_and_hides_it(shown: MainWindow) -> None:
    menu = panel_menu(shown, "states")
    export, copy, _table, _line, hide = menu.menu().actions()
    export.trigger()
    settle()
    dialog = shown.findChildren(ExportDialog)[-1]
    assert dialog.what.currentData() == "states"
    dialog.reject()
    copy.trigger()
    panel = menu.parentWidget().parentWidget()
    assert QGuiApplication.clipboard().image().size() == panel.size()
    hide.trigger()
    assert panel.isHidden()
    assert menu.toolTip()
    assert menu.accessibleName()


def long_state() -> State:
    return seeded_state(inputs=2, units=16, steps=600)


@pytest.mark.parametrize("suffix", [".csv", ".npz"])
def test_a_short_trace_is_saved_at_once(shown: MainWindow, tmp_path: Path, suffix: str) -> None:
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / f"a{suffix}")
    assert (tmp_path / f"a{suffix}").stat().st_size > 1000
    assert notices(shown) == [f"Saved as a{suffix}"]
    assert Settings().folder == str(tmp_path)


def test_a_long_trace_is_saved_in_the_background(
    window: Callable[..., MainWindow], tmp_path: Path
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / "a.csv")
    saving.wait()
    settle()
    rows = (tmp_path / "a.csv").read_text().splitlines()
    assert len(rows) == 601
    last_h = float(rows[-1].split(",")[-1])
    assert last_h == forward(shown.document.state).h[-1, -1]
    assert notices(shown) == ["Saved as a.csv"]


def not_yet(_job: Job) -> None:
    """Let the user cancel first."""


def test_saving_a_long_trace_can_be_cancelled(
    window: Callable[..., MainWindow], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    (tmp_path / "a.csv").write_text("old")
    with monkeypatch.context() as patch:
        patch.setattr(Job, "start", not_yet)
        saving.save(tmp_path / "a.csv")
    shown.findChild(QProgressDialog).findChild(QPushButton).click()
    shown.findChild(Job).start()
    saving.wait()
    settle()
    assert (tmp_path / "a.csv").read_text() == "old"
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]
    assert shown.findChild(Job) is None
    assert notices(shown) == []


def test_a_trace_that_cannot_be_written_is_told(
    window: Callable[..., MainWindow], tmp_path: Path, told: list[Problem]
) -> None:
    shown = window(long_state())
    saving = TraceSaving(shown.document, Settings(), shown)
    saving.save(tmp_path / "none" / "a.csv")
    saving.wait()
    settle()
    assert len(told) == 1
    assert "none" in str(told[0])
    assert notices(shown) == []
