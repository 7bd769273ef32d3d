"""A column of a table as the target: no input, beside the answers, kept, taken back."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import QPoint, QSize, Qt

from lstm_gui.core import LSTM, Target
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session, decode_session, encode_session
from lstm_gui.words.numbers import percent
from tests.core.network.networks import bidirectional
from tests.ui.cell_panels import panel
from tests.ui.driving import settle
from tests.ui.tables.tables_window import choose, finish, ok, paste, told, x_of

WORDS = "a,b,mood\n0.1,0.2,yes\n0.3,0.1,no\n0.2,-0.5,\n0.9,0.4,yes\n"
NUMBERS = "a,y,b\n1,0.5,2\n3,0.7,4\n5,,6\n"


@pytest.fixture
def network(main):
    main.document.open(Session(bidirectional(LSTM)))
    settle()
    return main


def take(main, text: str, place: int):
    preview = paste(main, text)
    choose(preview.taking.target, place)
    finish(preview)


def target_of(main):
    return main.document.network.sequence.target


def strip(main):
    return panel(main, "states").answers


def test_a_column_of_words_is_held_against_the_answers_of_these_names(network):
    take(network, WORDS, 2)
    target = target_of(network)
    assert (target.name, target.words) == ("mood", ("no", "yes"))
    np.testing.assert_array_equal(target.values, [1.0, 0.0, np.nan, 1.0])
    out = network.document.snapshot().layers.out
    right = np.mean(out.argmax(axis=1)[[0, 1, 3]] == [1, 0, 1])
    assert f"Target mood: {100 * right:.0f}" in strip(network).caption.text()
    assert "mood is the target, and no input." in told(network)


def test_each_step_says_what_it_should_be_and_whether_it_is_right(network):
    take(network, WORDS, 2)
    network.document.select(t=1)
    settle()
    no, yes = network.document.snapshot().layers.out[1]
    said = "right" if no > yes else "wrong"
    expected = (
        f"no {percent(no)}, target {percent(1.0)}, yes {percent(yes)}, target {percent(0.0)}, "
        f"error {said}"
    )
    assert strip(network).figure.accessibleDescription() == f"t = 1: {expected}"


def test_a_target_is_no_input_and_an_input_no_target(network):
    preview = paste(network, NUMBERS)
    assert preview.columns.marked == (0, 1)
    choose(preview.taking.target, 1)
    assert preview.columns.marked == (0, 2)
    assert ok(preview).isEnabled()
    preview.columns.item(1).setCheckState(Qt.CheckState.Checked)
    assert preview.taking.target.currentData() is None
    choose(preview.taking.target, 1)
    finish(preview)
    assert x_of(network) == [[1, 2], [3, 4], [5, 6]]
    np.testing.assert_array_equal(target_of(network).values, [0.5, 0.7, np.nan])


def test_what_is_proposed_without_the_target_is_marked_and_said(network):
    preview = paste(network, "time,mood,a,y,b\n0,A,1,0.5,2\n1,A,3,0.7,4\n2,B,5,0.1,6\n")
    assert preview.columns.marked == (2, 3)
    choose(preview.taking.target, 3)
    assert preview.columns.marked == (2, 4)
    assert "Column 1 counts the steps and is left out." in preview.decided.text()
    finish(preview)
    assert x_of(network) == [[1, 2], [3, 4], [5, 6]]


def test_a_column_marked_by_hand_stays_so_and_nothing_else_is_said_of_it(network):
    preview = paste(network, "time,a,y,b\n0,1,0.5,2\n1,3,0.7,4\n2,5,0.1,6\n")
    for row, state in ((0, Qt.CheckState.Checked), (2, Qt.CheckState.Unchecked)):
        preview.columns.item(row).setCheckState(state)
    settle()
    assert "Column 1" not in preview.decided.text()
    assert "Line 1 is taken as heading" in preview.decided.text()
    choose(preview.taking.target, 2)
    assert preview.columns.marked == (0, 1)
    finish(preview, accepted=False)


def test_a_target_is_undone_kept_in_a_session_and_turned_with_its_layer(network):
    network.document.open(Session(focused(bidirectional(LSTM), 1)))
    settle()
    take(network, WORDS, 2)
    np.testing.assert_array_equal(target_of(network).values, [1.0, 0.0, np.nan, 1.0])
    session = Session(network.document.network)
    assert decode_session(encode_session(session), "a.lstm.json").network == session.network
    table = panel(network, "states").tables()[1]
    assert [column.title for column in table.columns][-2:] == ["target", "error"]
    assert list(table.columns[-2].values) == ["yes", "", "no", "yes"]
    network.document.undo_stack.undo()
    settle()
    assert target_of(network) is None
    assert "Target" not in strip(network).caption.text()


def test_the_picture_changes_with_the_target(network):
    take(network, WORDS, 2)
    for curves in (False, True):
        network.document.set_view(curves=curves)
        settle()
        seen = strip(network).figure.grab().toImage()
        network.document.undo_stack.undo()
        settle()
        assert strip(network).figure.grab().toImage() != seen
        network.document.undo_stack.redo()
        settle()


def test_what_is_said_follows_the_language(network):
    take(network, WORDS, 2)
    network.actions_by_name["toggle_language"].trigger()
    settle()
    said = strip(network).caption.text()
    network.actions_by_name["toggle_language"].trigger()
    assert "정답 mood" in said


def test_without_a_read_out_the_target_is_kept_and_that_is_said(main):
    take(main, "a,y\n0.1,1\n0.2,0\n", 1)
    assert target_of(main).name == "y"
    assert "no read-out" in told(main)


def test_a_long_name_leaves_the_panel_as_narrow_as_it_was_and_the_fit_in_sight(window):
    main = window("latch", QSize(1024, 700))
    main.document.open(Session(bidirectional(LSTM)))
    settle()
    states = panel(main, "states")
    narrowest = states.minimumSizeHint().width()
    values = np.arange(len(main.document.network.sequence)) % 2.0
    target = Target("how the writer of it felt", values, ("no", "yes"))
    network = main.document.network
    sequence = replace(network.sequence, target=target)
    main.document.open(Session(replace(network, sequence=sequence)))
    settle()
    assert states.minimumSizeHint().width() == narrowest
    assert "%" in states.answers.caption.shown


def test_no_row_moves_with_the_choice_of_a_target(network):
    preview = paste(network, WORDS)
    box = preview.taking.target
    said, places = set(), set()
    for place in (None, 2, 1, 0, None):
        choose(box, place)
        said.add(preview.outcome.text())
        places.add((box.mapTo(preview, QPoint()).y(), preview.buttons.y()))
    assert len(said) > 2
    assert len(places) == 1
    finish(preview, accepted=False)
