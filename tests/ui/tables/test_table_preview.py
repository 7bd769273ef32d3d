"""Tables become the input: at once where they leave no doubt, else by the preview."""

import threading
from itertools import pairwise

import numpy as np
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog

from lstm_gui.core import LSTM
from lstm_gui.core.network import focused
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.tables.outcome import Asked, outcome_of
from lstm_gui.ui.cell.tables import table_outcomes
from lstm_gui.ui.cell.tables.table_sample import TableSample
from lstm_gui.ui.notices.notice import Notice
from tests.core.network.networks import bidirectional
from tests.ui.dialogs import OK, answering
from tests.ui.dialogs import choose as choose_file
from tests.ui.driving import settle
from tests.ui.tables.tables_window import (
    choose,
    finish,
    menu_of,
    ok,
    opened,
    paste,
    sound,
    told,
    x_of,
)


def test_a_table_without_doubt_is_read_at_once_and_can_be_taken_back(main):
    before = x_of(main)
    assert paste(main, "w,v\na,0.5\nb,-1") is None
    assert x_of(main) == [[0.5], [-1]]
    assert main.document.network.sequence.labels == ("a", "b")
    assert "2 steps of 1 input in place of 5. Line 1 is taken as heading: w, v." in told(main)
    (notice,) = main.findChildren(Notice)
    notice.offer.click()
    settle()
    assert x_of(main) == before
    assert notice.isHidden()


def test_what_was_done_since_is_not_taken_back_with_the_table(main):
    paste(main, "0.5\n-1")
    (notice,) = main.findChildren(Notice)
    menu_of(main).generate("sine").close()
    notice.offer.click()
    settle()
    assert len(x_of(main)) == 2
    assert x_of(main) != [[0.5], [-1]]


def test_no_number_of_the_sample_loses_its_exponent_in_a_second_line(main):
    preview = paste(main, "a long name for a column,b\n1.0999999999999999e-11,2\n3,\n")
    sample = preview.findChild(TableSample)
    assert not sample.wordWrap()
    assert sample.textElideMode() == Qt.TextElideMode.ElideMiddle
    assert sample.horizontalHeader().textElideMode() == Qt.TextElideMode.ElideRight
    finish(preview, accepted=False)


def test_what_is_not_sure_is_asked_and_the_choice_holds(main):
    before = x_of(main)
    preview = paste(main, "0,5\n0,25\n1,75")
    assert "may be a decimal sign or a separator" in preview.doubts.text()
    assert x_of(main) == before
    choose(preview.layouts.boxes["separator"], ",")
    assert not preview.doubts.isVisible()
    assert len(preview.columns.marked) == 1
    choose(preview.layouts.boxes["separator"], "")
    finish(preview)
    assert x_of(main) == [[0.5], [0.25], [1.75]]
    main.document.undo_stack.undo()
    assert x_of(main) == before


def test_giving_up_changes_nothing(main):
    before = x_of(main)
    finish(paste(main, "1.5,2\n3,4"), accepted=False)
    assert x_of(main) == before
    assert main.document.undo_stack.count() == 0


def test_columns_are_chosen_or_the_cell_is_changed_in_one_step(main):
    preview = paste(main, "a,b\n1.5,2\n3,4")
    assert preview.columns.marked == (0,)
    assert ok(preview).isEnabled()
    preview.columns.item(1).setCheckState(Qt.CheckState.Checked)
    assert not ok(preview).isEnabled()
    assert preview.widen.text() == "2 columns are chosen, the cell has 1 input: change the cell"
    preview.widen.setChecked(True)
    finish(preview)
    assert x_of(main) == [[1.5, 2], [3, 4]]
    assert main.document.state.parameters.input_size == 2
    main.document.undo_stack.undo()
    assert main.document.state.parameters.input_size == 1


def test_large_numbers_are_told_and_scaled(main):
    preview = paste(main, "300\n100\n200")
    assert "The values reach 300.0, where gates saturate" in preview.outcome.text()
    choose(preview.taking.scaling, "0-1")
    assert "saturate" not in preview.outcome.text()
    finish(preview)
    assert x_of(main) == [[1], [0], [0.5]]


def test_gaps_are_refused_until_it_is_chosen_what_becomes_of_them(main):
    preview = paste(main, "w,v\na,1\nb,\nc,3")
    assert preview.outcome.text().startswith("The table has nothing at line 3, column 2.")
    assert "Or choose beside “Missing numbers”" in preview.outcome.text()
    assert not ok(preview).isEnabled()
    choose(preview.taking.gaps, "interpolate")
    assert "Missing numbers" not in preview.outcome.text()
    assert "1 missing number is filled in." in preview.outcome.text()
    choose(preview.taking.gaps, "leave out")
    assert "1 step with a missing number is left out." in preview.outcome.text()
    preview.taking.last.setValue(2)
    choose(preview.taking.labels, None)
    finish(preview)
    assert (x_of(main), main.document.network.sequence.labels) == ([[1]], None)


def test_a_table_that_cannot_be_read_so_is_shown_with_the_reason(main):
    preview = paste(main, "a,b\n1,0.5\nsee below\n3,1")
    assert "words at line 3" in preview.outcome.text()
    assert not ok(preview).isEnabled()
    assert preview.sample.item(0, 0).text() == "a"
    finish(preview, accepted=False)


def test_a_backward_layer_takes_the_rows_in_the_order_of_the_table(main):
    network = bidirectional(LSTM)
    main.document.open(Session(focused(network, network.index("l0_reverse"))))
    settle()
    width = network.input_size
    rows = np.arange(3.0 * width).reshape(3, width) / 100
    paste(main, "\n".join("\t".join(map(repr, row)) for row in rows.tolist()))
    assert x_of(main) == rows.tolist()


def test_a_table_that_is_opened_is_read_off_the_event_loop(main, tmp_path, qtbot):
    np.savez(tmp_path / "a.npz", x=np.array([0.5, 0.25]))
    (tmp_path / "a.csv").write_bytes("값\n0.75\n".encode("cp949"))
    for name, expected in (("a.npz", [[0.5], [0.25]]), ("a.csv", [[0.75]])):
        assert main.files.open_path(tmp_path / name)
        qtbot.waitUntil(lambda expected=expected: x_of(main) == expected)
    assert "The text is read as CP949." in told(main)


def test_a_file_can_be_read_anew_in_another_encoding(main, tmp_path, qtbot):
    (tmp_path / "a.csv").write_bytes("größe\n300\n".encode("cp1252"))
    menu = menu_of(main)
    menu.open_files([tmp_path / "a.csv"])
    qtbot.waitUntil(lambda: menu.tables is not None and menu.tables.preview is not None)
    preview = menu.tables.preview
    preview.layouts.boxes["encoding"].choose_data("CP1252")
    preview.layouts.boxes["encoding"].activated.emit(0)
    qtbot.waitUntil(lambda: preview.sample.horizontalHeaderItem(0).text() == "größe")
    preview.layouts.boxes["encoding"].choose_data("UTF-8")
    preview.layouts.boxes["encoding"].activated.emit(0)
    qtbot.waitUntil(lambda: "is no text in UTF-8" in preview.outcome.text())
    assert not ok(preview).isEnabled()
    finish(preview, accepted=False)


def test_several_rows_become_one_step(main):
    preview = paste(main, "a;b\n1;x\n3;y\n50;z")
    assert not preview.taking.pooling.isEnabled()
    preview.taking.rows.setValue(2)
    assert preview.taking.pooling.isEnabled()
    choose(preview.taking.pooling, "first")
    assert "2 steps of 1 input" in preview.outcome.text()
    finish(preview)
    assert x_of(main) == [[1], [50]]


def test_a_sound_is_taken_at_another_rate(main, tmp_path, qtbot):
    preview = opened(main, sound(tmp_path / "a.wav", [0.5, 0.25, -0.5, 0, 0.125], 32_000), qtbot)
    assert "1 channel and 32000 numbers a second" in preview.decided.text()
    assert preview.taking.rows.isHidden()
    choose(preview.taking.rate, 16_000)
    finish(preview)
    assert x_of(main) == [[0.375], [-0.25], [0.125]]


def test_a_long_sound_fits_once_its_rate_is_lower(main, tmp_path, qtbot, monkeypatch):
    module = "lstm_gui.ui.cell.tables.table_preview.most_steps"
    monkeypatch.setattr(module, lambda _network: 3)
    preview = opened(main, sound(tmp_path / "a.wav", [0.5] * 10, 16_000), qtbot)
    assert preview.taking.last.value() == 3
    choose(preview.taking.rate, 4_000)
    assert preview.taking.last.value() == 10
    finish(preview)
    assert x_of(main) == [[0.5]] * 3


def test_numbers_are_scaled_as_a_file_says(main, tmp_path):
    path = tmp_path / "scaler.json"
    path.write_text('{"mean": [100], "scale": [50]}')
    preview = paste(main, "300\n100\n200")
    preview.taking.scaling.choose_data("file")
    with answering(choose_file(path)):
        preview.taking.scaling.activated.emit(preview.taking.scaling.currentIndex())
    assert preview.taking.scaling.currentText() == "scaler.json"
    finish(preview)
    assert x_of(main) == [[4], [0], [2]]


def test_a_scaling_stays_where_another_file_is_not_chosen_after_all(main, tmp_path):
    path = tmp_path / "scaler.json"
    path.write_text('{"mean": [100], "scale": [50]}')
    preview = paste(main, "300\n100\n200")
    preview.taking.scale_as(path)
    preview.taking.scaling.choose_data("file")
    with answering(QDialog.reject):
        preview.taking.scaling.activated.emit(preview.taking.scaling.currentIndex())
    assert preview.taking.scaling.currentText() == "scaler.json"
    finish(preview)
    assert x_of(main) == [[4], [0], [2]]


def test_a_file_without_a_scaling_is_told_and_leaves_the_choice(main, tmp_path):
    (tmp_path / "scaler.json").write_text("{}")
    preview = paste(main, "300\n100\n200")
    choose(preview.taking.scaling, "0-1")
    preview.taking.scaling.choose_data("file")
    with answering(choose_file(tmp_path / "scaler.json"), OK) as texts:
        preview.taking.scaling.activated.emit(preview.taking.scaling.currentIndex())
    assert "holds no scaling" in texts[-1]
    assert preview.taking.scaling.currentData() == "0-1"
    finish(preview, accepted=False)


def test_what_becomes_of_a_large_table_is_computed_on_a_thread(main, monkeypatch, qtbot):
    preview = paste(main, "0,5\n0,25\n1,75")
    choose(preview.layouts.boxes["separator"], ",")
    threads, held = [], threading.Event()

    def outcome_on(asked):
        threads.append(threading.current_thread())
        if threads[-1] is not threading.main_thread():
            held.wait(10)
        return outcome_of(asked)

    monkeypatch.setattr(table_outcomes, "outcome_of", outcome_on)
    monkeypatch.setattr(Asked, "cells", 10_000_000)
    preview.taking.first.setValue(2)
    assert not ok(preview).isEnabled()
    assert preview.outcome.text() == "Computing …"
    preview.taking.first.setValue(3)
    held.set()
    qtbot.waitUntil(lambda: preview.sequence is not None)
    assert threading.main_thread() not in threads
    assert len(preview.sequence) == 1, "what was chosen last counts"
    assert ok(preview).isEnabled()
    finish(preview)
    assert len(x_of(main)) == 1


def test_a_choice_that_has_no_meaning_for_a_table_leaves_no_gap(main):
    preview = paste(main, "a,b\n1,2\n3,\n")
    boxes = [box for box in preview.layouts.boxes.values() if box.isVisible()]
    assert len(boxes) < len(preview.layouts.boxes)
    for one, other in pairwise(sorted(boxes, key=lambda box: box.x())):
        assert other.x() - one.geometry().right() < 20
    finish(preview, accepted=False)
