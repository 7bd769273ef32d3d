"""Lessons in the real window, worked through with mouse and keyboard."""

from pathlib import Path

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, Qt, QUrl
from PyQt6.QtGui import QTextDocument
from PyQt6.QtWidgets import QApplication, QLabel, QMessageBox

from lstm_gui.core import KINDS, LSTM, Clamp, Entry, Kind, value, with_clamp
from lstm_gui.files.lesson_addresses import CARDS, entry_at, parts_of, rows_of, targets
from lstm_gui.files.lesson_format import Choice, Lesson, Memory, Pick
from lstm_gui.files.lesson_kinds import kind_of
from lstm_gui.files.lesson_set_checks import LANES, MEMORY_LIMITS, trained_choices
from lstm_gui.files.lessons import bundled_lessons, decode_lesson
from lstm_gui.files.session import encode_session, read_session
from lstm_gui.scenes.learning.lesson_starts import start_of
from lstm_gui.scenes.memory import memory_settings
from lstm_gui.scenes.memory.memory_settings import INITIALISATIONS, MemorySettings
from lstm_gui.scenes.memory.trained_lanes import choices
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.snapshot import all_rows
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.variant_menu import SWITCHES
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.plots.state_rows import row_kinds
from lstm_gui.ui.sessions.autosave import Autosave
from lstm_gui.ui.style.theme import DARK
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.core.states import CELLS
from tests.ui.driving import click, hover, key, leave, middle, settle, write

PICTURE = picture_of(LSTM)

LESSONS = bundled_lessons()
FORGET = LESSONS[5]


@pytest.fixture
def main(window) -> MainWindow:
    return window("latch")


def learn(main: MainWindow):
    panel = main.learning.panel
    if panel.isHidden():
        key(main, "F2")
        settle()
    assert panel.isVisible()
    return panel


def start(main: MainWindow, lesson: Lesson) -> None:
    click(learn(main).chapters.buttons[lesson.id], (20, 8))
    settle()


def turn_to(main: MainWindow, index: int) -> None:
    panel = main.learning.panel
    while main.learning.course.index < index:
        click(panel.next_button, middle(panel.next_button))
        settle()


def type_number(main: MainWindow, entry: Entry, number: float) -> None:
    """Go to the block and the unit of ``entry`` and type ``number`` into its box."""
    parameters = main.workspace.parameters
    if entry.block:
        button = parameters.block.tabs.buttons[entry.block]
        click(button, middle(button))
        while main.document.state.selection.unit != entry.row:
            key(main, "Down" if main.document.state.selection.unit < entry.row else "Up")
        settle()
    section = parameters.block if entry.block else parameters.initial
    row = next(row for row in section.sliders.rows if row.entry == entry)
    row.box.setFocus()
    row.box.selectAll()
    write(row.box, repr(number))
    key(row.box, "Return")
    settle()


def click_quantity(main: MainWindow, quantity: str) -> None:
    """Click where ``quantity`` stands in the diagram."""
    figure = main.workspace.diagram().figure
    spot = next((node.center for node in PICTURE.nodes if node.quantity == quantity), None)
    if spot is None:
        wire = next(wire for wire in PICTURE.wires if wire.quantity == quantity)
        (x0, y0), (x1, y1) = wire.points[:2]
        spot = ((x0 + x1) / 2, (y0 + y1) / 2)
    at = figure.mapFromScene(figure._view.mapViewToScene(QPointF(*spot)))
    click(figure.viewport(), (at.x(), at.y()))
    settle()


def choose_kind(main: MainWindow, kind: Kind) -> None:
    """Press the button of ``kind``, and every switch in which it departs."""
    section = main.workspace.parameters.kind
    if main.document.state.parameters.kind.name != kind.name:
        button = section.buttons[kind.name]
        click(button, middle(button))
    settle()
    for switch, action in zip(SWITCHES, section.variants.switches, strict=True):
        if switch.is_on(kind.variant) != action.isChecked():
            action.trigger()
            settle()
    if (
        kind.reset is not None
        and not section.variants.settings["gru"]["reset", kind.reset].isChecked()
    ):
        section.variants.settings["gru"]["reset", kind.reset].trigger()
    settle()


def change_memory(main: MainWindow, part: Memory) -> None:
    """Type what ``part`` changes into the boxes of the Memory workspace."""
    memory = main.workspaces.memory
    flow = next(panel for panel in memory.panels if panel.name == "memory_flow")
    boxes = {"distance": memory.sentence.distance, "gain": flow.gain.box}
    given = {name: getattr(part, name) for name in part.__struct_fields__}
    for name, number in given.items():
        if number is not None:
            boxes[name].setFocus()
            boxes[name].selectAll()
            write(boxes[name], repr(number))
            key(boxes[name], "Return")
            settle()


def marks(main: MainWindow) -> list[bool]:
    return [row.mark.met for row in main.learning.panel.challenge.rows]


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_every_challenge_can_be_met_with_mouse_and_keyboard(main, lesson):
    start(main, lesson)
    box = main.learning.panel.challenge
    for index, page in enumerate(lesson.pages):
        turn_to(main, index)
        assert box.isHidden() == (page.challenge is None)
        if page.challenge is None:
            continue
        assert not all(marks(main))
        assert box.success.isHidden()
        assert main.workspaces.current == page.workspace
        if page.challenge.solution_cell is not None:
            choose_kind(main, kind_of(page.challenge.solution_cell, main.document.snapshot().kind))
        for part in page.challenge.solution_memory:
            change_memory(main, part)
        for address, number in page.challenge.solution.items():
            type_number(main, entry_at(address), number)
        for place, part in enumerate(page.challenge.conditions):
            if isinstance(part, Pick):
                click_quantity(main, part.quantities[0])
            elif isinstance(part, Choice):
                button = box.options[place, part.answer]
                click(button, middle(button))
        settle()
        assert all(marks(main))
        assert box.success.isVisible()
    assert lesson.id in Settings().solved_lessons


@pytest.mark.parametrize("lesson", LESSONS, ids=lambda lesson: lesson.id)
def test_the_solution_on_request_meets_every_condition_and_can_be_undone(main, lesson):
    start(main, lesson)
    turn_to(main, len(lesson.pages) - 1)
    before = main.document.state
    box = main.learning.panel.challenge
    box.solution_button.click()
    settle()
    assert all(marks(main))
    challenge = lesson.pages[-1].challenge
    if challenge.solution or challenge.solution_cell or challenge.solution_memory:
        key(main, "Z", Qt.KeyboardModifier.ControlModifier)
        assert main.document.state == before


def test_leaving_gives_back_the_own_work_byte_for_byte(main):
    document = main.document
    document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    document.set_values("Two", {Entry("b", 1, 0, "o"): -0.5})
    document.undo_stack.undo()
    document.select(t=3, unit=1, block="o")
    document.set_view(rows=("c", "x"), reach=7.0, mean=True)
    before = encode_session(document.session)
    start(main, FORGET)
    turn_to(main, 4)
    type_number(main, Entry("b", 0, 0, "f"), 4.0)
    assert document.state != start_of(FORGET, 4).state
    assert encode_session(document.session) == before, "what Save writes is the own work"
    leave_lesson(main)
    assert encode_session(document.session) == before
    assert document.modified
    assert document.undo_stack.undoText() == "One"
    assert document.undo_stack.redoText() == "Two"
    document.undo_stack.redo()
    assert value(document.state, Entry("b", 1, 0, "o")) == -0.5
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert not document.modified
    assert not document.undo_stack.canUndo()


def leave_lesson(main: MainWindow) -> None:
    button = main.learning.panel.leave
    click(button, middle(button))
    settle()


def test_a_lesson_leaves_an_unmodified_session_unmodified(main):
    title = main.windowTitle()
    start(main, FORGET)
    turn_to(main, 4)
    type_number(main, Entry("b", 0, 0, "f"), 4.0)
    assert not main.document.modified
    leave_lesson(main)
    assert not main.document.modified
    assert main.windowTitle() == title


def test_the_header_names_the_lesson_and_the_work_that_is_set_aside(main):
    main.files.open_preset("latch")
    main.document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    settle()
    own = main.header.document.text()
    start(main, FORGET)
    assert main.header.document.text() == f"Learn: 6. {FORGET.title['en']}"
    assert own.removesuffix(" •") in main.header.document.toolTip()
    assert main.windowTitle().startswith("Learn: 6.")
    assert not main.isWindowModified()
    main.apply_language("ko")
    assert FORGET.title["ko"] in main.header.document.text()
    main.apply_language("en")
    leave_lesson(main)
    assert main.header.document.text() == own
    assert main.isWindowModified()


def test_saving_during_a_lesson_saves_the_own_work_and_says_so(main, tmp_path):
    path = tmp_path / "mine.lstm.json"
    own = main.document.state
    assert main.files.save_to(path)
    assert notices(main) == []
    start(main, FORGET)
    key(main, "S", Qt.KeyboardModifier.ControlModifier)
    settle()
    (text,) = notices(main)
    assert "own work" in text
    assert path.name in text
    assert read_session(path).state == own
    assert main.header.document.text().startswith("Learn:")


def notices(main: MainWindow) -> list[str]:
    return [notice.findChild(QLabel).text() for notice in main.findChildren(Notice)]


def test_closing_the_panel_leaves_the_lesson_and_restores_the_layout(main):
    own = main.document.state
    before = [(panel.isVisible(), panel.geometry()) for panel in main.workspace.panels]
    start(main, FORGET)
    key(main, "F2")
    settle()
    assert main.learning.panel.isHidden()
    assert main.document.state == own
    after = [(panel.isVisible(), panel.geometry()) for panel in main.workspace.panels]
    assert after == before


def test_opening_another_session_ends_the_lesson(main):
    start(main, FORGET)
    main.files.show_preset("overwrite")
    settle()
    assert main.learning.course.lesson is None
    assert not main.learning.panel.leave.isVisible()
    assert main.document.state.parameters.input_size == 2


def test_autosave_keeps_the_own_work(main, tmp_path):
    kept = []

    class Store:
        def save(self, session, path, stamp, preset, seen):
            kept.append(session)

        def clear(self):
            pass

    autosave = Autosave(main.document, Store(), main)
    main.document.set_values("One", {Entry("b", 0, 0, "f"): 1.25})
    own = encode_session(main.document.session)
    start(main, FORGET)
    autosave.save()
    assert [encode_session(session) for session in kept] == [own]
    leave_lesson(main)
    main.document.undo_stack.setClean()
    autosave.deleteLater()


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
    assert not panel.back_button.isEnabled()
    dot = panel.dots._dot(3).center()
    click(panel.dots, (dot.x(), dot.y()))
    assert course.index == 3
    panel.pages.aboutToShow.emit()
    panel.pages.actions()[4].trigger()
    assert course.index == 4
    assert panel.next_button.text() == "Next chapter"
    click(panel.next_button, middle(panel.next_button))
    assert (course.lesson, course.index) == (LESSONS[6], 0)


def test_the_button_of_the_chapter_leads_to_the_others(main):
    start(main, LESSONS[5])
    turn_to(main, 1)
    panel = main.learning.panel
    for menu in (panel.pages, panel.other_chapters, panel.pages):
        menu.aboutToShow.emit()
    assert panel.pages.actions()[-1].menu() is panel.other_chapters
    chosen = [one.text() for one in panel.other_chapters.actions() if one.isChecked()]
    assert chosen == [panel.chapter.text().removesuffix("  ▾")]
    name = f"3. {LESSONS[2].title['en']}"
    next(one for one in panel.other_chapters.actions() if one.text() == name).trigger()
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
    turn_to(main, 2)
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
    main.learning.course._flash.timeout.emit()
    assert main.document.snapshot().spotlight.entries == {entry}


def test_a_wrong_click_and_a_wrong_answer_are_told_and_do_not_count(main):
    start(main, LESSONS[3])
    turn_to(main, 3)
    box = main.learning.panel.challenge
    assert box.rows[0].now.text() == "Click it in the diagram."
    click_quantity(main, "o")
    assert not any(marks(main))
    assert box.rows[0].now.text() == "Not there. Look once more."
    main.learning.course.start(LESSONS[12], 1)
    settle()
    button = box.options[0, 1]
    click(button, middle(button))
    assert not box.rows[0].mark.met
    assert box.rows[0].now.text() == "Not quite. Choose another answer."


def test_why_an_answer_is_right_is_told_with_its_formula(main):
    start(main, LESSONS[10])
    turn_to(main, 4)
    row = main.learning.panel.challenge.rows[0]
    assert row.why.isHidden()
    button = main.learning.panel.challenge.options[0, 2]
    click(button, middle(button))
    assert row.why.isVisible()
    assert row.why.toPlainText().startswith("Yes.")
    assert "$" not in row.why.toPlainText()


def test_the_hint_comes_when_asked_for(main):
    start(main, FORGET)
    turn_to(main, 4)
    box = main.learning.panel.challenge
    assert box.hint.isHidden()
    click(box.hint_button, middle(box.hint_button))
    assert box.hint.isVisible()


def test_the_taps_show_the_gates_of_the_cell(main):
    start(main, LESSONS[2])
    picture = main.learning.panel.picture
    assert picture.isVisible()
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


def test_a_lesson_of_a_teacher_opens_and_a_mistake_names_its_line(main, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = tmp_path / "mine.lesson.toml"
    source = Path("resources/lessons/05-cell-state.lesson.toml").read_text(encoding="utf-8")
    path.write_text(source.replace("number = 5", "number = five"), encoding="utf-8")
    main.learning.open_lesson(path)
    assert f"{path}, line 4" in told[0]
    assert main.learning.course.lesson is None
    path.write_text(source, encoding="utf-8")
    main.learning.open_lesson(path)
    settle()
    assert main.learning.panel.isVisible()
    assert main.learning.course.lesson.number == 5


def test_all_mistakes_of_a_lesson_are_told_at_once_in_the_order_of_lines(
    main, tmp_path, monkeypatch
):
    told = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN.replace('"part:f"', '"part:q"') + WRONG_PAGES, encoding="utf-8")
    main.learning.open_lesson(path)
    lines = [int(line.split("line ")[1].split(":")[0]) for line in told[0].splitlines()]
    assert len(lines) == 5
    assert lines == sorted(lines)
    for word in ("part:q", "b_q[1]", "row:zz", "begins with $", "between 1 and 2"):
        assert word in told[0], word


def test_a_lesson_is_read_again_when_it_is_saved_and_its_page_stays(main, tmp_path, qtbot):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    course = main.learning.course
    course.next()
    path.write_text(OWN.replace("두 번째", "새로 쓴"), encoding="utf-8")
    qtbot.waitUntil(lambda: "새로 쓴" in course.page.title["ko"])
    assert course.index == 1
    # Editors put another file in its place.
    other = tmp_path / "other"
    other.write_text(OWN.replace("두 번째", "세 번 쓴"), encoding="utf-8")
    other.replace(path)
    qtbot.waitUntil(lambda: "세 번 쓴" in course.page.title["ko"])
    path.write_text(OWN.replace('"part:f"', '"part:q"'), encoding="utf-8")
    qtbot.waitUntil(lambda: any("part:q" in text for text in notices(main)))
    assert "세 번 쓴" in course.page.title["ko"]


def test_own_lessons_stand_in_the_list_and_can_be_opened_there(main, tmp_path, monkeypatch):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.leave()
    settle()
    button = main.learning.panel.chapters.own[path]
    assert button.isVisible()
    button.click()
    assert main.learning.course.lesson.id == "own"
    main.learning.course.leave()
    path.unlink()
    monkeypatch.setattr(QMessageBox, "exec", lambda box: None)
    main.learning.panel.chapters.own[path].click()
    assert Settings().recent_lessons == []


@pytest.mark.parametrize("withheld", [[], ["hints"], ["solutions"], ["hints", "solutions"]])
def test_hints_and_solutions_can_be_withheld(main, tmp_path, withheld):
    path = tmp_path / "mine.lesson.toml"
    path.write_text(f"withhold = {withheld}\n" + OWN, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.next()
    settle()
    box = main.learning.panel.challenge
    assert box.goal.isVisible()
    assert box.hint_button.isVisible() == ("hints" not in withheld)
    assert box.solution_button.isVisible() == ("solutions" not in withheld)


OWN = """format = "lstm-explorer/lesson"
version = 1
id = "own"
number = 1
title = { ko = "새는 기억" }
[[pages]]
title = { ko = "새는 기억" }
text = { ko = "망각 게이트" }
spotlight = ["part:f"]
[pages.set]
blank = { inputs = 1, units = 1, steps = 4 }
[[pages]]
title = { ko = "두 번째" }
text = { ko = "막아 보세요." }
[pages.challenge]
goal = { ko = "끝까지 지키세요." }
hint = { ko = "올리세요." }
solution = { "b_f[1]" = 6 }
[[pages.challenge.conditions]]
kind = "entry"
text = { ko = "크게" }
entry = "b_f[1]"
at_least = 4
"""
WRONG_PAGES = """
[[pages]]
title = { ko = "셋" }
text = { ko = "[여기](row:zz)" }
[pages.challenge]
goal = { ko = "목표" }
hint = { ko = "$b를" }
[[pages.challenge.conditions]]
kind = "entry"
text = { ko = "크게" }
entry = "b_q[1]"
[[pages.challenge.conditions]]
kind = "choice"
text = { ko = "어느 쪽?" }
options = [{ ko = "가" }, { ko = "나" }]
answer = 3
why = { ko = "그래서" }
"""


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


def test_lessons_allow_what_the_memory_workspace_allows(main):
    main.workspaces.show("memory")
    names = {panel.name for panel in main.workspaces.memory.panels}
    assert names == {f"memory_{card}" for card in (*CARDS, *FIRST_LANES)}
    assert len(main.workspaces.memory.lanes) == LANES
    assert MEMORY_LIMITS == {
        "units": memory_settings.UNITS,
        "seed": memory_settings.SEEDS,
        "forget_bias": memory_settings.BIASES,
        "gain": memory_settings.GAINS,
        "distance": (0, memory_settings.LONGEST_DISTANCE),
    }
    assert trained_choices() == choices()
    initialisations = Memory.__annotations__["initialisation"].__args__[0].__args__
    assert initialisations == INITIALISATIONS


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
    turn_to(main, 2)
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


def test_closing_the_window_during_a_lesson_saves_the_own_layout(main):
    settings = Settings()
    layout = main.keep_layout(settings)
    before = [panel.geometry() for panel in main.workspace.panels]
    start(main, FORGET)
    assert main.close()
    settle()
    assert main.learning.panel.isHidden()
    saved = settings.layout()
    assert saved is not None
    main.restoreState(saved[1])
    settle()
    assert main.learning.panel.isHidden()
    assert main.learning.course.lesson is None
    assert [panel.geometry() for panel in main.workspace.panels] == before
    layout.deleteLater()


def test_the_panel_is_made_when_somebody_wants_to_learn(main):
    assert main.findChild(Panel, "learn") is None
    main.actions_by_name["learn"].trigger()
    settle()
    assert main.findChild(Panel, "learn") is main.learning.panel
    assert main.learning.panel.isVisible()


# ---- lessons in the Memory workspace ---------------------------------------------------

FORGETTING, HELP = LESSONS[1], LESSONS[11]


def boxed(main: MainWindow) -> list[str]:
    """Return the names of the cards of the Memory workspace that are lit."""
    return [panel.name for panel in main.workspaces.memory.panels if panel.lit]


def test_a_page_is_read_in_its_workspace_beside_the_panel(main):
    start(main, FORGETTING)
    assert main.workspaces.current == "memory"
    assert main.learning.panel.isVisible()
    assert boxed(main) == ["memory_rnn"]
    turn_to(main, 1)
    assert main.workspaces.current == "cell"
    assert main.learning.panel.isVisible()
    turn_to(main, 2)
    assert main.workspaces.current == "memory"
    assert boxed(main) == ["memory_flow"]
    main.actions_by_name["show_cell"].trigger()
    settle()
    assert main.learning.panel.isVisible()
    assert main.learning.course.index == 2


@pytest.mark.parametrize("home", ["cell", "memory"])
def test_leaving_a_lesson_gives_back_workspace_and_memory(main, home):
    own = MemorySettings(units=7, seed=4, gain=2.0, marks=(1, 3))
    main.document.set_memory("Mine", own)
    main.actions_by_name[f"show_{home}"].trigger()
    settle()
    before = encode_session(main.document.session)
    start(main, HELP)
    assert main.document.memory.trained
    assert encode_session(main.document.session) == before
    change_memory(main, Memory(gain=0.5))
    turn_to(main, 4)
    leave_lesson(main)
    assert main.workspaces.current == home
    assert main.document.memory == own
    assert encode_session(main.document.session) == before
    assert main.document.undo_stack.undoText() == "Mine"
    key(main, "F2")
    settle()
    assert main.workspaces.current == home
    assert main.learning.panel.isHidden()
    assert Settings().workspace == home


def test_the_panels_of_the_cell_come_back_after_a_lesson_in_both_workspaces(main):
    before = [(panel.isVisible(), panel.geometry()) for panel in main.workspace.panels]
    start(main, FORGETTING)
    turn_to(main, 3)
    key(main, "F2")
    settle()
    after = [(panel.isVisible(), panel.geometry()) for panel in main.workspace.panels]
    assert after == before


@pytest.mark.parametrize("size", [(1024, 700), (1440, 900)])
@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_cards_of_the_memory_workspace_have_room_beside_the_panel(main, size, language):
    main.resize(*size)
    main.apply_language(language)
    settle()
    start(main, HELP)
    memory = main.workspaces.memory
    assert main.size().width() == size[0]
    room = memory.widget.geometry()
    assert not room.intersects(main.learning.panel.geometry())
    for panel in memory.panels:
        right = panel.mapTo(memory.widget, panel.rect().topRight()).x()
        assert right < memory.widget.viewport().width(), panel.name
        inner = panel.titleBarWidget()
        assert inner.geometry().right() <= panel.width(), panel.name
    flow, cost = memory.panels[-2:]
    assert not flow.geometry().intersects(cost.geometry())
    for control in (memory.sentence.line, memory.sentence.distance, memory.sentence.seed):
        at = control.mapTo(memory.sentence, control.rect().bottomRight())
        assert memory.sentence.rect().contains(at)


LANES_LESSON = """format = "lstm-explorer/lesson"
version = 1
id = "lanes"
number = 1
title = { en = "Cells of 2024" }

[[pages]]
title = { en = "Side by side" }
text = { en = "Compare [ReLU](memory:rnn:activation=relu) and the [minGRU](memory:mingru)." }
workspace = "memory"
spotlight = ["memory:mingru"]
[pages.set]
blank = { inputs = 2, units = 1, steps = 4 }
memory = { initialisation = "default", units = 2, marks = [0], lanes = [
  "rnn:activation=relu", "mingru", "slstm" ] }

[[pages]]
title = { en = "Keep more" }
text = { en = "" }
workspace = "memory"
set = { memory = { gain = 0.5 } }
[pages.challenge]
goal = { en = "" }
hint = { en = "" }
solution_memory = [{ forget_bias = 6 }]
[[pages.challenge.conditions]]
kind = "memory"
text = { en = "" }
lane = "mingru"
measure = "share"
at_least = 0.2
"""


def test_a_lesson_compares_any_cells_and_puts_them_back_for_its_solution(main):
    learn(main)
    main.learning.course.start(decode_lesson(LANES_LESSON.encode(), "lanes.lesson.toml"))
    settle()
    memory, chosen = main.workspaces.memory, ("rnn:activation=relu", "mingru", "slstm")
    assert tuple(memory.comparison.lanes) == chosen
    assert [lane.card for lane in memory.lanes if lane.lit] == ["mingru"]
    turn_to(main, 1)
    assert main.document.memory.lanes == chosen
    assert marks(main) == [False]
    moved = replace(main.document.memory, lanes=("rnn", "gru", "lstm"))
    main.document.set_memory("Mine", moved)
    settle()
    main.learning.panel.challenge.solution_button.click()
    settle()
    assert tuple(memory.comparison.lanes) == chosen
    assert marks(main) == [True]
    leave_lesson(main)
    assert main.document.memory.lanes == FIRST_LANES


def test_what_broke_is_told_once_the_challenge_is_met(main):
    start(main, FORGETTING)
    turn_to(main, 3)
    box = main.learning.panel.challenge
    assert box.rows[0].now.text().startswith("now 2")
    assert not any(row.isVisible() for row in box.findings)
    change_memory(main, Memory(gain=1.8))
    assert all(marks(main))
    assert [row.isVisible() for row in box.findings] == [True, False]
    change_memory(main, Memory(gain=2.5))
    assert [row.isVisible() for row in box.findings] == [True, True]
    change_memory(main, Memory(gain=1.0))
    assert not any(row.isVisible() for row in box.findings)


def test_a_clamped_cell_has_not_met_the_challenge(main):
    start(main, LESSONS[-1])
    turn_to(main, len(LESSONS[-1].pages) - 1)
    box = main.learning.panel.challenge
    box.solution_button.click()
    settle()
    assert (box.shown.isVisible(), box.forced.isVisible()) == (True, False)
    snapshot = main.document.snapshot()
    as_it_is = Clamp("h", 0, 0, 0, float(snapshot.trace.h[0, 0]))
    main.document.edit("clamp", with_clamp(snapshot.state, as_it_is))
    settle()
    assert all(marks(main))
    assert (box.shown.isVisible(), box.forced.isVisible()) == (False, True)
    box.solution_button.click()
    settle()
    assert (box.shown.isVisible(), box.forced.isVisible()) == (True, False)


def test_marking_all_words_is_no_solution(main):
    start(main, FORGETTING)
    turn_to(main, 3)
    settings = main.document.memory
    main.document.set_memory("All", replace(settings, marks=tuple(range(11))))
    settle()
    assert not marks(main)[0]


def test_what_was_found_stays_found_and_another_sentence_does_not_count(main):
    start(main, HELP)
    turn_to(main, 4)
    assert marks(main)[:2] == [False, False]
    for distance in (3, 5, 19):
        change_memory(main, Memory(distance=distance))
        assert marks(main)[:2] == [False, False]
    change_memory(main, Memory(distance=2))
    assert marks(main)[:2] == [True, False]
    line = main.workspaces.memory.sentence.line
    line.setFocus()
    line.selectAll()
    write(line, "부디 그는")
    key(line, "Return")
    settle()
    change_memory(main, Memory(distance=7))
    assert marks(main)[:2] == [True, False]
    change_memory(main, Memory(distance=20))
    assert marks(main) == [True, True, False, False]
    main.learning.course.go(4)
    assert not any(marks(main))


def test_a_teacher_can_ask_for_an_answer_at_a_distance(main):
    text = """
format = "lstm-explorer/lesson"
version = 1
id = "far"
number = 1
title = { ko = "가", en = "A" }
[[pages]]
title = { ko = "가", en = "A" }
text = { ko = "", en = "" }
workspace = "memory"
set = { memory = { trained = "sentence-ko-2-lstm-chrono", seed = 2, distance = 2 } }
[pages.challenge]
goal = { ko = "", en = "" }
hint = { ko = "", en = "" }
[[pages.challenge.conditions]]
kind = "memory"
text = { ko = "", en = "" }
lane = "gru"
measure = "answers right"
distance = 10
[[pages.challenge.conditions]]
kind = "memory"
text = { ko = "", en = "" }
lane = "rnn"
measure = "answers right"
at_most = 0
"""
    learn(main)
    main.learning.course.start(decode_lesson(text.encode(), "far.lesson.toml"))
    settle()
    assert marks(main) == [False, False]
    change_memory(main, Memory(distance=10))
    assert marks(main) == [True, True]
