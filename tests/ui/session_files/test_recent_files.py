"""The menu of the files opened last."""

from lstm_gui.files.sessions.session import write_session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.preferences import RECENT_FILES, Settings
from tests.ui.dialogs import OK, answering
from tests.ui.session_files.files_window import document_of


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
