"""The sentence that is compared: marked, typed, chosen, lengthened."""

from tests.ui.driving import click, hover, key, settle, write
from tests.ui.memory.page import KOREAN, STATE, at_step, choose, undo
from tests.ui.memory_window import latest, memory


def test_a_click_marks_a_word_and_undo_takes_it_back(main):
    words = memory(main).sentence.words
    click(words, at_step(words, 5))
    settle()
    assert main.document.memory.marks == (0, 5)
    click(words, at_step(words, 0))
    assert main.document.memory.marks == (5,)
    undo(main)
    undo(main)
    assert main.document.memory.marks == (0,)


def test_enter_marks_the_word_at_the_cursor(main):
    main.document.select(t=3)
    settle()
    key(memory(main).sentence.words, "Return")
    assert main.document.memory.marks == (0, 3)


def test_a_typed_sentence_becomes_the_input_of_the_session(main):
    line = memory(main).sentence.line
    line.setFocus()
    write(line, "비가 오면 간다.")
    key(line, "Return")
    settle()
    sequence = main.document.state.sequence
    assert sequence.labels == ("비가", "오면", "간다", ".")
    assert line.toPlainText() == "비가 오면 간다 ."
    assert "비가" in memory(main).sentence.words.accessibleDescription()
    assert all(len(lane.trace) == 4 for lane in latest(main).lanes.values())
    undo(main)
    assert main.document.state.sequence == STATE.sequence


def test_an_empty_line_changes_nothing(main):
    key(memory(main).sentence.line, "Return")
    assert main.document.state == STATE


def test_the_example_marks_the_words_that_decide(main):
    memory(main).sentence._show_example()
    settle()
    labels = main.document.state.sequence.labels
    marks = main.document.memory.marks
    assert labels is not None
    assert marks == tuple(range(len(marks)))
    assert 1 < len(marks) < len(labels) / 2


def test_more_clauses_keep_how_the_sentence_opens(main):
    choose(main, KOREAN)
    opening = main.document.state.sequence.labels[:2]
    memory(main).sentence.distance.setValue(20)
    settle()
    labels = main.document.state.sequence.labels
    assert labels[:2] == opening
    assert len(labels) == 43
    assert main.document.memory.distance == 20
    undo(main)
    assert len(main.document.state.sequence) == 23


def test_a_word_the_networks_do_not_know_is_told(main):
    choose(main, KOREAN)
    line = memory(main).sentence.line
    line.setPlainText("아마 그는 우주선이 오면")
    key(line, "Return")
    settle()
    words = memory(main).sentence.words
    hover(words, at_step(words, 2, 4))
    assert "not in the vocabulary" in words.toolTip()
    hover(words, at_step(words, 1, 4))
    assert "not in the vocabulary" not in words.toolTip()


def test_another_sentence_opens_otherwise_and_marks_what_decides(main):
    choose(main, KOREAN)
    before = main.document.state.sequence.labels
    memory(main).sentence._show_example()
    settle()
    assert main.document.state.sequence.labels != before
    assert main.document.memory.marks == (0,)


def test_an_input_of_another_size_is_read_by_untrained_cells(main):
    choose(main, KOREAN)
    main.document.edit("", STATE)
    settle()
    assert latest(main).model is None
    assert memory(main).sentence.start.currentIndex() == 0
