"""Opening, saving and leaving sessions: none is ever lost."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PyQt6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PyQt6.QtGui import QDragEnterEvent, QDropEvent
from PyQt6.QtWidgets import QApplication, QWidget

from lstm_gui.core import Entry
from lstm_gui.files.presets import load_preset, preset_index, preset_names
from lstm_gui.files.problem import Problem
from lstm_gui.files.session import Session, encode_session, read_session, write_session
from lstm_gui.files.share_text import share_text
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import RECENT_FILES, Settings
from lstm_gui.ui.notices.undo_notice import UndoNotice
from lstm_gui.ui.sessions import presets_menu
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.words.cells import words_of
from lstm_gui.words.translation import set_language
from tests.files.sessions import small_session
from tests.ui.dialogs import CANCEL, DISCARD, GIVE_UP, OK, SAVE, answering, choose
from tests.ui.driving import settle

BIAS = Entry("b", 0, block="f")


@pytest.fixture
def files(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    document = Document(load_preset("overwrite").session, window)
    yield SessionFiles(document, Settings(), window)
    document.flush()


@pytest.fixture
def saved(tmp_path) -> Path:
    path = tmp_path / "another.lstm.json"
    write_session(path, load_preset("latch").session)
    return path


def document_of(files: SessionFiles) -> Document:
    return files.parent().findChild(Document)


def change(files: SessionFiles, number: float = 7.0) -> None:
    document_of(files).set_values("edit", {BIAS: number})


def is_open(files: SessionFiles, preset: str) -> bool:
    return document_of(files).state == load_preset(preset).session.state


def test_open_asks_for_a_file_and_remembers_it(files, saved):
    with answering(choose(saved)):
        files.do_open()
    document = document_of(files)
    assert is_open(files, "latch")
    assert (document.path, document.modified) == (saved, False)
    assert Settings().recent == [str(saved)]
    assert Settings().folder == str(saved.parent)


OTHER_CELL = encode_session(small_session()).replace(b'"lstm"', b'"transformer"')


@pytest.mark.parametrize(
    "content", [b"", b"[" * 1000, b"\xff\xfe\x00", b'{"format": "other"}', OTHER_CELL]
)
def test_a_bad_file_leaves_the_open_session_untouched(files, tmp_path, content):
    bad = tmp_path / "bad.lstm.json"
    bad.write_bytes(content)
    change(files)
    before, steps = document_of(files).state, document_of(files).undo_stack.count()
    with answering(OK) as texts:
        assert not files.open_path(bad)
    document = document_of(files)
    assert str(bad) in texts[0]
    assert document.state is before
    assert (document.undo_stack.count(), document.modified, document.path) == (steps, True, None)
    assert Settings().recent == []


def test_save_without_a_file_asks_and_then_writes_what_is_open(files, tmp_path):
    change(files, 1 / 3)
    target = tmp_path / "새 세션.lstm.json"
    with answering(choose(target)):
        assert files.do_save()
    assert read_session(target).state == document_of(files).state
    assert not document_of(files).modified
    change(files, 2 / 3)
    assert files.do_save()
    assert read_session(target).state.parameters.b[0, 0] == 2 / 3


def test_a_name_without_suffix_gets_one(files, tmp_path):
    with answering(choose(tmp_path / "plain")):
        assert files.do_save_as()
    assert [path.name for path in tmp_path.iterdir()] == ["plain.lstm.json"]


def test_an_abandoned_save_leaves_the_mark(files):
    change(files)
    with answering(GIVE_UP):
        assert not files.do_save()
    assert document_of(files).modified


def test_a_save_that_fails_is_told_and_leaves_the_mark(files, tmp_path):
    change(files)
    with answering(OK) as texts:
        assert not files.save_to(tmp_path / "missing folder" / "x.lstm.json")
    assert "missing folder" in texts[0]
    assert document_of(files).modified
    assert document_of(files).path is None


def test_nothing_is_asked_when_nothing_was_changed(files):
    with answering():
        assert files.may_close()


@pytest.mark.parametrize(
    ("answer", "expected"), [(DISCARD, True), (CANCEL, False), (GIVE_UP, False)]
)
def test_leaving_unsaved_changes_is_a_question(files, answer, expected):
    change(files)
    with answering(answer) as texts:
        assert files.may_close() is expected
    assert "?" in texts[0]
    assert document_of(files).modified


def test_the_question_can_be_answered_by_saving(files, tmp_path):
    change(files)
    target = tmp_path / "x.lstm.json"
    with answering(SAVE, choose(target)):
        assert files.may_close()
    assert read_session(target).state == document_of(files).state
    change(files, 8.0)
    with answering(SAVE):
        assert files.may_close()
    assert read_session(target).state == document_of(files).state


def test_saving_given_up_halfway_keeps_the_session_open(files):
    change(files)
    with answering(SAVE, GIVE_UP):
        assert not files.may_close()


def ways_to_another(files: SessionFiles, saved: Path) -> dict[str, Callable[[], object]]:
    return {
        "open": files.do_open,
        "preset": lambda: files.presets_menu.chosen.emit("latch"),
        "recent": lambda: files.recent_menu.chosen.emit(str(saved)),
        "paste": files.do_paste_state,
        "drop": lambda: drop(document_of(files).parent(), QUrl.fromLocalFile(str(saved))),
    }


WAYS = ["open", "preset", "recent", "paste", "drop"]


@pytest.mark.parametrize("way", WAYS)
def test_each_way_to_another_session_asks_first_about_a_file(files, saved, tmp_path, way):
    files.do_copy_state()
    files.save_to(tmp_path / "mine.lstm.json")
    change(files)
    with answering(CANCEL) as asked:
        ways_to_another(files, saved)[way]()
    assert len(asked) == 1
    assert document_of(files).state.parameters.b[0, 0] == 7.0


@pytest.mark.parametrize("way", WAYS)
def test_what_nobody_saved_is_replaced_at_once_and_comes_back(files, saved, way):
    load_into_clipboard(files)
    change(files)
    document = document_of(files)
    before, title = document.session, document.title
    with answering(*([choose(saved)] if way == "open" else [])):
        ways_to_another(files, saved)[way]()
    assert is_open(files, "latch")
    assert not document.modified
    (note,) = document.parent().findChildren(UndoNotice)
    note.offer.click()
    assert encode_session(document.session) == encode_session(before)
    assert (document.title, document.path, document.modified) == (title, None, True)
    document.undo_stack.redo()
    assert is_open(files, "latch")
    assert not document.modified


def load_into_clipboard(files: SessionFiles) -> None:
    latch = load_preset("latch").session
    QApplication.clipboard().setText(share_text(Session(latch.network)))
    assert not document_of(files).modified


def test_no_note_where_nothing_would_be_missed(files):
    files.open_preset("latch")
    assert document_of(files).parent().findChildren(UndoNotice) == []
    document_of(files).undo_stack.undo()
    assert is_open(files, "overwrite")


def test_the_note_undoes_what_came_after_as_well_and_goes_by_itself(files):
    change(files)
    window = document_of(files).parent()
    files.open_preset("latch")
    change(files, 3.0)
    window.findChild(UndoNotice).offer.click()
    assert document_of(files).state.parameters.b[0, 0] == 7.0
    settle()
    assert window.findChildren(UndoNotice) == []
    files.open_preset("latch")
    settle()
    assert len(window.findChildren(UndoNotice)) == 1
    document_of(files).undo_stack.undo()
    settle()
    assert window.findChildren(UndoNotice) == []


def test_changes_of_a_file_that_were_given_up_come_back_by_undo(files, tmp_path):
    files.save_to(tmp_path / "mine.lstm.json")
    change(files)
    with answering(DISCARD):
        files.open_preset("latch")
    document = document_of(files)
    document.undo_stack.undo()
    assert (document.path, document.modified) == (tmp_path / "mine.lstm.json", True)
    assert document.state.parameters.b[0, 0] == 7.0


def test_a_state_is_copied_as_text_and_pasted_again(files):
    change(files, 3.25)
    there = document_of(files).session
    files.do_copy_state()
    assert QApplication.clipboard().text().startswith("lstm1:")
    files.adopt(load_preset("latch").session, "latch")
    files.do_paste_state()
    again = document_of(files).session
    assert encode_session(Session(again.network)) == encode_session(Session(there.network))
    assert document_of(files).path is None


@pytest.mark.parametrize("text", ["", "no state", "lstm1:AAAAAAAA"])
def test_a_text_that_is_no_state_is_told_and_changes_nothing(files, text):
    QApplication.clipboard().setText(text)
    before = document_of(files).session
    with answering(OK) as told:
        files.do_paste_state()
    assert "paste it again" in told[0]
    assert encode_session(document_of(files).session) == encode_session(before)


def test_the_recent_menu_lists_the_latest_first_and_opens(files, saved, tmp_path):
    other = tmp_path / "R&D.lstm.json"
    write_session(other, load_preset("latch").session)
    files.open_path(saved)
    files.open_path(other)
    files.recent_menu.fill()
    actions = files.recent_menu.actions()
    assert [action.data() for action in actions[:2]] == [str(other), str(saved)]
    assert actions[0].text() == "R&&D.lstm.json"
    assert actions[0].toolTip() == str(other)
    actions[1].trigger()
    assert document_of(files).path == saved


def test_same_names_are_told_apart_by_their_folders(files, tmp_path):
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        write_session(tmp_path / folder / "s.lstm.json", load_preset("latch").session)
        files.open_path(tmp_path / folder / "s.lstm.json")
    files.recent_menu.fill()
    texts = [action.text() for action in files.recent_menu.actions()[:2]]
    assert len(set(texts)) == 2
    assert all(text.startswith("s.lstm.json") for text in texts)


def test_long_names_are_cut(files):
    Settings().add_recent("/tmp/" + "long" * 100 + ".lstm.json")
    files.recent_menu.fill()
    action = files.recent_menu.actions()[0]
    assert "…" in action.text()
    assert "long" * 100 in action.toolTip()


def test_a_missing_recent_file_is_told_and_leaves_the_list(files, saved):
    files.open_path(saved)
    saved.unlink()
    with answering(OK) as texts:
        files.recent_menu.chosen.emit(str(saved))
    assert str(saved) in texts[0]
    assert Settings().recent == []
    files.recent_menu.fill()
    assert not files.recent_menu.actions()[0].isEnabled()


def test_the_recent_list_can_be_cleared(files, saved):
    files.open_path(saved)
    files.recent_menu.fill()
    files.recent_menu.actions()[-1].trigger()
    assert Settings().recent == []


def test_the_recent_list_has_an_end(files):
    for number in range(RECENT_FILES + 3):
        Settings().add_recent(f"/{number}")
    assert len(Settings().recent) == RECENT_FILES
    assert Settings().recent[0] == f"/{RECENT_FILES + 2}"


def in_print(story: str) -> str:
    """Return a story of a file, which has no letters but those of every terminal, as it is set."""
    printed = {"x_1": "x₁", "x_2": "x₂", "h_t": "hₜ", "c_t": "cₜ", "z_t": "zₜ", "W_h": "Wₕ"}
    for written, set_as in printed.items():
        story = story.replace(written, set_as)
    return story


@pytest.mark.parametrize("language", ["ko", "en"])
def test_no_preset_shows_raw_markup(language):
    set_language(language)
    texts = [text for entry in preset_index() for text in presets_menu.words(entry)]
    set_language("en")
    assert [text for text in texts if "_" in text] == []


def test_the_presets_menu_tells_titles_and_stories_in_the_language_in_force(files):
    for code in ("en", "ko"):
        set_language(code)
        files.presets_menu.fill()
        actions = files.presets_menu.actions()
        presets = [load_preset(name) for name in preset_names()]
        kinds = [words_of(preset.session.state.parameters.kind.name).name for preset in presets]
        assert [action.text() for action in actions] == [
            f"{preset.title[code]} ({kind})" for preset, kind in zip(presets, kinds, strict=True)
        ]
        assert [action.toolTip() for action in actions] == [
            in_print(preset.story[code]) for preset in presets
        ]


def test_a_preset_opens_with_its_title_which_follows_the_language(files):
    files.presets_menu.fill()
    action = next(a for a in files.presets_menu.actions() if a.data() == "latch")
    action.trigger()
    latch = load_preset("latch")
    assert is_open(files, "latch")
    assert document_of(files).title == latch.title["en"]
    set_language("ko")
    assert document_of(files).title == latch.title["ko"]
    assert files.hint == in_print(latch.story["ko"])


def test_a_saved_preset_is_a_file_like_any_other(files, tmp_path):
    files.open_preset("latch")
    files.save_to(tmp_path / "mine.lstm.json")
    assert files.hint == str(tmp_path / "mine.lstm.json")
    assert document_of(files).title == ""


def test_missing_presets_are_a_sentence_and_no_end(files, monkeypatch):
    def missing():
        raise Problem("{file} is missing.", file="index.json")

    monkeypatch.setattr(presets_menu, "preset_index", missing)
    files.presets_menu.fill()
    (only,) = files.presets_menu.actions()
    assert not only.isEnabled()


def test_an_unknown_preset_is_told_and_changes_nothing(files):
    with answering(OK) as texts:
        files.open_preset("no-such")
    assert "no-such" in texts[0]
    assert is_open(files, "overwrite")


def drop(window: QWidget, *urls: QUrl) -> bool:
    data = QMimeData()
    data.setUrls(list(urls))
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    action = Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), action, data, buttons, keys)
    enter.ignore()
    QApplication.sendEvent(window, enter)
    if enter.isAccepted():
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), action, data, buttons, keys))
        settle()
    return enter.isAccepted()


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
