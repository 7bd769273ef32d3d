"""What the Memory workspace opens on, and that the user's own cell comes to no harm."""

import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QRect, Qt
from PyQt6.QtWidgets import QWIDGETSIZE_MAX

from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.memory.memory_settings import FIRST, MemorySettings
from lstm_gui.ui.memory.sentence_field import SentenceField
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language
from tests.ui.driving import hover, key, settle, write
from tests.ui.memory.page import panel
from tests.ui.memory_window import latest, memory, show_memory

OWN = load_preset(FIRST_PRESET).session


@pytest.fixture
def main(window) -> MainWindow:
    shown = window()
    shown.document.open(OWN, preset=FIRST_PRESET)
    settle()
    return shown


def show_cell(main: MainWindow) -> None:
    main.actions_by_name["show_cell"].trigger()
    settle()


def undo(main: MainWindow) -> None:
    main.actions_by_name["undo"].trigger()
    settle()


def field(main: MainWindow) -> SentenceField:
    return memory(main).sentence.line


# ---- what it opens on -------------------------------------------------------------------


@pytest.mark.parametrize("code", ["en", "ko"])
def test_it_opens_on_a_sentence_that_the_rnn_lost_and_the_lstm_kept(main, code):
    set_language(code)
    show_memory(main)
    last = len(main.document.state.sequence) - 1
    said = {name: lane.answer(last) for name, lane in latest(main).lanes.items()}
    assert {name: one is not None and one.right for name, one in said.items()} == {
        "rnn": False, "gru": True, "lstm": True,
    }  # fmt: skip
    assert main.document.memory.trained == f"sentence-{code}-2-lstm-chrono"
    assert main.document.state.selection.t == last


def test_the_question_and_the_answers_are_told_in_words(main):
    show_memory(main)
    asked, answers = memory(main).sentence.told.text().split("\n")
    words = main.document.state.sequence.labels
    assert asked == f"Asked: how does the sentence end? “{words[0]}” asks for “returns.”"
    rnn, gru, lstm = answers.split(" · ")
    assert rnn.startswith("RNN: “")
    assert rnn.endswith("sure, wrong")
    assert gru.startswith("GRU: “returns.”, ")
    assert lstm.startswith("LSTM: “returns.”, ")
    assert lstm.endswith("sure, right")


def test_nothing_is_asked_of_untrained_cells(main):
    show_memory(main)
    undo(main)
    assert not memory(main).sentence.told.isVisible()


# ---- the user's own cell ----------------------------------------------------------------


def test_the_own_cell_is_there_again_in_the_other_workspace(main):
    show_memory(main)
    assert main.document.state != OWN.state
    show_cell(main)
    assert main.document.state == OWN.state
    assert main.document.memory == FIRST
    show_memory(main)
    assert main.document.memory.trained


def test_what_opens_by_itself_is_no_work_to_be_saved(main):
    show_memory(main)
    assert not main.document.modified
    memory(main).sentence.words.mark_asked.emit(1, 1)
    settle()
    assert main.document.modified
    undo(main)
    assert not main.document.modified


def test_what_was_made_of_the_example_stays(main):
    show_memory(main)
    memory(main).sentence.words.mark_asked.emit(1, 1)
    show_cell(main)
    assert main.document.memory.marks == (0, 1)
    assert main.document.state.parameters.hidden_size == 16
    assert main.document.modified


def test_an_example_that_was_saved_is_work(main, tmp_path):
    show_memory(main)
    assert main.files.save_to(tmp_path / "kept.lstm.json")
    shown = main.document.state
    show_cell(main)
    assert main.document.state == shown
    assert not main.document.modified


def test_own_input_and_untrained_cells_are_one_step_away(main):
    show_memory(main)
    memory(main).sentence.own.click()
    settle()
    assert main.document.state == OWN.state
    assert latest(main).model is None
    assert not memory(main).sentence.own.isVisible()
    show_cell(main)
    show_memory(main)
    assert not main.document.memory.trained


def test_a_session_that_says_otherwise_opens_as_it_was_saved(main):
    saved = MemorySettings(units=5, seed=3)
    session = replace(OWN, view={"memory": saved.as_json()})
    main.document.open(session, preset=FIRST_PRESET)
    show_memory(main)
    assert main.document.memory == saved
    assert main.document.state == OWN.state


def test_a_cell_from_a_file_is_compared_on_its_own_input(main):
    main.document.open(OWN)
    show_memory(main)
    assert main.document.memory == FIRST
    assert main.document.state == OWN.state


def test_a_lesson_shows_what_it_says(main):
    show_cell(main)
    main.document.visit(OWN.network)
    show_memory(main)
    assert main.document.memory == FIRST


# ---- the sentence as a text -------------------------------------------------------------


def test_the_whole_sentence_can_be_read_however_long(main):
    main.resize(1024, 700)
    show_memory(main)
    memory(main).sentence.distance.setValue(20)
    settle()
    text = " ".join(main.document.state.sequence.labels)
    assert field(main).toPlainText() == text
    assert field(main).viewport().height() >= field(main).document().size().height() * (
        field(main).fontMetrics().lineSpacing() - 1
    )
    marked = field(main).extraSelections()[0].cursor.selectedText()
    assert marked == main.document.state.sequence.labels[0]


def test_a_sentence_can_be_corrected(main):
    show_memory(main)
    line = field(main)
    line.setFocus()
    line.moveCursor(line.textCursor().MoveOperation.End)
    write(line, " and rain")
    assert line.extraSelections() == []
    key(line, "Return")
    settle()
    assert main.document.state.sequence.labels[-2:] == ("and", "rain")
    assert line.toPlainText().endswith("and rain")
    undo(main)
    assert not field(main).toPlainText().endswith("and rain")


def test_escape_brings_back_the_sentence(main):
    show_memory(main)
    before = field(main).toPlainText()
    write(field(main), "what ")
    assert field(main).toPlainText() != before
    key(field(main), "Escape")
    assert field(main).toPlainText() == before
    assert field(main).extraSelections()


def test_numbers_leave_the_field_to_what_one_types(main):
    show_memory(main)
    undo(main)
    assert field(main).toPlainText() == ""
    assert field(main).placeholderText()


# ---- what there is to read --------------------------------------------------------------


def test_a_curve_under_the_pointer_says_what_it_is_with_its_number(main):
    show_memory(main, "flow")
    flow = panel(main, "flow")
    figure = flow.figure
    hover(figure, (figure.width() - 14.0, figure.height() / 2))
    last = len(main.document.state.sequence) - 1
    assert f" at t = {last}: " in figure.toolTip()
    assert "moves L by up to" in figure.toolTip()
    hover(figure, (2.0, 2.0))
    assert figure.toolTip() == ""


def test_a_bar_of_cost_says_its_numbers(main):
    show_memory(main, "flow")
    figure = panel(main, "cost").figure
    hover(figure, (20.0, 4.0))
    first = latest(main).costs["rnn"].parameters
    assert figure.toolTip().startswith(f"RNN: {first:,} parameters")


@pytest.mark.parametrize("code", ["en", "ko"])
def test_lines_say_in_brief_what_has_no_room(main, code):
    set_language(code)
    main.resize(1024, 700)
    show_memory(main, "flow")
    for one in (panel(main, "flow").facts, memory(main).sentence.legend):
        assert "…" not in one.shown
        assert one.shown


def test_the_question_and_the_answers_can_be_read_whole_beside_a_lesson(main):
    main.resize(1024, 700)
    main.actions_by_name["learn"].trigger()
    show_memory(main)
    for said in (memory(main).sentence.told, memory(main).measure):
        lines = QRect(0, 0, said.width(), QWIDGETSIZE_MAX)
        wrapped = said.fontMetrics().boundingRect(lines, Qt.TextFlag.TextWordWrap, said.text())
        assert said.text()
        assert said.contentsRect().height() >= wrapped.height()
