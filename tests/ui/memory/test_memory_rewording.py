"""Surgery on the sentence: replacing a word, exchanging two, by mouse and by keys."""

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QContextMenuEvent
from PyQt6.QtWidgets import QApplication, QMenu

from lstm_gui.core import RNN, Layer, Network, Sequence
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.scenes.memory.reworded import replaced, swapped, typed
from lstm_gui.scenes.memory.sentence_words import sentence
from lstm_gui.scenes.memory.trained_lanes import models, read
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.memory.word_editor import WordEditor
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.driving import click, double_click, drag, heard, key, settle, write
from tests.ui.memory_window import memory, show_memory

ALT = Qt.KeyboardModifier.AltModifier
WORDS = ("once", "upon", "a", "time")


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(seeded_state(2, 4, 12))
    show_memory(shown)
    line = memory(shown).sentence.line
    line.setPlainText(" ".join(WORDS))
    key(line, "Return")
    settle()
    return shown


def words(main: MainWindow) -> WordRow:
    return memory(main).sentence.words


def labels(main: MainWindow) -> tuple[str, ...] | None:
    return main.document.state.sequence.labels


def undo(main: MainWindow) -> None:
    main.document.undo_stack.undo()
    settle()


def at(row: WordRow, step: int) -> tuple[float, float]:
    middle = row.chip(step).center()
    return float(middle.x()), float(middle.y())


def editor(main: MainWindow) -> WordEditor:
    (box,) = [one for one in words(main).findChildren(WordEditor) if one.isVisible()]
    return box


# ---- the input --------------------------------------------------------------------------


def test_a_word_is_replaced_and_the_others_stay_as_they_are():
    x = np.arange(8.0).reshape(4, 2)
    made = replaced(Sequence(x, WORDS), (0, 1), 1, sentence("before", 2))
    assert made.sequence.labels == ("once", "before", "a", "time")
    assert np.array_equal(made.sequence.x[[0, 2, 3]], x[[0, 2, 3]])
    assert np.array_equal(made.sequence.x[1], sentence("before", 2).x[0])
    assert made.marks == (0, 1)


def test_several_words_in_the_place_of_one_move_the_marks_behind_them():
    made = replaced(Sequence(np.zeros((4, 2)), WORDS), (0, 1, 3), 1, sentence("two of them", 2))
    assert made.sequence.labels == ("once", "two", "of", "them", "a", "time")
    assert made.marks == (0, 1, 5)


def test_a_sequence_without_labels_gets_one_for_the_new_word_only():
    made = replaced(Sequence(np.zeros((3, 2))), (), 2, sentence("word", 2))
    assert made.sequence.labels == ("", "", "word")


def test_whatever_is_typed_makes_labels_that_a_session_can_keep():
    text = f"one\0\ud800two {'long' * 500}"
    names = ("sentence-en-2-lstm-chrono", "first-symbol-100-lstm-bias-1")
    trained = (read(models(name)["lstm"], text) for name in names)
    for made in (sentence(text, 2), *trained):
        session = Session(Network((Layer.drawn("a", made.x.shape[1], 2, RNN),), made))
        assert decode_session(encode_session(session), "a") == session
        assert made.labels[:2] == ("one", "two")


def test_exchanged_words_take_their_marks_along():
    x = np.arange(8.0).reshape(4, 2)
    made = swapped(Sequence(x, WORDS), (0, 1), 0, 3)
    assert made.sequence.labels == ("time", "upon", "a", "once")
    assert np.array_equal(made.sequence.x, x[[3, 1, 2, 0]])
    assert made.marks == (1, 3)
    assert swapped(Sequence(x), (), 0, 1).sequence.labels is None


def test_a_trained_network_reads_the_new_word_as_in_a_sentence():
    model = models("sentence-en-2-lstm-chrono")["lstm"]
    one = typed("rain", model, 99)
    whole = typed("when rain falls", model, 99)
    assert np.array_equal(one.x[0], whole.x[1])
    assert typed("   ", model, 99) is None
    assert typed("...", model, 99) is None
    assert typed("   ", None, 2) is None


# ---- by mouse ---------------------------------------------------------------------------


def test_a_double_click_opens_a_box_and_leaves_the_marks_alone(main):
    marks = main.document.memory.marks
    before = main.document.undo_stack.count()
    double_click(words(main), at(words(main), 2))
    settle()
    assert main.document.memory.marks == marks
    assert main.document.undo_stack.count() == before
    box = editor(main)
    assert box.text() == "a"
    assert box.hasFocus()
    write(box, "the")
    key(box, "Return")
    settle()
    assert labels(main) == ("once", "upon", "the", "time")
    assert words(main).hasFocus()
    assert main.document.state.selection.t == 2
    undo(main)
    assert labels(main) == WORDS


def test_escape_and_an_unchanged_word_change_nothing(main):
    before = main.document.undo_stack.count()
    for name in ("Escape", "Return"):
        words(main).edit_asked.emit(1)
        box = editor(main)
        if name == "Escape":
            write(box, "other")
        key(box, name)
        settle()
    assert labels(main) == WORDS
    assert main.document.undo_stack.count() == before


def test_leaving_the_box_keeps_what_was_typed(main):
    words(main).edit_asked.emit(1)
    write(editor(main), "beyond")
    main.setFocus()
    settle()
    assert labels(main) == ("once", "beyond", "a", "time")


def test_a_word_dragged_onto_another_changes_places_with_it(main):
    row = words(main)
    drag(row, at(row, 0), at(row, 1), at(row, 3))
    settle()
    assert labels(main) == ("time", "upon", "a", "once")
    assert main.document.memory.marks == (3,)
    assert main.document.state.selection.t == 3
    undo(main)
    assert labels(main) == WORDS


def test_a_word_dropped_on_itself_or_beside_all_stays_and_is_not_marked(main):
    row, marks = words(main), main.document.memory.marks
    drag(row, at(row, 1), at(row, 2), at(row, 1))
    drag(row, at(row, 1), at(row, 2), (-40.0, 10.0))
    settle()
    assert labels(main) == WORDS
    assert main.document.memory.marks == marks


def test_a_word_that_is_dragged_is_seen_where_the_pointer_is(shown):
    from tests.ui.driving import move_mouse, press_mouse, release_mouse

    row = shown(WordRow())
    row.resize(400, 54)
    row.show_words(WORDS, (), 0)
    settle()
    before = row.grab().toImage()
    press_mouse(row, at(row, 0))
    move_mouse(row, at(row, 2))
    assert row.grab().toImage() != before
    with heard(row.swap_asked, row.mark_asked) as calls:
        release_mouse(row, at(row, 2))
    assert calls == [(0, 2)]
    assert row.grab().toImage() == before


# ---- by keys and by menu ----------------------------------------------------------------


def test_alt_and_an_arrow_move_the_word_at_the_cursor(main):
    main.document.select(t=1)
    settle()
    row = words(main)
    row.setFocus()
    key(row, "Right", ALT)
    settle()
    assert labels(main) == ("once", "a", "upon", "time")
    assert main.document.state.selection.t == 2
    key(row, "Left", ALT)
    key(row, "Left", ALT)
    settle()
    assert labels(main) == ("upon", "once", "a", "time")
    assert main.document.memory.marks == (1,)


def test_at_the_ends_there_is_no_neighbour(main):
    before = main.document.undo_stack.count()
    key(words(main), "Left", ALT)
    main.document.select(t=3)
    settle()
    key(words(main), "Right", ALT)
    settle()
    assert main.document.undo_stack.count() == before


def test_f2_on_the_words_replaces_and_elsewhere_still_opens_the_lessons(main):
    main.document.select(t=3)
    settle()
    words(main).setFocus()
    key(words(main), "F2")
    settle()
    assert editor(main).text() == "time"
    assert not main.actions_by_name["learn"].isChecked()
    key(editor(main), "Escape")
    key(main, "F2")
    settle()
    assert main.actions_by_name["learn"].isChecked()


@pytest.mark.parametrize(
    ("index", "after"),
    [(2, ("upon", "once", "a", "time")), (3, ("once", "a", "upon", "time"))],
)
def test_the_menu_of_a_word_offers_the_same(main, index, after):
    row = words(main)
    place = row.chip(1).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, event)
    (menu,) = row.findChildren(QMenu)
    menu.actions()[index].trigger()
    menu.close()
    settle()
    assert labels(main) == after


def test_the_menu_key_speaks_of_the_word_at_the_cursor(main):
    main.document.select(t=2)
    settle()
    row = words(main)
    place = row.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, row.mapToGlobal(place))
    QApplication.sendEvent(row, event)
    (menu,) = row.findChildren(QMenu)
    menu.actions()[0].trigger()
    menu.close()
    settle()
    assert main.document.memory.marks == (0, 2)


def test_a_click_still_marks(main):
    click(words(main), at(words(main), 2))
    settle()
    assert main.document.memory.marks == (0, 2)
    click(words(main), at(words(main), 2))
    settle()
    assert main.document.memory.marks == (0,)
