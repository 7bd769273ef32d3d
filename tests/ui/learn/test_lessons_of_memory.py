"""Lessons in the Memory workspace: pages, room, and challenges about what is remembered."""

import pytest
from msgspec.structs import replace

from lstm_gui.core import Clamp, with_clamp
from lstm_gui.files.lessons.lesson_addresses import CARDS
from lstm_gui.files.lessons.lesson_files import decode_lesson
from lstm_gui.files.lessons.lesson_format import Lesson, Memory
from lstm_gui.files.lessons.lesson_set_checks import LANES, MEMORY_LIMITS, trained_choices
from lstm_gui.files.sessions.session import encode_session
from lstm_gui.scenes.memory import memory_settings
from lstm_gui.scenes.memory.memory_settings import INITIALISATIONS, MemorySettings
from lstm_gui.scenes.memory.trained_lanes import choices
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.side_by_side import FIRST_LANES
from tests.ui.driving import key, settle, write
from tests.ui.learn.lesson_window import (
    LESSONS,
    change_memory,
    learn,
    leave_lesson,
    marks,
    start,
    turn_to,
)

FORGETTING, HELP = LESSONS[1], LESSONS[11]


@pytest.fixture(scope="module")
def resting_place() -> str:
    """Stay there from one test to the next: turning over costs as much as a test."""
    return "memory"


@pytest.fixture
def main(at_chapters: MainWindow) -> MainWindow:
    """With the chapters beside the Memory workspace."""
    at_chapters.workspaces.show("memory")
    return at_chapters


@pytest.fixture
def in_cell(without_panel: MainWindow) -> MainWindow:
    """With the Cell workspace and nothing beside it."""
    without_panel.workspaces.show("cell")
    settle()
    return without_panel


def open_at(main: MainWindow, lesson: Lesson, index: int) -> None:
    """Begin ``lesson`` on page ``index``: the pages before are not looked at."""
    learn(main)
    main.learning.course.start(lesson, index)
    settle()


def boxed(main: MainWindow) -> list[str]:
    """Return the names of the cards of the Memory workspace that are lit."""
    return [panel.name for panel in main.workspaces.memory.panels if panel.lit]


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


def test_a_page_is_read_in_its_workspace_beside_the_panel(in_cell):
    start(in_cell, FORGETTING)
    assert in_cell.workspaces.current == "memory"
    assert in_cell.learning.panel.isVisible()
    assert boxed(in_cell) == ["memory_rnn"]
    turn_to(in_cell, 1)
    assert in_cell.workspaces.current == "cell"
    assert in_cell.learning.panel.isVisible()
    turn_to(in_cell, 2)
    assert in_cell.workspaces.current == "memory"
    assert boxed(in_cell) == ["memory_flow"]
    in_cell.actions_by_name["show_cell"].trigger()
    settle()
    assert in_cell.learning.panel.isVisible()
    assert in_cell.learning.course.index == 2


@pytest.mark.parametrize("workspace", ["cell", "memory"])
def test_leaving_a_lesson_gives_back_workspace_and_memory(in_cell, workspace):
    own = MemorySettings(units=7, seed=4, gain=2.0, marks=(1, 3))
    in_cell.document.set_memory("Mine", own)
    in_cell.actions_by_name[f"show_{workspace}"].trigger()
    settle()
    before = encode_session(in_cell.document.session)
    start(in_cell, HELP)
    assert in_cell.document.memory.trained
    assert encode_session(in_cell.document.session) == before
    change_memory(in_cell, Memory(gain=0.5))
    turn_to(in_cell, 4)
    leave_lesson(in_cell)
    assert in_cell.workspaces.current == workspace
    assert in_cell.document.memory == own
    assert encode_session(in_cell.document.session) == before
    assert in_cell.document.undo_stack.undoText() == "Mine"
    key(in_cell, "F2")
    settle()
    assert in_cell.workspaces.current == workspace
    assert in_cell.learning.panel.isHidden()
    assert Settings().workspace == workspace


def test_the_panels_of_the_cell_come_back_after_a_lesson_in_both_workspaces(in_cell):
    before = [(panel.isVisible(), panel.geometry()) for panel in in_cell.workspace.panels]
    start(in_cell, FORGETTING)
    turn_to(in_cell, 3)
    key(in_cell, "F2")
    settle()
    after = [(panel.isVisible(), panel.geometry()) for panel in in_cell.workspace.panels]
    assert after == before


def test_the_cards_of_the_memory_workspace_have_room_beside_the_panel(main):
    start(main, HELP)
    for language in ("ko", "en"):
        main.apply_language(language)
        for size in ((1024, 700), (1440, 900)):
            main.resize(*size)
            settle()
            assert main.size().width() == size[0]
            assert not without_room(main), (language, size)


def without_room(main: MainWindow) -> list[str]:
    """Return what reaches beyond its place in the Memory workspace beside the panel."""
    memory = main.workspaces.memory
    shown = [panel for panel in memory.panels if panel.isVisible()]
    *_, last, end = shown
    fits = {
        "workspace": not memory.widget.geometry().intersects(main.learning.panel.geometry()),
        "end": not last.geometry().intersects(end.geometry()),
    }
    for panel in shown:
        right = panel.mapTo(memory.widget, panel.rect().topRight()).x()
        row = panel.titleBarWidget()
        fits[panel.name] = right < memory.widget.viewport().width()
        fits[f"title of {panel.name}"] = row.geometry().right() <= panel.width()
    for name in ("line", "distance", "seed"):
        control = getattr(memory.sentence, name)
        at = control.mapTo(memory.sentence, control.rect().bottomRight())
        fits[name] = memory.sentence.rect().contains(at)
    return [name for name, is_so in fits.items() if not is_so]


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
    open_at(main, FORGETTING, 3)
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
    open_at(main, LESSONS[-1], len(LESSONS[-1].pages) - 1)
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


def test_it_is_said_that_other_networks_do_not_count(main):
    open_at(main, FORGETTING, 3)
    box, made = main.learning.panel.challenge, main.document.memory
    assert box.elsewhere.isHidden()
    for other in ({"units": 8}, {"seed": 2}, {"initialisation": "default"}):
        main.document.set_memory("Another", replace(made, gain=1.8, **other))
        settle()
        assert box.elsewhere.isVisible(), other
        assert not marks(main)[0], other
        main.document.set_memory("Back", replace(made, gain=1.8))
        settle()
        assert box.elsewhere.isHidden(), other
        assert all(marks(main)), other


def test_marking_all_words_is_no_solution(main):
    open_at(main, FORGETTING, 3)
    settings = main.document.memory
    main.document.set_memory("All", replace(settings, marks=tuple(range(11))))
    settle()
    assert not marks(main)[0]


def test_what_was_found_stays_found_and_another_sentence_does_not_count(main):
    open_at(main, HELP, 4)
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
