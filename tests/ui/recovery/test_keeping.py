"""Unsaved changes are kept while one works, and a good end leaves nothing behind."""

import threading
from importlib import import_module

import pytest

from lstm_gui.core import resized
from lstm_gui.core.network.structure import with_layer_above
from lstm_gui.files.sessions.recovery import RecoveryStore
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import load_preset
from lstm_gui.ui.document.job import is_at_work
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.ui.sessions import autosave
from lstm_gui.ui.sessions.autosave import Autosave, numbers_in
from lstm_gui.ui.sessions.recovery_offer import Recovery
from tests.ui.driving import settle
from tests.ui.recovery.crashes import BIAS, kept


def test_a_change_is_kept_once_the_interval_is_over_and_not_before(document, folder, window):
    saver = Autosave(document, RecoveryStore(folder), window)
    assert not saver.pending
    document.set_values("edit", {BIAS: 1.0})
    assert saver.pending
    assert kept(folder) == []
    saver.save()
    assert not saver.pending
    assert len(kept(folder)) == 1
    saver.close()
    assert list(folder.iterdir()) == []


def test_selecting_and_looking_are_no_changes(document, folder, window):
    saver = Autosave(document, RecoveryStore(folder), window)
    document.select(t=1)
    document.set_view(mean=True)
    document.flush()
    assert not saver.pending
    saver.close()


def test_keeping_a_network_runs_no_layer_of_it(document, folder, window, monkeypatch):
    saver = Autosave(document, RecoveryStore(folder), window)
    network = with_layer_above(document.network, 0)
    assert network.focus == 1  # what it reads is found by running the one below
    document.edit_network("layer", network)
    focused = import_module("lstm_gui.core.network.focused")  # its name is a function's too
    monkeypatch.setattr(focused, "network_forward", lambda *_: pytest.fail("runs the network"))
    saver.save()
    assert len(kept(folder)) == 1
    saver.close()


def test_all_layers_count_for_whether_a_session_is_large():
    one = load_preset("latch").session.network
    two = with_layer_above(one, 0)
    steps = one.sequence.x.size
    assert numbers_in(two) - steps > 1.5 * (numbers_in(one) - steps)


def test_who_saves_does_not_wait_for_what_is_being_kept(
    document, folder, window, monkeypatch, tmp_path, qtbot
):
    monkeypatch.setattr(autosave, "LARGE", 0)
    store, let = RecoveryStore(folder), threading.Event()
    save = store.save

    def once_let(*given):
        assert let.wait(60)
        save(*given)

    monkeypatch.setattr(store, "save", once_let)
    saver = Autosave(document, store, window)
    document.set_values("edit", {BIAS: 1.0})
    saver.save()
    document.saved(tmp_path / "x.lstm.json")
    assert is_at_work()
    let.set()
    qtbot.waitUntil(lambda: not is_at_work())
    settle()
    assert kept(folder) == []
    saver.close()


@pytest.mark.parametrize("end", ["saved", "opened", "undone"])
def test_what_is_no_longer_unsaved_is_not_kept(document, folder, window, end, tmp_path):
    saver = Autosave(document, RecoveryStore(folder), window)
    document.set_values("edit", {BIAS: 1.0})
    saver.save()
    document.set_values("edit", {BIAS: 2.0})
    {
        "saved": lambda: document.saved(tmp_path / "x.lstm.json"),
        "opened": lambda: document.open(load_preset("latch").session),
        "undone": lambda: document.undo_stack.setIndex(0),
    }[end]()
    assert kept(folder) == []
    assert not saver.pending
    saver.close()


def test_a_large_session_is_written_by_another_thread_and_wholly(
    document, folder, window, monkeypatch
):
    monkeypatch.setattr(autosave, "LARGE", 100)
    saver = Autosave(document, RecoveryStore(folder), window)
    document.edit("size", resized(document.state, 4, 16, 40))
    saver.save()
    saver.wait()
    crashed = RecoveryStore(folder)
    assert len(kept(folder)) == 1
    assert crashed.leftovers() == ()  # its run is still alive
    crashed.close()
    document.open(Session.of(document.state))
    assert kept(folder) == []
    saver.close()


def test_ending_in_a_hurry_keeps_what_is_unsaved(document, folder, window):
    recovery = Recovery(document, folder, window)
    document.set_values("edit", {BIAS: 3.0})
    recovery.keep()
    assert len(kept(folder)) == 1
    recovery.close()


def test_ending_in_a_hurry_with_nothing_unsaved_leaves_nothing(document, folder, window):
    Recovery(document, folder, window).keep()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_made_costs_one_note(document, tmp_path, window):
    (tmp_path / "file").write_text("no folder")
    recovery = Recovery(document, tmp_path / "file" / "recovery", window)
    (notice,) = window.findChildren(Notice)
    assert recovery.offer() is None
    document.set_values("edit", {BIAS: 1.0})
    recovery.keep()
    recovery.close()
    assert notice.isVisible()
    notice.dismiss()
    assert not notice.isVisible()


def test_writing_that_fails_is_noted_only_once(document, folder, window):
    recovery = Recovery(document, folder, window)
    for number in range(3):
        document.set_values("edit", {BIAS: 10.0**200 + number * 10.0**199})  # no file holds these
        recovery.keep()
        settle()
    assert len(window.findChildren(Notice)) == 1
    recovery.close()
    window.findChildren(Notice)[0].dismiss()
