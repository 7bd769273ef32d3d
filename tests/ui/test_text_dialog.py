"""A text becomes the input of an embedding: typed, opened, with a vocabulary that is chosen."""

import json

import numpy as np
import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QApplication

from lstm_gui.core import LSTM
from lstm_gui.files.sessions.session import Session
from lstm_gui.ui.cell.texts.text_dialog import TextDialog
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.translation import set_language
from tests.core.network.networks import embedded
from tests.ui.dialogs import OK, answering
from tests.ui.driving import key, settle

TOKENS = ("<unk>", "a", "b", " ")


@pytest.fixture
def main(shared_window) -> MainWindow:
    made = shared_window()
    made.document.open(Session(embedded(LSTM)))
    settle()
    yield made
    for dialog in made.findChildren(TextDialog):
        dialog.close()
    settle()


@pytest.fixture
def vocabulary(tmp_path):
    path = tmp_path / "vocab.json"
    path.write_text(json.dumps({token: row for row, token in enumerate(TOKENS)}))
    return path


def opened(main: MainWindow) -> TextDialog:
    main.actions_by_name["read_text"].trigger()
    settle()
    return main.findChild(TextDialog)


def agree(dialog: TextDialog):
    return dialog.buttons.button(dialog.buttons.StandardButton.Ok)


def marked(dialog: TextDialog) -> list[str]:
    return [one.cursor.selectedText() for one in dialog.field.extraSelections()]


def test_a_typed_text_becomes_the_input_with_the_unknown_marked(main, vocabulary):
    before = main.document.network
    dialog = opened(main)
    dialog.take_vocabulary(vocabulary)
    dialog.field.setPlainText("a😀bz")
    settle()
    assert marked(dialog) == ["😀", "z"]
    told = "2 of 4 tokens are not in the vocabulary and read as <unk>: 😀, z."
    assert dialog.told.text() == told
    agree(dialog).click()
    settle()
    network = main.document.network
    assert network.sequence.x[:, 0].tolist() == [1, 0, 2, 0]
    assert network.sequence.labels == ("a", "😀 (?)", "b", "z (?)")
    assert network.embedding.tokens == TOKENS
    assert np.array_equal(network.embedding.weights, before.embedding.weights)
    main.document.undo_stack.undo()
    assert main.document.network == before


def test_the_selection_stays_inside_a_shorter_text(main, vocabulary):
    main.document.select(t=len(main.document.network.sequence) - 1)
    dialog = opened(main)
    dialog.take_vocabulary(vocabulary)
    dialog.field.setPlainText("b")
    agree(dialog).click()
    settle()
    assert main.document.network.step == 0


def test_without_a_vocabulary_it_says_what_is_missing(main):
    network = main.document.network
    bare = network.embedding.__class__(network.embedding.weights)
    main.document.open(Session(network.__class__(network.layers, network.sequence, bare)))
    settle()
    dialog = opened(main)
    dialog.field.setPlainText("a")
    assert "Choose the vocabulary of the embedding." in dialog.told.text()
    assert not agree(dialog).isEnabled()
    set_language("ko")
    assert "어휘를 고르세요" in opened_again(main, dialog).told.text()


def opened_again(main: MainWindow, dialog: TextDialog) -> TextDialog:
    dialog.close()
    settle()
    return opened(main)


def test_a_vocabulary_that_does_not_fit_is_refused_and_the_one_before_stays(
    main, vocabulary, tmp_path
):
    dialog = opened(main)
    dialog.take_vocabulary(vocabulary)
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("\n".join("abcdefg"))
    with answering(OK) as texts:
        dialog.take_vocabulary(wrong)
    assert "but the embedding has 4 rows" in texts[0]
    assert dialog.vocabulary.text().startswith("4 tokens: <unk> a b")


def test_a_long_text_is_read_whole_though_its_start_alone_shows(main, vocabulary, tmp_path, qtbot):
    dialog = opened(main)
    dialog.take_vocabulary(vocabulary)
    path = tmp_path / "long.txt"
    path.write_text("ab" * 30_000 + "\n")
    dialog.take_text(path)
    qtbot.waitUntil(lambda: dialog.cut is not None)
    assert dialog.field.isReadOnly()
    assert len(dialog.field.toPlainText()) < 30_000
    assert "60,000 tokens are read" in dialog.told.text()
    agree(dialog).click()
    settle()
    assert len(main.document.network.sequence) == 60_000


def test_it_is_offered_only_with_an_embedding(main):
    assert main.actions_by_name["read_text"].isEnabled()
    main.files.show_preset("overwrite")
    settle()
    assert not main.actions_by_name["read_text"].isEnabled()


def test_a_long_text_that_is_pasted_is_kept_whole_and_goes_as_a_whole(main, vocabulary):
    dialog, pasted = opened(main), "b" * 50_000
    dialog.take_vocabulary(vocabulary)
    dialog.field.setPlainText("😀|z")
    cursor = dialog.field.textCursor()
    cursor.setPosition(2)
    cursor.movePosition(cursor.MoveOperation.Right, cursor.MoveMode.KeepAnchor)
    dialog.field.setTextCursor(cursor)
    QApplication.clipboard().setText(pasted)
    dialog.field.paste()
    assert dialog.field.whole == f"😀{pasted}z"
    assert len(dialog.field.toPlainText()) < 25_000
    QApplication.clipboard().setText("ab")
    key(dialog.field, "V", Qt.KeyboardModifier.ControlModifier)
    assert dialog.field.whole == "ab"
    assert not dialog.field.isReadOnly()
