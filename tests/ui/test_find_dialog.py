"""Finding in the window: what is told, what it answers to, and where its rows lead."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.core import LSTM, Target, network_forward, select, with_sequence
from lstm_gui.core.analysis import followers
from lstm_gui.core.network import focused
from lstm_gui.core.quantities import row_names
from lstm_gui.core.state import Sequence
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.dialogs.find_dialog import FindDialog
from lstm_gui.ui.dialogs.found_table import Column, FoundRow, FoundTable
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.network.networks import bidirectional
from tests.core.states import seeded_state
from tests.ui.dialogs import answering
from tests.ui.driving import settle

STEPS = 24


@pytest.fixture
def main(shared_window):
    made = shared_window()
    yield made
    for dialog in made.findChildren(FindDialog):
        dialog.close()
    settle()


def opened(main: MainWindow, network) -> FindDialog:
    main.document.open(Session(network))
    settle()
    main.actions_by_name["find"].trigger()
    settle()
    return main.findChild(FindDialog)


def dialog_of_cell(main: MainWindow, labels=None) -> FindDialog:
    state = seeded_state(1, 3, STEPS)
    main.document.open(Session.of(replace(state, sequence=replace(state.sequence, labels=labels))))
    settle()
    main.actions_by_name["find"].trigger()
    settle()
    return main.findChild(FindDialog)


def choose(box, data) -> None:
    box.choose_data(data)
    box.activated.emit(box.currentIndex())
    settle()


def press(dialog: FindDialog, page: str) -> None:
    dialog.pages.buttons[page].click()
    settle()


def click(dialog: FindDialog, row: int) -> None:
    place = dialog.table.visualItemRect(dialog.table.item(row, 0)).center()
    QTest.mouseClick(dialog.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()


def test_the_rows_are_the_followers_of_the_input_and_lead_to_their_unit(main):
    dialog = dialog_of_cell(main)
    trace = main.document.snapshot().trace
    rows = {name: trace.numbers[name] for name in row_names(trace.kind) if name in trace.numbers}
    rows = {name: values for name, values in rows.items() if not name.startswith("z_")}
    expected = followers(rows, trace.x[:, 0], 8)
    shown = dialog.table.texts()
    assert [int(row[1]) - 1 for row in shown] == [one.unit for one in expected]
    assert [row[2].replace("−", "-") for row in shown] == [f"{one.r:.3f}" for one in expected]
    assert shown[0][2] in dialog.told.text()
    third = expected[2]
    click(dialog, 2)
    snapshot = main.document.snapshot()
    assert snapshot.unit == third.unit
    assert snapshot.inspection.quantity == third.quantity
    assert third.quantity in snapshot.view.rows
    assert dialog.isVisible()


def test_it_opens_on_an_input_that_varies(main):
    state = seeded_state(3, 3, STEPS)
    x = state.sequence.x.copy()
    x[:, 0] = 1.0
    main.document.open(Session.of(with_sequence(state, Sequence(x))))
    settle()
    main.actions_by_name["find"].trigger()
    settle()
    dialog = main.findChild(FindDialog)
    assert dialog.signal.signal.number == 1
    assert dialog.table.texts()


def test_a_row_leads_into_another_layer_and_workspace_with_enter(main):
    dialog = opened(main, focused(bidirectional(LSTM), 0))
    main.workspaces.show("memory")
    settle()
    texts = dialog.table.texts()
    names = main.document.network.names
    at = next(row for row, text in enumerate(texts) if text[2] == names[1])
    dialog.table.setCurrentCell(at, 0)
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    settle()
    assert main.workspaces.current == "cell"
    assert main.document.network.focus == 1
    assert main.document.state.selection.unit == int(texts[at][1]) - 1


def test_a_long_name_leaves_the_numbers_beside_it_in_sight(shown):
    around = shown(QWidget())
    table = FoundTable(around)
    table.resize(520, 200)
    table.show()
    columns = tuple(Column(title, title == "r") for title in ("Layer", "r", "When"))
    name = "encoder." * 20
    table.show_rows(columns, (FoundRow((name, "0.913", "now"), None),))
    settle()
    assert table.horizontalScrollBar().maximum() == 0
    assert table.texts() == ((name, "0.913", "now"),)


def test_it_answers_anew_when_the_network_changes(main):
    dialog = dialog_of_cell(main)
    before = dialog.table.texts()
    state = main.document.state
    other = np.random.default_rng(5).normal(size=state.sequence.x.shape)
    main.document.edit("Other", with_sequence(state, Sequence(other)))
    settle()
    after = dialog.table.texts()
    assert after != before
    main.document.undo_stack.undo()
    settle()
    assert dialog.table.texts() == before


def dialog_of_target(main: MainWindow, values, words=None) -> FindDialog:
    state = seeded_state(1, 3, STEPS)
    target = Target("mood", np.asarray(values, float), words)
    sequence = replace(state.sequence, target=target)
    main.document.open(Session.of(replace(state, sequence=sequence)))
    settle()
    main.actions_by_name["find"].trigger()
    settle()
    return main.findChild(FindDialog)


def test_what_follows_the_target_of_a_table_is_found(main):
    dialog = dialog_of_target(main, np.sin(np.arange(STEPS)))
    choose(dialog.signal.sort, "target")
    trace = main.document.snapshot().trace
    expected = followers({"h": trace.numbers["h"]}, np.sin(np.arange(STEPS)), 8)
    shown = {row[1]: row[2] for row in dialog.table.texts() if row[0].startswith("h ")}
    assert {str(one.unit + 1): f"{one.r:.3f}".replace("-", "−") for one in expected} == shown
    assert not dialog.signal.number.isVisible()


def test_a_word_of_the_target_is_chosen_and_told_apart(main):
    dialog = dialog_of_target(main, np.arange(STEPS) % 2, ("calm", "wild"))
    choose(dialog.signal.sort, "target")
    choose(dialog.signal.named, 1)
    assert dialog.signal.named.currentText() == "wild"
    titles = [dialog.table.horizontalHeaderItem(at).text() for at in range(5)]
    assert "AUC" in titles


def test_a_target_with_gaps_is_not_offered(main):
    dialog = dialog_of_target(main, np.where(np.arange(STEPS) == 3, np.nan, 1.0))
    assert dialog.signal.sort.findData("target") < 0


def test_a_label_is_told_apart_with_an_auc(main):
    labels = tuple("ab"[t % 2] for t in range(STEPS))
    dialog = dialog_of_cell(main, labels)
    choose(dialog.signal.sort, "label")
    choose(dialog.signal.named, "b")
    titles = [dialog.table.horizontalHeaderItem(at).text() for at in range(5)]
    assert "AUC" in titles
    assert all(0.0 <= float(row[titles.index("AUC")]) <= 1.0 for row in dialog.table.texts())
    choose(dialog.signal.sort, "x")
    assert dialog.table.columnCount() == 4


def test_a_unit_that_is_the_signal_is_not_told(main):
    dialog = dialog_of_cell(main)
    choose(dialog.signal.sort, "unit")
    choose(dialog.signal.quantity, "h")
    dialog.signal.number.setValue(2)
    settle()
    shown = [row[:2] for row in dialog.table.texts()]
    assert ("h  hidden state", "2") not in shown
    assert ("h  hidden state", "1") in shown


def test_pasted_numbers_are_a_signal_if_there_is_one_for_each_step(main):
    dialog = dialog_of_cell(main)
    choose(dialog.signal.sort, "column")
    assert dialog.table.rowCount() == 0
    assert "paste" in dialog.told.text()
    h = main.document.snapshot().trace.h[:, 2]
    QApplication.clipboard().setText("\n".join(f"{value:.17g}" for value in h))
    dialog.signal.paste.click()
    settle()
    assert dialog.table.texts()[0][:3] == ("h  hidden state", "3", "1.000")
    QApplication.clipboard().setText("1\n2\n3")
    with answering(lambda box: box.reject()) as texts:
        dialog.signal.paste.click()
    assert "3 rows" in texts[0]
    assert dialog.table.texts()[0][:3] == ("h  hidden state", "3", "1.000")


def test_top_passages_are_of_the_selected_unit_and_lead_to_their_step(main):
    labels = tuple(f"w{t}" for t in range(STEPS))
    dialog = dialog_of_cell(main, labels)
    press(dialog, "largest")
    choose(dialog.quantity, "h")
    for unit in (0, 2):
        main.document.edit("Select", select(main.document.state, unit=unit))
        settle()
        h = main.document.snapshot().trace.h[:, unit]
        first = dialog.table.texts()[0]
        assert int(first[0]) == int(np.argmax(h))
        assert f"«w{first[0]}»" in first[2]
    click(dialog, 1)
    assert main.document.state.selection.t == int(dialog.table.texts()[1][0])


def test_similar_moments_follow_the_selected_step_of_a_backward_layer(main):
    network = focused(bidirectional(LSTM), 1)
    dialog = opened(main, network)
    press(dialog, "alike")
    choose(dialog.quantity, "c")
    main.document.select(t=1)
    settle()
    passed = network_forward(network)
    step = main.document.network.step
    assert f"t = {step}" in dialog.told.text()
    rows = passed.rows(1, "c")
    to = int(dialog.table.texts()[0][0])
    cosine = rows[to] @ rows[step] / np.linalg.norm(rows[to]) / np.linalg.norm(rows[step])
    assert dialog.table.texts()[0][1] == f"{cosine:.3f}".replace("-", "−")
    click(dialog, 0)
    assert main.document.network.step == to


def test_there_is_one_dialog_and_it_follows_the_language(main):
    dialog = dialog_of_cell(main)
    main.actions_by_name["find"].trigger()
    settle()
    assert main.findChildren(FindDialog) == [dialog]
    main.apply_language("ko")
    settle()
    try:
        assert "은닉 상태" in " ".join(row[0] for row in dialog.table.texts())
        assert "입니다" in dialog.told.text()
    finally:
        main.apply_language("en")
        settle()
