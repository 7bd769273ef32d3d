"""In front of a class: a pen, a large pointer, and notes in a second window."""

from collections.abc import Callable, Iterator

import pytest
from PyQt6.QtCore import QEvent, QPoint, QPointF, Qt
from PyQt6.QtGui import QColor, QCursor, QMouseEvent
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.files.lessons.lesson_files import bundled_lessons, decode_lesson
from lstm_gui.files.problem import Problem
from lstm_gui.ui.learn.notes_window import NotesWindow
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.widgets.covers.curtain import Curtain
from lstm_gui.ui.widgets.covers.pen_sheet import PenSheet
from lstm_gui.ui.widgets.covers.pointer_spot import PointerSpot
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle

NOTES = """
format = "lstm-explorer/lesson"
version = 1
id = "noted"
number = 1
title = { en = "Noted" }
[[pages]]
title = { en = "First" }
text = { en = "What the class reads." }
notes = { en = "Ask who has seen **one** before." }
[[pages]]
title = { en = "Second" }
text = { en = "The forget gate is {{f}} now." }
[pages.challenge]
goal = { en = "Raise it." }
hint = { en = "By $b_f$." }
[[pages.challenge.conditions]]
kind = "entry"
text = { en = "large" }
entry = "b_f[1]"
at_least = 1
"""


@pytest.fixture
def main(shared_window: Callable[..., MainWindow]) -> Iterator[MainWindow]:
    made = shared_window("latch")
    yield made
    made.learning.close()
    if made.findChildren(PenSheet):
        made.actions_by_name["pen"].trigger()


@pytest.fixture
def reading(main: MainWindow) -> MainWindow:
    main.actions_by_name["learn"].trigger()
    main.learning.course.start(decode_lesson(NOTES.encode(), "noted"))
    settle()
    return main


def drawing(main: MainWindow) -> PenSheet:
    main.actions_by_name["pen"].trigger()
    settle()
    return main.findChildren(PenSheet)[-1]


def stroke(sheet: QWidget, *points: tuple[int, int]) -> None:
    QTest.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*points[0]))
    for point in points[1:]:
        place = QPointF(*point)
        held = Qt.MouseButton.LeftButton
        moved = QMouseEvent(
            QEvent.Type.MouseMove, place, QPointF(sheet.mapToGlobal(place)),
            Qt.MouseButton.NoButton, held, Qt.KeyboardModifier.NoModifier,
        )  # fmt: skip
        QApplication.sendEvent(sheet, moved)
    QTest.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(*points[-1]))


def colour_at(main: MainWindow, x: int, y: int) -> QColor:
    return main.grab().toImage().pixelColor(x, y)


def test_a_stroke_stays_in_its_colour_and_the_next_has_another(main: MainWindow) -> None:
    sheet = drawing(main)
    stroke(sheet, (200, 300), (300, 300))
    QTest.keyClick(sheet, Qt.Key.Key_C)
    stroke(sheet, (200, 400), (300, 400))
    assert colour_at(main, 250, 300) == theme().role("f")
    assert colour_at(main, 250, 400) == theme().role("o")


def test_strokes_go_one_by_one_or_all_at_once(main: MainWindow) -> None:
    sheet = drawing(main)
    for y in (300, 340, 380):
        stroke(sheet, (200, y), (300, y))
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert colour_at(main, 250, 380) != theme().role("f")
    assert colour_at(main, 250, 340) == theme().role("f")
    QTest.keyClick(sheet, Qt.Key.Key_Delete)
    assert colour_at(main, 250, 300) != theme().role("f")
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert sheet.strokes == []


@pytest.mark.parametrize("by_key", [True, False])
def test_the_pen_ends_with_escape_or_its_own_key(main: MainWindow, by_key: bool) -> None:
    before = main.grab().toImage()
    sheet = drawing(main)
    stroke(sheet, (200, 300), (300, 300))
    action = main.actions_by_name["pen"]
    assert action.isChecked()
    QTest.keyClick(sheet, Qt.Key.Key_Escape) if by_key else action.trigger()
    settle()
    assert not action.isChecked()
    assert not any(one.isVisible() for one in main.findChildren(PenSheet))
    assert main.grab().toImage() == before


def test_a_presenter_goes_on_while_the_pen_is_there(main: MainWindow) -> None:
    sheet = drawing(main)
    t = main.document.state.selection.t
    QTest.keyClick(sheet, Qt.Key.Key_Right)
    settle()
    assert main.document.state.selection.t == t + 1


def test_another_page_is_clean(reading: MainWindow) -> None:
    sheet = drawing(reading)
    stroke(sheet, (200, 300), (300, 300))
    QTest.keyClick(sheet, Qt.Key.Key_PageDown)
    settle()
    assert reading.learning.course.index == 1
    assert sheet.strokes == []
    assert sheet.isVisible()


def test_the_pointer_is_large_and_in_nobodys_way(main: MainWindow) -> None:
    colour = QColor(theme().role("f"))
    main.setFocus()
    main.actions_by_name["pointer"].trigger()
    (spot,) = main.findChildren(PointerSpot)
    QCursor.setPos(main.mapToGlobal(QPoint(400, 300)))
    spot.follow()
    assert spot.spot == QPointF(400, 300)
    assert colour_at(main, 400 + 22, 300) == colour
    assert theme().role("f") == colour
    assert main.focusWidget() is main
    assert main.childAt(400, 300) is not spot
    main.actions_by_name["pointer"].trigger()
    settle()
    assert spot.isHidden()
    assert not main.actions_by_name["pointer"].isChecked()


@pytest.fixture
def notes(reading: MainWindow) -> Iterator[NotesWindow]:
    reading.actions_by_name["notes"].trigger()
    settle()
    (shown,) = reading.findChildren(NotesWindow)
    yield shown
    if reading.findChildren(NotesWindow):
        shown.close()
        settle()


def test_notes_show_what_the_class_does_not_see(reading: MainWindow, notes: NotesWindow) -> None:
    assert notes.isWindow()
    assert notes.notes.toPlainText() == "Ask who has seen one before."
    assert "Ask who" not in reading.learning.panel.text.toPlainText()
    assert notes.next_title.text() == "Next: Second"
    f = reading.document.computed().unit_reading()["f"]
    assert notes.next_text.toPlainText() == f"The forget gate is {f:.2f} now."
    assert notes.place.text() == "Noted  ·  1 / 2"


def test_pages_turn_from_the_notes_and_the_notes_follow(
    reading: MainWindow, notes: NotesWindow
) -> None:
    notes.activateWindow()
    QTest.keyClick(notes, Qt.Key.Key_PageDown)
    settle()
    assert reading.learning.course.index == 1
    assert notes.notes.toPlainText().startswith("Hint")
    assert notes.next_title.text() == "This is the last page."
    assert not notes.next_button.isEnabled()
    notes.back_button.click()
    assert reading.learning.course.index == 0
    reading.learning.course.leave()
    settle()
    assert notes.now_title.text() == "No lesson is open."


def test_page_keys_among_the_notes_show_the_class_all_of_a_page_first(
    reading: MainWindow, notes: NotesWindow
) -> None:
    course, bar = reading.learning.course, reading.learning.panel.scroll.verticalScrollBar()
    reading.resize(1024, 700)
    course.start(bundled_lessons()[5], page=3)
    settle()
    assert bar.maximum() > 0
    notes.activateWindow()
    for _ in range(1 + bar.maximum()):
        if bar.value() == bar.maximum():
            break
        QTest.keyClick(notes, Qt.Key.Key_PageDown)
        assert course.index == 3
    QTest.keyClick(notes, Qt.Key.Key_PageDown)
    assert course.index == 4


def test_notes_follow_language_and_colours(reading: MainWindow, notes: NotesWindow) -> None:
    reading.learning.course.start(bundled_lessons()[5])
    reading.apply_language("ko")
    reading.apply_theme(DARK)
    settle()
    assert notes.windowTitle() == "수업 노트"
    assert notes.place.text().startswith("망각 게이트")
    assert notes.next_title.text().startswith("다음: ")
    reading.learning.course.go(len(bundled_lessons()[5].pages) - 1)
    settle()
    assert notes.notes.toPlainText().startswith("편향만으로는")
    assert "힌트" in notes.notes.toPlainText()


def test_the_keys_of_a_class_do_in_the_notes_what_they_do_in_its_window(
    reading: MainWindow, notes: NotesWindow
) -> None:
    notes.activateWindow()
    for name, key in (("classroom", "F5"), ("one_panel", "F6"), ("pen", "F7"), ("pointer", "F8")):
        for on in (True, False):
            QTest.keyClick(notes, getattr(Qt.Key, f"Key_{key}"))
            assert reading.actions_by_name[name].isChecked() == on
    for blank in (True, False):
        QTest.keyClick(notes, Qt.Key.Key_B)
        assert any(one.isVisible() for one in reading.findChildren(Curtain)) == blank
    reading.learning.course.leave()
    t = reading.document.state.selection.t
    QTest.keyClick(notes, Qt.Key.Key_PageDown)
    assert reading.document.state.selection.t == t + 1
    QTest.keyClick(notes, Qt.Key.Key_F9)
    assert not reading.actions_by_name["notes"].isChecked()


def test_the_clock_counts_from_the_click(notes: NotesWindow) -> None:
    assert notes.time.text().startswith("0:")
    notes.start_clock()
    assert notes.time.text() == "0:00"


def test_closing_the_notes_is_told_to_the_menu(reading: MainWindow, notes: NotesWindow) -> None:
    action = reading.actions_by_name["notes"]
    assert action.isChecked()
    notes.close()
    settle()
    assert not action.isChecked()
    action.trigger()
    settle()
    assert len(reading.findChildren(NotesWindow)) == 1
    action.trigger()
    settle()
    assert reading.findChildren(NotesWindow) == []


def test_notes_are_checked_as_every_text() -> None:
    broken = NOTES.replace("Ask who", "Ask [who](part:nobody)")
    with pytest.raises(Problem, match="nobody"):
        decode_lesson(broken.encode(), "broken")


@pytest.mark.parametrize("lesson", bundled_lessons(), ids=lambda lesson: lesson.id)
def test_every_page_of_a_chapter_has_notes_for_whoever_gives_it(lesson) -> None:
    for page in lesson.pages:
        assert page.notes is not None
        assert set(page.notes) == {"ko", "en"}
        assert all(20 < len(text) < 300 for text in page.notes.values())
