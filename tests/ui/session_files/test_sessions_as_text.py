"""Sessions that are copied, pasted and dropped."""

import pytest
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtWidgets import QApplication

from lstm_gui.files.sessions.session import Session, encode_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.widgets.labels.label import Label
from tests.ui.dialogs import OK, answering
from tests.ui.driving import drop, key
from tests.ui.session_files.files_window import change, document_of, is_open, sent_states

CTRL = Qt.KeyboardModifier.ControlModifier


def test_a_state_is_copied_as_text_and_pasted_again(files):
    change(files, 3.25)
    there = document_of(files).session
    sent_states(files).do_copy_state()
    assert QApplication.clipboard().text().startswith("lstm1:")
    files.adopt(load_preset("latch").session, "latch")
    sent_states(files).do_paste_state()
    again = document_of(files).session
    assert encode_session(Session(again.network)) == encode_session(Session(there.network))
    assert document_of(files).path is None


def test_what_was_copied_is_pasted_by_the_key_that_a_field_has_for_itself(window):
    main = window("latch")
    main.actions_by_name["copy_state"].trigger()
    box = main.workspace.parameters.block.sliders.rows[0].box
    box.setFocus()
    key(box, "V", CTRL)
    assert main.document.title != "Pasted state"
    key(box, "Escape")
    main.workspace.parameters.block.sliders.rows[0].slider.setFocus()
    key(main.focusWidget(), "V", CTRL)
    assert main.document.title == "Pasted state"


@pytest.mark.parametrize("text", ["", "no state", "lstm1:AAAAAAAA"])
def test_a_text_that_is_no_state_is_told_in_passing_and_changes_nothing(files, text):
    QApplication.clipboard().setText(text)
    before = document_of(files).session
    for _ in range(3):
        sent_states(files).do_paste_state()
    (said,) = [one for one in files.parent().findChildren(Notice) if one.isVisible()]
    assert "paste it again" in said.findChild(Label).text()
    assert encode_session(document_of(files).session) == encode_session(before)


def test_a_session_file_can_be_dropped_onto_the_window(files, saved):
    assert drop(files.parent(), QUrl.fromLocalFile(str(saved)))
    assert is_open(files, "latch")


def test_several_files_or_addresses_are_not_taken(files, saved):
    local = QUrl.fromLocalFile(str(saved))
    assert not drop(files.parent(), local, local)
    assert not drop(files.parent(), QUrl("https://example.org/x.lstm.json"))
    assert is_open(files, "overwrite")


def test_a_dropped_bad_file_is_told(files, tmp_path):
    bad = tmp_path / "bad.lstm.json"
    bad.write_text("no session")
    with answering(OK):
        assert drop(files.parent(), QUrl.fromLocalFile(str(bad)))
    assert is_open(files, "overwrite")
