"""Pages of a lesson: turned, looked at as they ask, lit and typeset."""

import pytest
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtGui import QTextDocument
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import KINDS, Entry
from lstm_gui.files.lessons.lesson_addresses import parts_of, rows_of, targets
from lstm_gui.files.lessons.lesson_files import tour
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import all_rows
from lstm_gui.ui.learn.page_dots import PageDots
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import CELLS
from tests.ui.driving import click, hover, key, leave, middle, pixels_of, settle
from tests.ui.learn.lesson_window import (
    FORGET,
    LESSONS,
    learn,
    leave_lesson,
    start,
    turn_to,
    type_number,
)


@pytest.fixture
def main(at_chapters: MainWindow) -> MainWindow:
    return at_chapters


def test_pages_turn_by_key_button_dot_and_menu(main):
    start(main, FORGET)
    panel, course = main.learning.panel, main.learning.course
    key(main, "Right", Qt.KeyboardModifier.AltModifier)
    assert course.index == 1
    key(main, "Left", Qt.KeyboardModifier.AltModifier)
    assert course.index == 0
    panel.text.setFocus()
    key(panel.text, "PageDown")
    assert course.index == 1
    key(panel.text, "PageUp")
    assert course.index == 0
    dot = panel.dots._dot(3).center()
    click(panel.dots, (dot.x(), dot.y()))
    assert course.index == 3
    panel.pages.aboutToShow.emit()
    panel.pages.actions()[4].trigger()
    assert course.index == 4
    assert panel.next_button.text() == "Next chapter"
    click(panel.next_button, middle(panel.next_button))
    assert (course.lesson, course.index) == (LESSONS[6], 0)


def test_who_turns_one_page_too_many_comes_back_to_the_chapter_before(main):
    start(main, LESSONS[6])
    panel, course = main.learning.panel, main.learning.course
    panel.text.setFocus()
    key(panel.text, "PageUp")
    assert (course.lesson, course.index) == (LESSONS[5], len(LESSONS[5].pages) - 1)
    assert panel.dots.accessibleName().startswith(f"Page {len(LESSONS[5].pages)} of")
    start(main, tour())
    assert not panel.back_button.isEnabled()


def test_all_dots_show_and_answer_however_little_room_they_have(qtbot):
    dots = PageDots()
    qtbot.addWidget(dots)
    dots.show_pages(1, 9)
    dots.resize(60, 24)
    drawn = pixels_of(dots)
    assert (drawn[:, 0] == drawn[0, 0]).all()
    assert (drawn[:, -1] == drawn[0, 0]).all()
    picked = []
    dots.picked.connect(picked.append)
    click(dots, (2, 12))
    click(dots, (58, 12))
    assert picked == [0, 8]


def test_the_button_of_the_chapter_leads_to_the_others(main):
    start(main, LESSONS[5])
    turn_to(main, 1)
    panel = main.learning.panel
    for menu in (panel.pages, panel.pages.chapters, panel.pages):
        menu.aboutToShow.emit()
    assert panel.pages.actions()[-1].menu() is panel.pages.chapters
    chosen = [one.text() for one in panel.pages.chapters.actions() if one.isChecked()]
    assert chosen == [f"6. {LESSONS[5].title['en']}"]
    name = f"3. {LESSONS[2].title['en']}"
    next(one for one in panel.pages.chapters.actions() if one.text() == name).trigger()
    settle()
    assert (main.learning.course.lesson, main.learning.course.index) == (LESSONS[2], 0)


def test_the_last_page_of_all_is_the_end(main):
    start(main, LESSONS[-1])
    turn_to(main, len(LESSONS[-1].pages) - 1)
    assert not main.learning.panel.next_button.isEnabled()


def test_turning_the_page_can_be_undone_inside_the_lesson(main):
    start(main, FORGET)
    turn_to(main, 3)
    before = main.document.state
    turn_to(main, 4)
    key(main, "Z", Qt.KeyboardModifier.ControlModifier)
    assert main.document.state == before


def test_reading_goes_on_where_it_stopped(main):
    start(main, FORGET)
    turn_to(main, 2)
    leave_lesson(main)
    resume = main.learning.panel.chapters.resume
    assert "6. The forget gate, page 3" in resume.text()
    click(resume, middle(resume))
    assert (main.learning.course.lesson, main.learning.course.index) == (FORGET, 2)


def test_terms_light_the_window_and_the_diagram_marks_the_terms(main):
    start(main, FORGET)
    text, document = main.learning.panel.text, main.document
    page = document.snapshot().spotlight
    assert page.parts == {"h_in", "x_in", "to_f", "f"}
    cursor, href = text._terms()[0]
    cursor.setPosition((cursor.selectionStart() + cursor.selectionEnd()) // 2)
    at = text.cursorRect(cursor).center()
    hover(text.viewport(), (at.x(), at.y()))
    assert href == "part:f+part:to_f"
    assert document.snapshot().spotlight.dims
    leave(text)
    assert text.anchorAt(at) == href
    assert document.snapshot().spotlight == page
    figure = main.workspace.diagram().figure
    figure.part_hovered.emit("f")
    assert len(text.extraSelections()) == 1
    figure.part_hovered.emit("")
    assert not text.extraSelections()


def test_a_term_reached_by_keyboard_lights_and_chooses_its_block(main):
    start(main, LESSONS[12])
    turn_to(main, 3)
    main.document.select(block="n")
    text = main.learning.panel.text
    text.setFocus()
    for _ in range(1 + text.terms().index("part:z+row:z")):
        key(text, "Tab")
    assert main.document.snapshot().spotlight.parts == {"z"}
    key(text, "Return")
    settle()
    assert main.document.state.selection.block == "z"


def test_what_a_page_changed_flashes_and_settles(main):
    start(main, LESSONS[1])
    turn_to(main, 1)
    entry = Entry("w_h", 0, 0, "h")
    type_number(main, entry, 2.0)
    type_number(main, Entry("b", 0, 0, "h"), 1.0)
    main.learning.course.go(1)
    assert main.document.snapshot().spotlight.entries == {entry, Entry("b", 0, 0, "h")}
    main.learning.course.lights.end_flash()
    assert main.document.snapshot().spotlight.entries == {entry}


def test_the_taps_show_the_gates_of_the_cell(main):
    start(main, LESSONS[2])
    picture = main.learning.panel.picture
    assert picture.isVisible()
    assert picture.y() < main.learning.panel.text.y(), "the text speaks of the picture"
    type_number(main, Entry("b", 0, 0, "f"), 2.0)
    reading = main.document.snapshot().unit_reading()
    hot, cold = picture.taps()
    seen = [(tap.supply, tap.opening, tap.flow) for tap in (hot, cold)]
    names = (("c_before", "f", "kept"), ("c_tilde", "i", "written"))
    assert seen == [tuple(reading[name] for name in of_tap) for of_tap in names]
    before = picture.grab().toImage()
    type_number(main, Entry("b", 0, 0, "f"), -2.0)
    assert picture.grab().toImage() != before


def test_the_language_switches_the_page_at_once(main):
    start(main, FORGET)
    panel = main.learning.panel
    main.apply_language("ko")
    settle()
    assert "망각 게이트" in panel.text.toPlainText()
    assert panel.page_title.text() == FORGET.pages[0].title["ko"]
    assert main.learning.course.index == 0


def test_nothing_can_be_turned_while_no_lesson_is_open(main):
    names = ("lesson_next", "lesson_back")
    learn(main)
    assert not any(main.actions_by_name[name].isEnabled() for name in names)
    start(main, FORGET)
    assert all(main.actions_by_name[name].isEnabled() for name in names)


def test_lessons_name_the_parts_and_rows_that_the_window_has():
    for kind in CELLS.values():
        assert set(picture_of(kind).parts) == parts_of(kind)
        assert set(row_kinds(kind)) == rows_of(kind)
    for kind in KINDS.values():
        assert parts_of(kind) <= set(picture_of(kind).parts)
    assert all(targets(f"row:{name}").rows == {name} for name in all_rows())


@pytest.mark.parametrize("size", [(1024, 700), (1180, 760), (1360, 860)])
def test_no_panel_lies_over_another(main, size):
    main.resize(*size)
    settle()
    learn(main)
    start(main, FORGET)
    shown = [
        panel.geometry()
        for panel in (*main.workspace.panels, main.learning.panel)
        if panel.isVisible() and not panel.visibleRegion().isEmpty()
    ]
    assert main.size().width() == size[0]
    for index, one in enumerate(shown):
        assert main.rect().contains(one)
        assert not any(one.intersects(other) for other in shown[index + 1 :])
    QApplication.processEvents()


def test_a_page_is_looked_at_as_it_asks_whatever_was_open_before(main):
    main.document.set_view(mean=True, reach=20.0)
    start(main, FORGET)
    assert main.document.view.rows == tuple(FORGET.pages[0].set.rows)
    assert (main.document.view.reach, main.document.view.mean) == (3.0, False)
    turn_to(main, 4)
    assert main.document.view.reach == FORGET.pages[4].set.reach
    main.learning.course.start(LESSONS[10])
    assert main.document.view.reach == 3.0


def test_slow_motion_points_at_its_own_parts_during_a_lesson(main):
    start(main, FORGET)
    turn_to(main, 3)
    page = main.document.snapshot().spotlight
    main.playback.slow_motion.do_gate_steps()
    settle()
    assert main.document.snapshot().spotlight.parts != page.parts
    main.playback.slow_motion.leave()
    settle()
    assert main.document.snapshot().spotlight == page
    main.playback.slow_motion.do_gate_steps()
    leave_lesson(main)
    assert main.document.moment is None


def test_every_formula_of_a_page_takes_on_the_theme(main):
    start(main, FORGET)
    turn_to(main, 4)
    panel = main.learning.panel
    texts = (panel.text, panel.challenge.goal, panel.challenge.rows[0].text)
    before = [text.grab().toImage() for text in texts]
    main.apply_theme(DARK)
    settle()
    for text, image in zip(texts, before, strict=True):
        assert text.grab().toImage() != image
        name = QUrl("formula:0")
        ink = text.loadResource(QTextDocument.ResourceType.ImageResource.value, name)
        lightest = max(
            ink.pixelColor(x, y).lightness() * ink.pixelColor(x, y).alpha() // 255
            for x in range(ink.width())
            for y in range(ink.height())
        )
        assert lightest > 180
