"""Trained models opened in the window: by the dialog, by a drop, from the recent files."""

import json
import threading
from pathlib import Path

import numpy as np
import pytest
from PyQt6.QtCore import Qt, QUrl
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import QLabel, QProgressDialog, QPushButton

from lstm_gui.core import Entry
from lstm_gui.files.sessions.session import encode_session, read_session
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.sessions import file_opening
from lstm_gui.ui.sessions.import_card import ImportCard
from lstm_gui.ui.sessions.order_curves import OrderCurves
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.ui.widgets.labels.formula_line import FormulaLine
from tests.files.importers.cells import arrays_of
from tests.files.importers.writers import torch_file
from tests.files.sessions import small_session
from tests.ui.dialogs import CANCEL, DISCARD, GIVE_UP, OK, answering, choose, suggests
from tests.ui.driving import drop

BIAS = Entry("b", 0, block="f")


def named(weights, prefix: str = "") -> dict[str, np.ndarray]:
    names = ("weight_ih_l0", "weight_hh_l0", "bias_ih_l0", "bias_hh_l0")
    return {f"{prefix}{name}": array for name, array in zip(names, weights, strict=True)}


@pytest.fixture
def model(tmp_path) -> Path:
    weights = named(arrays_of("gru", 2, 3), "rnn.") | {"conv.weight": np.ones((2, 2, 2))}
    return torch_file(tmp_path / "net v2.pt", weights)


@pytest.fixture
def apart(tmp_path) -> Path:
    tensors = named(arrays_of("gru", 2, 3), "a.") | named(arrays_of("lstm", 7, 4), "b.")
    return torch_file(tmp_path / "two.pt", tensors)


def document_of(files: SessionFiles) -> Document:
    return files.parent().findChild(Document)


def wait(files: SessionFiles, qtbot) -> None:
    # Nobody is there who reads until there is something to be read.
    opening = files.parent().findChild(file_opening.FileOpening)
    qtbot.waitUntil(lambda: opening is None or not opening.running)


def kind(files: SessionFiles) -> tuple[str, int]:
    parameters = document_of(files).state.parameters
    return parameters.kind.name, parameters.hidden_size


def pick(row: int):
    def answer(dialog) -> None:
        assert isinstance(dialog, ImportCard)
        dialog.list.setCurrentRow(row)
        dialog.accept()

    return answer


AGREE = pick(0)


def said_on(card: ImportCard) -> str:
    """Return all that the card says now, and the markup of its equations."""
    page = card.facts.widget()
    texts = [label.text() for label in card.findChildren(QLabel)]
    return "\n".join((*texts, *(line.markup for line in page.findChildren(FormulaLine))))


def test_a_model_opens_by_the_dialog_and_is_called_by_its_name(files, model, qtbot):
    with answering(choose(model), AGREE):
        files.do_open()
        wait(files, qtbot)
    document = document_of(files)
    assert kind(files) == ("gru", 3)
    assert (document.title, document.path, document.modified) == ("net v2.pt", None, False)
    assert Settings().recent == [str(model)]


def test_saving_asks_for_a_session_and_never_for_the_model(files, model, qtbot, tmp_path):
    with answering(AGREE):
        files.open_path(model)
        wait(files, qtbot)
    before = model.read_bytes()
    with answering(suggests("net-v2.pt.lstm.json")):
        assert not files.do_save()
    with answering(choose(tmp_path / "mine.lstm.json")):
        assert files.do_save()
    assert model.read_bytes() == before
    assert read_session(tmp_path / "mine.lstm.json").state == document_of(files).state


def test_a_model_can_be_dropped_and_opened_again_from_the_recent_files(files, model, qtbot):
    with answering(AGREE):
        assert drop(files.parent(), QUrl.fromLocalFile(str(model)))
        wait(files, qtbot)
    assert kind(files) == ("gru", 3)
    files.show_preset("latch")
    with answering(AGREE):
        files.open_recent(str(model))
        wait(files, qtbot)
    assert kind(files) == ("gru", 3)


def test_a_model_that_has_gone_leaves_the_recent_files(files, model, qtbot):
    with answering(AGREE):
        files.open_path(model)
        wait(files, qtbot)
    model.unlink()
    with answering(OK):
        files.open_recent(str(model))
    assert Settings().recent == []


def test_where_the_layers_form_no_network_one_is_chosen(files, apart, qtbot):
    with answering(pick(1)):
        files.open_path(apart)
        wait(files, qtbot)
    assert kind(files) == ("lstm", 4)
    assert document_of(files).title == "two.pt: b"


def test_the_card_says_what_was_found_before_anything_is_replaced(files, model, qtbot):
    said, before = [], document_of(files).state

    def read(card) -> None:
        said.append(said_on(card))
        assert document_of(files).state is before
        QTest.keyClick(card, Qt.Key.Key_Escape)

    with answering(read):
        files.open_path(model)
        wait(files, qtbot)
    assert document_of(files).state is before
    for part in ("net v2.pt", "a PyTorch file", "r z n", "two biases", "after the recurrent"):
        assert part in said[0]
    assert "conv" in said[0]
    assert "h_t = z_t ⊙ h_{t−1} + (1 − z_t) ⊙ h̃_t" in said[0]


def test_the_keyboard_chooses_a_layer_and_opens_it(files, apart, qtbot):
    def choose_second(card) -> None:
        assert "GRU" in card.list.currentItem().text()
        QTest.keyClick(card.list, Qt.Key.Key_Down)
        assert "i f g o" in said_on(card)
        QTest.keyClick(card.list, Qt.Key.Key_Return)

    with answering(choose_second):
        files.open_path(apart)
        wait(files, qtbot)
    assert kind(files) == ("lstm", 4)


def test_no_layer_chosen_leaves_what_is_open(files, apart, qtbot):
    before = document_of(files).state
    with answering(GIVE_UP):
        files.open_path(apart)
        wait(files, qtbot)
    assert document_of(files).state is before
    assert Settings().recent == []


def test_a_refused_model_is_told_in_one_sentence_and_leaves_the_work(files, tmp_path, qtbot):
    bad = tmp_path / "cut.pt"
    bad.write_bytes(b"PK\x03\x04 and no more")
    document_of(files).set_values("edit", {BIAS: 7.0})
    before = document_of(files).state
    with answering(OK) as texts:
        files.open_path(bad)
        wait(files, qtbot)
    assert "cut.pt" in texts[0]
    assert document_of(files).state is before
    assert document_of(files).modified


def test_a_session_by_another_name_opens_as_one(files, tmp_path, qtbot):
    path = tmp_path / "session.json"
    path.write_bytes(encode_session(small_session()))
    files.open_path(path)
    wait(files, qtbot)
    assert document_of(files).path == path
    assert document_of(files).state == small_session().state
    assert json.loads(path.read_text())["format"]


def test_a_file_with_changes_is_asked_about_before_a_model_is_read(files, model, qtbot, tmp_path):
    files.save_to(tmp_path / "mine.lstm.json")
    document_of(files).set_values("edit", {BIAS: 7.0})
    before = document_of(files).state
    with answering(CANCEL):
        drop(files.parent(), QUrl.fromLocalFile(str(model)))
        wait(files, qtbot)
    assert document_of(files).state is before
    with answering(DISCARD, AGREE):
        drop(files.parent(), QUrl.fromLocalFile(str(model)))
        wait(files, qtbot)
    assert kind(files) == ("gru", 3)


def test_a_model_replaces_what_nobody_saved_at_once_and_undoably(files, model, qtbot):
    document = document_of(files)
    document.set_values("edit", {BIAS: 7.0})
    before = document.state
    with answering(AGREE):
        drop(files.parent(), QUrl.fromLocalFile(str(model)))
        wait(files, qtbot)
    assert kind(files) == ("gru", 3)
    files.parent().findChild(UndoNotice).offer.click()
    assert document.state == before
    assert document.modified


@pytest.fixture
def slow(monkeypatch):
    """A file that is read only as far as the test lets it."""
    gate, read = threading.Event(), file_opening.model_in

    def waiting(path):
        assert gate.wait(60)
        return read(path)

    monkeypatch.setattr(file_opening, "model_in", waiting)
    yield gate
    gate.set()


def test_changes_of_a_file_made_while_a_model_is_read_are_asked_about(
    files, model, slow, qtbot, tmp_path
):
    files.save_to(tmp_path / "mine.lstm.json")
    files.open_path(model)
    document_of(files).set_values("edit", {BIAS: 7.0})
    before = document_of(files).state
    with answering(AGREE, CANCEL):
        slow.set()
        wait(files, qtbot)
    assert document_of(files).state is before


def test_a_long_reading_can_be_cancelled(files, model, slow, qtbot):
    before = document_of(files).state
    files.open_path(model)
    box = files.parent().findChild(QProgressDialog)
    qtbot.waitUntil(box.isVisible)
    assert "net v2.pt" in box.labelText()
    box.findChild(QPushButton).click()
    slow.set()
    wait(files, qtbot)
    assert document_of(files).state is before
    assert Settings().recent == []


def test_the_card_shows_other_orders_of_the_gates_where_the_file_has_none(
    files, tmp_path, model, qtbot
):
    shown: list[tuple[str, ...]] = []

    def look(dialog) -> None:
        assert isinstance(dialog, ImportCard)
        shown.extend(curves.orders for curves in dialog.findChildren(OrderCurves))
        dialog.reject()

    path = tmp_path / "net.npz"
    np.savez(path, **named(arrays_of("gru", 2, 3), "rnn."))
    for one in (path, model):
        with answering(look):
            files.open_path(one)
            wait(files, qtbot)
    assert shown == [("rzn", "zrn")]
