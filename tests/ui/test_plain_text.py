"""Nothing that a file says is drawn as rich text, wherever in the window it stands."""

import re
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PyQt6.QtCore import QPoint, Qt, QTimer
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QMenu,
    QTableWidget,
    QTextEdit,
    QToolTip,
    QWidget,
)

from lstm_gui.core import Entry, Sequence, with_sequence, with_values
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import Leftover, Unreadable
from lstm_gui.files.sessions.session import Session, write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.file_question import file_to_save
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog
from lstm_gui.ui.sessions.session_dialogs import ask_changed
from lstm_gui.ui.style.tooltip import plain, set_tooltip, show_tooltip
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.dialogs import answering
from tests.ui.driving import settle

TAG = "<img src=p.png>"
SOURCES = sorted(Path("lstm_gui").rglob("*.py"))
LESSON = f"""format = "lstm-explorer/lesson"
version = 1
id = "probe"
number = 1
title = {{ ko = "{TAG}", en = "{TAG}" }}
[[pages]]
title = {{ ko = "{TAG}", en = "{TAG}" }}
text = {{ ko = "{TAG}", en = "{TAG}" }}
[pages.set]
blank = {{ inputs = 1, units = 1, steps = 2 }}
labels = ["{TAG}", "{TAG}"]
x = [[1.0], [0.0]]
[pages.challenge]
goal = {{ ko = "{TAG}", en = "{TAG}" }}
hint = {{ ko = "{TAG}", en = "{TAG}" }}
[[pages.challenge.conditions]]
kind = "choice"
text = {{ ko = "{TAG}", en = "{TAG}" }}
options = [{{ ko = "{TAG}", en = "{TAG}" }}, {{ ko = "b", en = "b" }}]
answer = 1
why = {{ ko = "{TAG}", en = "{TAG}" }}
"""


@pytest.fixture(autouse=True)
def picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A red picture that a tag would find."""
    monkeypatch.chdir(tmp_path)
    Image.new("RGB", (60, 24), (255, 0, 0)).save("p.png")


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    path = tmp_path / f"{TAG}.lstm.json"
    state = load_preset("latch").session.state
    labels = (TAG,) * len(state.sequence)
    sequence = Sequence(state.sequence.x, labels, names=(TAG, TAG))
    write_session(path, Session.of(with_sequence(state, sequence)))
    return path


@pytest.fixture
def main(window, hostile: Path) -> Iterator[MainWindow]:
    made: MainWindow = window()
    assert made.files.open_path(hostile)
    settle()
    yield made
    made.document.undo_stack.setClean()


def reds(widget: QWidget) -> int:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    shape = (image.height(), image.bytesPerLine() // 4, 4)
    data = np.frombuffer(image.constBits().asstring(image.sizeInBytes()), np.uint8).reshape(shape)
    return int(((data[..., 2] > 240) & (data[..., 1] < 20) & (data[..., 0] < 20)).sum())


def rich(window: QWidget) -> list[str]:
    """Return everything in ``window`` that Qt would take for rich text."""
    found: list[str] = []
    for widget in (window, *window.findChildren(QWidget)):
        texts = {"tooltip": widget.toolTip(), "what is this": widget.whatsThis()}
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            # A label that Qt made for itself may look what it says for tags, if that is ours.
            texts["label"] = widget.text()
        if isinstance(widget, QListWidget):
            items = [widget.item(row) for row in range(widget.count())]
            texts |= {f"item {n}": item.toolTip() for n, item in enumerate(items) if item}
        if isinstance(widget, QTableWidget):
            places = [(r, c) for r in range(widget.rowCount()) for c in range(widget.columnCount())]
            cells = {place: widget.item(*place) for place in places}
            texts |= {f"cell {place}": item.toolTip() for place, item in cells.items() if item}
        if isinstance(widget, QTextEdit):
            assert "<img" not in widget.toHtml(), "an image that is no formula"
        if not isinstance(widget, QMenu) or widget.toolTipsVisible():
            texts |= {f"action {action.text()}": action.toolTip() for action in widget.actions()}
        found += [
            f"{type(widget).__name__}, {name}: {text}"
            for name, text in texts.items()
            if Qt.mightBeRichText(text)
        ]
    return found


def test_every_workspace_says_a_hostile_session_word_for_word(main: MainWindow) -> None:
    seen = 0
    for name in ("cell", "memory", "train"):
        main.workspaces.show(name)
        main.document.flush()
        settle()
        seen += sum(TAG in label.text() for label in main.findChildren(QLabel))
        assert rich(main) == []
        assert reds(main) == 0
    assert seen, "the labels do show"


def test_a_hostile_lesson_is_shown_word_for_word(main: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / f"{TAG}.lesson.toml"
    path.write_text(LESSON, encoding="utf-8")
    main.learning.open_lesson(path)
    main.learning.course.show_hint()
    main.learning.course.answer(0, 1)
    main.document.flush()
    settle()
    panel = main.learning.panel
    assert panel.page_title.text() == panel.text.toPlainText() == TAG
    panel.pages.aboutToShow.emit()
    assert rich(main) == []
    assert reds(main) == 0
    main.learning.course.leave()


def test_menus_and_the_header_say_names_word_for_word(main: MainWindow) -> None:
    main.files.recent_menu.fill()
    action = main.files.recent_menu.actions()[0]
    assert plain(f"{TAG}.lstm.json") in action.toolTip()
    for menu in main.findChildren(QMenu):
        menu.aboutToShow.emit()
    assert rich(main) == []
    assert TAG in main.windowTitle()


def looked_at(dialogs: list[str]):
    def look(dialog: QDialog) -> None:
        dialogs.extend(rich(dialog))
        assert reds(dialog) == 0
        assert any(TAG in label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()

    return look


def test_message_boxes_and_dialogs_say_names_word_for_word(main: MainWindow, hostile: Path) -> None:
    found: list[str] = []
    look = looked_at(found)
    state = main.document.state
    with answering(look):
        show_problem(main, Problem("{file} is " + TAG, file=hostile))
    with answering(look):
        ask_changed(main, hostile.name)
    main.document.edit("edit", with_values(state, {Entry("b", 0, 0, "f"): 0.123}))
    with answering(look):
        assert not main.files.may_close()
    leftovers = (
        Unreadable(hostile, Problem("{file} is empty.", file=hostile)),
        Leftover(hostile, hostile, TAG, Session.of(state), TAG),
    )
    dialog = RecoveryDialog(leftovers, main)
    dialog.open()
    assert rich(dialog) == []
    assert reds(dialog) == 0
    dialog.reject()
    progress = ProgressBox(f"Reading {hostile.name} …", main)
    progress.show()
    assert rich(progress) == []
    assert reds(progress) == 0
    progress.take_down()
    notice = Notice.of_saved(hostile, main)
    assert rich(notice) == []
    assert reds(notice) == 0
    notice.dismiss()
    assert found == []


def test_the_question_of_a_file_dialog_says_names_word_for_word(
    main: MainWindow, hostile: Path
) -> None:
    asking: list[QDialog] = []
    found: list[str] = []

    def accept(dialog: QDialog) -> None:
        asking.append(dialog)
        QTimer.singleShot(0, dialog.accept)

    def look(box: QDialog) -> None:
        QTimer.singleShot(0, asking[0].reject)
        looked_at(found)(box)

    with answering(accept, look) as texts:
        assert file_to_save(main, "Save", hostile, "Sessions (*.lstm.json)") is None
    assert TAG in texts[1]
    assert found == []


def test_settings_say_nothing_rich(window, hostile: Path) -> None:
    values = {"lesson": TAG, "theme": TAG, "language": TAG, "workspace": TAG, "folder": TAG}
    Settings()._store.remember({**values, "recent": [TAG, str(hostile)], "solved lessons": [TAG]})
    main = MainWindow(Document(load_preset("latch").session), Settings())
    main.show()
    main.complete()
    main.learning.do_learn()
    main.files.recent_menu.fill()
    settle()
    assert rich(main) == []
    assert reds(main) == 0
    main.close()
    main.deleteLater()
    settle()


@pytest.mark.parametrize(
    "text", [TAG, "<b>x</b>", "a &amp; b", "<!-- x -->", "<?xml x?><b/>", "x\n<b>", "<<b>", "&lt;"]
)
def test_what_looks_like_markup_is_taken_for_none(shown, text: str) -> None:
    assert not Qt.mightBeRichText(plain(text))
    assert plain(text).replace("\u2060", "") == text
    widget = shown(Label(text))
    set_tooltip(widget, text)
    assert widget.toolTip() == plain(text)
    show_tooltip(text, widget, QPoint(1, 1))
    assert QToolTip.text() == plain(text)
    QToolTip.hideText()
    settle()


def test_what_looks_like_none_stays_as_it_is() -> None:
    for text in ("", "x < 3 & y > 2", "f = 0.5", "a\nb"):
        assert plain(text) is text


@pytest.mark.parametrize(
    ("pattern", "where"),
    [
        (r"\bQLabel\b", {"ui/widgets/labels/label.py", "ui/notices/messages.py"}),
        (r"\bQMessageBox\(", {"ui/notices/messages.py"}),
        (r"\bQProgressDialog\b", {"ui/notices/progress_box.py"}),
        # It names a quantity of the cell, and nothing out of a file.
        (r"\bQ(Input|Color|Font)Dialog\b|\bQWizard", {"ui/cell/surgery_menu.py"}),
        (r"\.setToolTip\(|QToolTip\.showText", {"ui/style/tooltip.py"}),
        (
            r"setHtml|insertHtml|RichText\b|setMarkdown|set_markdown",
            {
                "ui/widgets/pages/markdown_document.py",
                "ui/widgets/pages/page_links.py",
                "ui/widgets/pages/page_text.py",
                "ui/style/tooltip.py",
                "ui/window/guide/manual_text.py",
            },
        ),
        (
            r"QErrorMessage|QTextBrowser|QWhatsThis|setWhatsThis",
            {"ui/widgets/pages/page_text.py", "ui/window/guide/manual_text.py"},
        ),
        (r"\bQSettings\b", {"files/settings/old_settings.py"}),
    ],
)
def test_one_place_decides_what_may_be_rich(pattern: str, where: set[str]) -> None:
    root = Path(__file__).parents[2]
    found = {
        str(path)
        for path in SOURCES
        if re.search(pattern, (root / path).read_text("utf-8")) and "stylesheet" not in path.name
    }
    assert found <= {f"lstm_gui/{name}" for name in where}
