"""Where to save and what to open: names, suffixes, and how the question looks."""

import gc
import re
import weakref
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from PyQt6 import sip
from PyQt6.QtCore import QRect, QStandardPaths, Qt, QTimer
from PyQt6.QtGui import QIcon, QImage
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QStyleOptionViewItem,
    QToolButton,
    QTreeView,
    QWidget,
)

from lstm_gui.files.problem import Problem
from lstm_gui.ui.notices.file_question import (
    FileQuestion,
    file_to_open,
    file_to_save,
    save_question,
)
from lstm_gui.ui.notices.messages import asked, show_problem
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.icons import icon
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import DARK, LIGHT
from tests.ui.dialogs import OK, answering
from tests.ui.driving import settle

FILTERS = "NumPy (*.npz);;Table (*.csv)"


@pytest.fixture
def asking(shown) -> QWidget:
    return shown(QWidget())


@pytest.fixture
def question(asking, tmp_path) -> Iterator[FileQuestion]:
    made = save_question(asking, "Save", tmp_path / "trace.npz", FILTERS)
    yield made
    made.deleteLater()


def offered(question: FileQuestion) -> list[str]:
    box = question.findChild(QComboBox, "fileTypeCombo")
    return [box.itemText(place) for place in range(box.count())]


def test_a_long_list_of_patterns_is_not_shown_and_still_meant(asking, tmp_path):
    many = "Models (*.a *.b *.c *.d *.e *.f)"
    made = save_question(asking, "Save", tmp_path / "model", f"{many};;Table (*.csv)")
    assert offered(made) == ["Models", "Table"]
    assert made.selectedNameFilter() == many
    assert made.defaultSuffix() == "a"
    made.deleteLater()


def test_a_few_patterns_are_shown(question):
    assert offered(question) == FILTERS.split(";;")


def write_name(question: QDialog, name: str) -> None:
    question.findChild(QLineEdit, "fileNameEdit").setText(name)


def names(question: FileQuestion) -> list[str]:
    return [Path(file).name for file in question.selectedFiles()]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("taken", "taken.npz"), ("taken.csv", "taken.csv"), ("taken.npz", "taken.npz")],
)
def test_a_name_without_a_suffix_gets_that_of_the_format(question, written, meant):
    write_name(question, written)
    assert names(question) == [meant]


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_it_is_drawn_as_the_rest_of_the_program(asking, tmp_path, theme):
    set_theme(theme)
    question = save_question(asking, "Save", tmp_path / "b.npz", FILTERS)
    up = question.findChild(QToolButton, "toParentButton")
    assert image(up.icon()) == image(icon("up", theme.color("text")))
    folders = question.findChild(QComboBox, "lookInCombo")
    assert image(folders.itemIcon(0)) == image(icon("folder", theme.color("muted")))
    assert question.labelText(QFileDialog.DialogLabel.LookIn) == "Save in:"
    question.deleteLater()


def image(drawn: QIcon) -> QImage:
    return drawn.pixmap(20, 20).toImage()


def test_it_begins_with_the_documents_while_no_folder_is_known(asking, tmp_path, monkeypatch):
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(tmp_path))
    for question in (
        FileQuestion(asking, "Open", "", FILTERS),
        save_question(asking, "Save", Path("a.npz"), FILTERS),
    ):
        assert question.directory().absolutePath() == str(tmp_path)
        question.deleteLater()


def test_a_box_with_a_message_has_none_of_the_stock_icons(asking):
    seen: list[QMessageBox.Icon] = []

    def look(box: QDialog) -> None:
        seen.append(box.icon())
        box.reject()

    with answering(look):
        show_problem(asking, Problem("x"))
    assert seen == [QMessageBox.Icon.NoIcon]


def test_the_text_of_a_message_has_as_much_blank_on_either_side(asking):
    blanks: list[tuple[int, int]] = []

    def look(box: QDialog) -> None:
        settle()
        label = box.findChild(QLabel, "qt_msgbox_label")
        blanks.append((label.x(), box.width() - label.geometry().right() - 1))
        box.reject()

    buttons = {"save": QMessageBox.StandardButton.Save, "cancel": QMessageBox.StandardButton.Cancel}
    with answering(look):
        show_problem(asking, Problem("empty.csv has no numbers. Choose another file."))
    with answering(look):
        asked(asking, "Save it?", "What is not saved is lost. " * 4, buttons, {})
    assert len(blanks) == 2
    assert all(left == right >= scaled(16) for left, right in blanks), blanks


def test_the_places_beside_the_files_are_named_in_full(asking, tmp_path, monkeypatch):
    home = tmp_path / "home-of-a-teacher"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    question = save_question(asking, "Save", home / "a.npz", FILTERS)
    question.show()
    settle()
    places = question.findChild(QListView, "sidebar")
    assert places.horizontalScrollBar().maximum() == 0
    question.reject()
    question.deleteLater()


@pytest.mark.parametrize("text", ["empty.csv has no numbers. Choose another file.", "x " * 60, "x"])
def test_all_of_a_message_can_be_read(asking, text):
    set_theme(DARK)  # with the rules of the style sheet
    cut: list[int] = []

    def look(box: QDialog) -> None:
        settle()
        label = box.findChild(QLabel, "qt_msgbox_label")
        wide = label.fontMetrics().boundingRect(
            QRect(0, 0, label.contentsRect().width(), 10_000), Qt.TextFlag.TextWordWrap, text
        )
        cut.append(max(wide.width() - label.width(), wide.height() - label.height()))
        box.reject()

    with answering(look):
        show_problem(asking, Problem(text))
    assert cut[0] <= 0


def test_another_format_brings_another_suffix(question):
    question.selectNameFilter("Table (*.csv)")
    question.filterSelected.emit("Table (*.csv)")
    write_name(question, "taken")
    assert names(question) == ["taken.csv"]


def test_a_file_is_not_replaced_unasked_where_its_suffix_was_not_written(asking, tmp_path):
    (tmp_path / "taken.png").write_bytes(b"old")
    asked = []

    def accept(dialog: QDialog) -> None:
        asked.append(dialog)
        write_name(dialog, "taken")
        QTimer.singleShot(0, dialog.accept)

    def refuse(box: QDialog) -> None:
        assert isinstance(box, QMessageBox)
        QTimer.singleShot(0, asked[0].reject)
        box.reject()

    with answering(accept, refuse) as texts:
        chosen = file_to_save(asking, "Save", tmp_path / "new.png", "PNG (*.png)")
    assert chosen is None
    assert "taken.png" in texts[1]


def test_a_file_without_a_suffix_can_be_opened(asking, tmp_path):
    (tmp_path / "plain").write_bytes(b"")

    def accept(dialog: QDialog) -> None:
        write_name(dialog, "plain")
        dialog.accept()

    with answering(accept):
        chosen = file_to_open(asking, "Open", tmp_path, "Sessions (*.json);;All files (*)")
    assert chosen == tmp_path / "plain"


def test_what_no_name_can_hold_is_left_out_of_a_pasted_one(question):
    edit = question.findChild(QLineEdit, "fileNameEdit")
    edit.clear()
    edit.insert("a\0b\ud800c")
    assert edit.text() == "abc"
    assert names(question) == ["abc.npz"]


def test_a_name_that_no_file_can_have_is_told_and_no_answer(asking, tmp_path, monkeypatch):
    monkeypatch.setattr(FileQuestion, "selectedFiles", lambda _: [f"{tmp_path}/a\0b"])
    with answering(QDialog.accept, OK) as texts:
        assert file_to_save(asking, "Save", tmp_path / "a.npz", FILTERS) is None
    assert "is no name that a file can have" in texts[1]


def test_the_type_of_a_file_which_qt_says_in_english_is_not_shown(question):
    table = question.findChild(QTreeView, "treeView")
    assert [table.isColumnHidden(column) for column in range(4)] == [False, False, True, False]


@pytest.fixture
def opening(asking, tmp_path) -> Iterator[FileQuestion]:
    (tmp_path / "a.json").write_text("{}")
    made = FileQuestion(asking, "Open", tmp_path, "All (*)")
    made.setFileMode(QFileDialog.FileMode.ExistingFile)
    made.setViewMode(QFileDialog.ViewMode.Detail)
    made.show()
    yield made
    made.hide()
    made.deleteLater()


def test_enter_answers_also_over_the_names_that_qt_proposes(opening, tmp_path, qtbot):
    typed = opening.findChild(QLineEdit, "fileNameEdit")
    QTest.keyClicks(typed, str(tmp_path / "a.js"))
    proposals = typed.completer().popup()
    qtbot.waitUntil(proposals.isVisible)
    QTest.keyClicks(proposals, "on")
    QTest.keyClick(proposals, Qt.Key.Key_Return)
    assert opening.result() == QDialog.DialogCode.Accepted
    assert opening.selectedFiles() == [str(tmp_path / "a.json")]


def test_when_a_file_was_changed_reads_the_same_in_every_locale(opening, qtbot):
    table = opening.findChild(QTreeView, "treeView")
    qtbot.waitUntil(lambda: table.model().rowCount(table.rootIndex()) == 1)
    moment = table.model().index(0, 3, table.rootIndex())
    option = QStyleOptionViewItem()
    table.itemDelegateForColumn(3).initStyleOption(option, moment)
    assert re.fullmatch(r"20\d\d-\d\d-\d\d \d\d:\d\d", option.text)


def test_a_file_dialog_has_its_icons_also_when_python_knows_it_no_more(asking, tmp_path):
    question = FileQuestion(asking, "Open", tmp_path, FILTERS)
    icons = weakref.ref(question.iconProvider())
    # As after an answer: Python has it then, and garbage is also found by a thread at work,
    # for which Qt deletes the dialog later only.
    sip.transferback(question)
    del question
    thread = Thread(target=gc.collect)
    thread.start()
    thread.join()
    assert asking.findChild(QFileDialog) is not None
    assert icons() is not None
