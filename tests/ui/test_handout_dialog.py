"""Worksheets made in the window: chosen, looked at, saved, and given up."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import Qt

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.problem import Problem
from lstm_gui.ui.exporting.dialogs import making_dialog as dialog_module
from lstm_gui.ui.exporting.paper.handout_dialog import HandoutDialog
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import answering, choose
from tests.ui.driving import settle
from tests.ui.pictures import opened_pdf
from tests.ui.told import notices, problems_of


@pytest.fixture
def shown(shared_window: Callable[..., MainWindow]) -> MainWindow:
    return shared_window("latch")


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    return problems_of(monkeypatch, dialog_module)


def opened(window: MainWindow) -> HandoutDialog:
    window.actions_by_name["handout"].trigger()
    settle()
    return window.findChildren(HandoutDialog)[-1]


def wait_for(dialog: HandoutDialog, qtbot: object) -> None:
    qtbot.waitUntil(lambda: dialog.maker is None, timeout=20_000)
    settle()


def text_of(path: Path) -> list[str]:
    with opened_pdf(path.read_bytes()) as document:
        return [document.getAllText(page).text() for page in range(document.pageCount())]


def test_the_cell_that_is_open_is_offered_and_shown(shown: MainWindow) -> None:
    dialog = opened(shown)
    assert dialog.what.count() == 1
    assert dialog.handout.state == shown.document.state
    assert not dialog.preview.picture.isNull()
    assert dialog.place.text() == "1 / 2"
    first = dialog.preview.picture.toImage()
    dialog.forward.click()
    assert dialog.place.text() == "2 / 2"
    assert dialog.preview.picture.toImage() != first
    assert not dialog.forward.isEnabled()
    dialog.back.click()
    assert dialog.preview.picture.toImage() == first


def test_the_sheets_of_all_learners_and_their_answers_are_turned_through(shown: MainWindow) -> None:
    dialog = opened(shown)
    assert dialog.forward_sheet.isHidden(), "one sheet has none beside it"
    dialog.students.setValue(2)
    dialog.contents.choose_data("both")
    assert dialog.place.text() == "Sheet 1 of 2  ·  1 / 2"
    first = dialog.preview.picture.toImage()
    seen = [dialog.place.text()]
    while dialog.forward.isEnabled():
        dialog.forward.click()
        seen.append(dialog.place.text())
    assert seen[2] == "Sheet 2 of 2  ·  1 / 2"
    assert sum(place.startswith("Answers 2 of 2") for place in seen) >= 1
    assert len(seen) == len(set(seen)) >= 6
    dialog.back.click()
    assert dialog.place.text() == seen[-2]
    while dialog.back_sheet.isEnabled():
        dialog.back_sheet.click()
    assert dialog.preview.picture.toImage() == first
    dialog.forward_sheet.click()
    assert dialog.place.text() == "Sheet 2 of 2  ·  1 / 2"
    assert dialog.preview.picture.toImage() != first


def test_the_key_to_many_sheets_is_of_few_pages(shown: MainWindow) -> None:
    dialog = opened(shown)
    dialog.students.setValue(60)
    dialog.contents.choose_data("key")
    seen = [dialog.place.text()]
    while dialog.forward.isEnabled():
        dialog.forward.click()
        seen.append(dialog.place.text())
    assert seen[0].startswith("Key 1 of 2")
    assert seen[-1].startswith("Key 2 of 2")
    assert len(seen) <= 4
    dialog.contents.choose_data("keyed")
    assert dialog.place.text().startswith("Sheet 1 of 60")
    assert "-worksheets-" in dialog.suggested_name()


def test_another_seed_shows_other_numbers(shown: MainWindow) -> None:
    dialog = opened(shown)
    first = dialog.preview.picture.toImage()
    dialog.seed.setValue(2)
    assert dialog.preview.picture.toImage() != first
    assert "seed 2, sheet 1" in dialog.preview.accessibleDescription()


def test_the_file_is_called_in_the_language_of_the_window(shown: MainWindow) -> None:
    shown.apply_language("ko")
    dialog = opened(shown)
    assert "-학습지-" in dialog.suggested_name()
    dialog.contents.choose_data("answers")
    assert "-정답-" in dialog.suggested_name()


def test_a_lesson_comes_first_while_it_is_read(shown: MainWindow) -> None:
    lesson = bundled_lessons()[12]
    shown.learning.course.start(lesson)
    settle()
    dialog = opened(shown)
    titles = [dialog.what.itemText(at) for at in range(dialog.what.count())]
    assert titles == ["13. What it costs, and the GRU", "The cell of this page"]
    assert dialog.handout.lesson is lesson
    dialog.what.setCurrentIndex(1)
    assert dialog.handout.lesson is None


def test_worksheets_and_answers_are_saved_in_one_file(
    shown: MainWindow, tmp_path: Path, qtbot: object
) -> None:
    dialog = opened(shown)
    dialog.students.setValue(2)
    dialog.contents.choose_data("both")
    dialog.save_to(tmp_path / "w.pdf")
    assert dialog.isVisible()
    wait_for(dialog, qtbot)
    texts = text_of(tmp_path / "w.pdf")
    assert sum("Name" in text for text in texts) == 2
    assert sum(text.startswith("Answers") for text in texts) >= 2
    notes = notices(shown)
    assert notes == ["Saved as w.pdf"]


def test_choices_are_kept_for_the_next_time(
    window: Callable[..., MainWindow], tmp_path: Path, qtbot: object
) -> None:
    shown = window("latch")
    dialog = opened(shown)
    dialog.format.choose_data(".html")
    dialog.seed.setValue(41)
    dialog.save_to(tmp_path / "w")
    wait_for(dialog, qtbot)
    assert (tmp_path / "w.html").exists()
    again = opened(shown)
    assert (again.format.currentData(), again.seed.value()) == (".html", 41)


def test_a_file_is_asked_for(shown: MainWindow, tmp_path: Path, qtbot: object) -> None:
    dialog = opened(shown)
    with answering(choose(tmp_path / "asked.pdf")):
        dialog.save_button.click()
    wait_for(dialog, qtbot)
    assert (tmp_path / "asked.pdf").exists()


def test_what_cannot_be_written_is_told_and_the_dialog_stays(
    shown: MainWindow, tmp_path: Path, told: list[Problem], qtbot: object
) -> None:
    dialog = opened(shown)
    dialog.save_to(tmp_path / "nowhere" / "w.pdf")
    wait_for(dialog, qtbot)
    assert len(told) == 1
    assert "nowhere" in str(told[0])
    assert dialog.isVisible()


def test_making_can_be_given_up(shown: MainWindow, tmp_path: Path, qtbot: object) -> None:
    dialog = opened(shown)
    dialog.students.setValue(200)
    dialog.save_to(tmp_path / "w.pdf")
    assert dialog.maker is not None
    assert not dialog.progress.isHidden()
    assert not dialog.seed.isEnabled(), "what is being made stays what was chosen"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    wait_for(dialog, qtbot)
    assert not (tmp_path / "w.pdf").exists()
    assert dialog.isVisible(), "Esc first gives up"
    assert dialog.seed.isEnabled()
