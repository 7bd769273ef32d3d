"""What a crash left behind is offered at the next start."""

from pathlib import Path

from PyQt6.QtWidgets import QLabel, QListWidget

from lstm_gui.files.sessions import session as session_file
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions.autosave import Autosave
from lstm_gui.ui.sessions.recovery_dialog import RecoveryDialog
from lstm_gui.ui.sessions.recovery_offer import Recovery
from lstm_gui.ui.sessions.session_files import SessionFiles
from lstm_gui.words.translation import set_language
from tests.ui.dialogs import OK, answering, suggests
from tests.ui.driving import settle
from tests.ui.recovery.crashes import BIAS, crash, crash_unsaved, kept
from tests.ui.told import notices


def test_leftovers_are_offered_and_a_restored_one_is_unsaved(document, folder, window):
    crash(folder, "latch")
    recovery = Recovery(document, folder, window)
    dialog = recovery.offer()
    assert isinstance(dialog, RecoveryDialog)
    assert "latch.lstm.json" in dialog.findChild(QListWidget).item(0).text()
    dialog.restore()
    assert document.state == load_preset("latch").session.state
    assert document.modified
    assert document.path == Path("/somewhere/latch.lstm.json")
    assert len(kept(folder)) == 1, "kept again under the run that restored it"
    recovery.close()
    assert kept(folder) == []


def test_a_large_one_is_offered_once_it_is_read(document, folder, window, monkeypatch, qtbot):
    monkeypatch.setattr(session_file, "LARGE", 0)
    crash(folder, "latch")
    recovery = Recovery(document, folder, window)
    assert recovery.offer() is None
    qtbot.waitUntil(lambda: window.findChild(RecoveryDialog) is not None)
    window.findChild(RecoveryDialog).restore()
    assert document.state == load_preset("latch").session.state
    recovery.close()


def test_what_another_window_has_recovered_meanwhile_is_told_and_not_opened(
    document, folder, window
):
    crash(folder, "latch")
    recovery, other = Recovery(document, folder, window), RecoveryStore(folder)
    dialog = recovery.offer()
    before = document.state
    assert other.take(*other.leftovers())
    dialog.restore()
    assert document.state is before
    assert not document.modified
    assert notices(window) == ['Another window has recovered or discarded "latch.lstm.json".']
    recovery.close()
    assert len(kept(folder)) == 1
    other.close()


def test_a_restored_preset_keeps_its_name_in_each_language(document, folder, window):
    crash_unsaved(folder, "latch")
    files = SessionFiles(document, Settings(), window)
    files.show_preset("overwrite")
    recovery = Recovery(document, folder, window)
    dialog = recovery.offer()
    latch = load_preset("latch")
    assert latch.title["en"] in dialog.list.item(0).text()
    dialog.restore()
    assert document.title == latch.title["en"]
    (notice,) = window.findChildren(Notice)
    assert latch.title["en"] in notice.findChild(QLabel).text()
    set_language("ko")
    assert document.title == latch.title["ko"]
    with answering(suggests("latch.lstm.json")):
        files.do_save_as()
    recovery.keep()
    assert '"preset":"latch"' in kept(folder)[0].read_text(encoding="utf-8")
    recovery.close()
    notice.dismiss()


def test_what_stands_in_no_file_keeps_what_it_was_called(document, folder, window):
    document.open_another(Session(document.network), "weather.onnx", None, saved=False)
    recovery = Recovery(document, folder, window)
    recovery.keep()
    (path,) = kept(folder)
    path.rename(path.with_name("1-ended.recovery.json"))
    document.open(Session(document.network))
    dialog = recovery.offer()
    assert dialog.list.item(0).text().startswith("weather.onnx ")
    dialog.restore()
    assert document.title == "weather.onnx"
    assert notices(window) == ['"weather.onnx" is recovered. It is not saved yet.']
    recovery.close()


def test_the_latest_is_offered_first_and_each_can_be_discarded(document, folder, window):
    crash(folder, "latch", "2026-01-01T00:00:00")
    crash(folder, "overwrite", "2026-01-02T00:00:00")
    recovery = Recovery(document, folder, window)
    dialog = recovery.offer()
    assert "overwrite" in dialog.list.item(0).text()
    dialog.discard()
    assert len(kept(folder)) == 1
    assert dialog.isVisible()
    dialog.discard()
    assert kept(folder) == []
    assert not dialog.isVisible()
    assert not document.modified
    recovery.close()


def test_when_it_was_kept_is_told_in_the_time_of_the_one_who_looks(document, folder, window):
    crash(folder, "latch", "2026-01-02T12:04:05+09:00")
    crash(folder, "latch", "2026-01-02T03:04:05Z")
    dialog = Recovery(document, folder, window).offer()
    told = {dialog.list.item(row).text() for row in range(2)}
    assert len(told) == 1
    dialog.reject()


def test_the_order_of_two_does_not_hang_on_summer_time(document, folder, window):
    saver = Autosave(document, RecoveryStore(folder), window)
    document.set_values("edit", {BIAS: 1.0})
    saver.save()
    assert '"saved_at":"20' in kept(folder)[0].read_text(encoding="utf-8")
    assert 'Z","preset"' in kept(folder)[0].read_text(encoding="utf-8")
    saver.close()


def test_the_moment_shows_after_a_name_too_long_for_the_list(document, window):
    place, pictures = Path("long-name-" * 20), []
    for moment in ("2024-05-01T10:00", "2023-06-02T11:00"):
        dialog = RecoveryDialog([Leftover(place, place, moment, document.session)], window)
        dialog.show()
        settle()
        pictures.append(dialog.list.grab().toImage())
        dialog.reject()
    assert pictures[0] != pictures[1]


def test_later_leaves_everything_for_the_next_start(document, folder, window):
    crash(folder, "latch")
    recovery = Recovery(document, folder, window)
    recovery.offer().reject()
    recovery.close()
    settle()
    again = Recovery(document, folder, window)
    assert again.offer() is not None
    again.close()


def test_without_leftovers_nothing_is_offered(document, folder, window):
    recovery = Recovery(document, folder, window)
    assert recovery.offer() is None
    recovery.close()


def test_what_cannot_be_opened_is_told_and_can_be_set_aside(document, folder, window):
    crash(folder, "latch")
    broken = folder / "1-ab.recovery.json"
    broken.write_bytes(b"\xff[[[")
    recovery = Recovery(document, folder, window)
    dialog = recovery.offer()
    assert not dialog.why.isVisibleTo(dialog)
    assert dialog.restore_button.isEnabled()
    dialog.list.setCurrentRow(1)
    assert str(broken) in dialog.why.text()
    assert dialog.why.isVisibleTo(dialog)
    dialog.restore()
    assert dialog.isVisible()
    assert not dialog.restore_button.isEnabled()
    assert dialog.discard_button.text() == "Set aside"
    dialog.discard_button.click()
    (notice,) = window.findChildren(Notice)
    assert str(folder / "set-aside") in notice.findChild(QLabel).text()
    assert (folder / "set-aside" / broken.name).read_bytes() == b"\xff[[["
    assert dialog.isVisible(), "a session is still there to be restored"
    dialog.restore_button.click()
    assert document.state == load_preset("latch").session.state
    recovery.close()
    for notice in window.findChildren(Notice):
        notice.dismiss()


def test_what_cannot_be_set_aside_is_told(document, folder, window):
    folder.mkdir()
    (folder / "1-ab.recovery.json").write_bytes(b"{")
    (folder / "set-aside").write_text("no folder")
    recovery = Recovery(document, folder, window)
    dialog = recovery.offer()
    with answering(OK) as texts:
        dialog.discard()
    assert "could not be set aside" in texts[0]
    assert kept(folder) == [folder / "1-ab.recovery.json"]
    recovery.close()
