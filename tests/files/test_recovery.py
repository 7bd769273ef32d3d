"""After a crash the session is offered; while its program lives it is not."""

import json
import os
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread

import pytest

from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore, Unreadable
from lstm_gui.files.sessions.session import write_session
from tests.files.sessions import small_session

SESSION = small_session()
CRASH = """
import os, sys
from pathlib import Path
from lstm_gui.files.sessions.recovery import Leftover, RecoveryStore, Unreadable
from lstm_gui.files.sessions.session import read_session
folder, session, original, *stamps = sys.argv[1:]
store = RecoveryStore(Path(folder))
for stamp in stamps:
    store.save(read_session(session), Path(original) if original else None, stamp)
os._exit(9)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


def crash(folder: Path, original: str, *stamps: str) -> None:
    """Run a program that saves at each of the stamps and vanishes without closing anything."""
    session = folder.with_name("session.lstm.json")
    write_session(session, SESSION)
    arguments = [str(folder), str(session), original, *stamps]
    ended = subprocess.run([sys.executable, "-c", CRASH, *arguments], check=False, timeout=60)
    assert ended.returncode == 9


def test_a_living_run_is_not_offered_to_another(folder: Path) -> None:
    first, second = RecoveryStore(folder), RecoveryStore(folder)
    first.save(SESSION, None, "2024-01-01T00:00:00")
    assert first.leftovers() == second.leftovers() == ()
    first.close()
    second.close()
    assert not list(folder.iterdir())


@pytest.mark.parametrize("original", ["/home/me/a.lstm.json", "100%25 나.json", "a\udcff"])
def test_a_killed_run_leaves_what_it_saved_last(folder: Path, original: str) -> None:
    crash(folder, original, "2024-05-01T12:00:00", "2024-05-01T12:00:05")
    store = RecoveryStore(folder)
    (leftover,) = store.leftovers()
    assert leftover.original == Path(original)
    assert leftover.saved_at == "2024-05-01T12:00:05"
    assert leftover.session == SESSION
    store.discard(leftover)
    assert store.leftovers() == ()
    store.close()
    assert not list(folder.iterdir())


def test_what_was_made_from_a_preset_remembers_it(folder: Path) -> None:
    crash(folder, "", "2024-05-01T12:00:00")
    (file,) = folder.glob("*.recovery.json")
    content = json.loads(file.read_text(encoding="utf-8"))
    store = RecoveryStore(folder)
    assert [leftover.preset for leftover in store.leftovers()] == [""]
    file.write_text(json.dumps({**content, "preset": "latch"}), encoding="utf-8")
    assert [leftover.preset for leftover in store.leftovers()] == ["latch"]
    del content["preset"]
    file.write_text(json.dumps(content), encoding="utf-8")
    assert [leftover.preset for leftover in store.leftovers()] == [""], "as older ones were"
    store.close()


def test_a_killed_run_that_saved_nothing_leaves_nothing_to_offer(folder: Path) -> None:
    crash(folder, "")
    store = RecoveryStore(folder)
    assert store.leftovers() == ()
    store.close()
    assert not list(folder.iterdir())


def test_the_latest_comes_first(folder: Path) -> None:
    crash(folder, "a", "2024-01-03T00:00:00")
    crash(folder, "", "2024-01-04T00:00:00")
    store = RecoveryStore(folder)
    assert [leftover.original for leftover in store.leftovers()] == [None, Path("a")]
    store.close()


def test_of_two_runs_that_are_offered_a_session_one_gets_it(folder: Path) -> None:
    crash(folder, "", "2024-05-01T12:00:00")
    runs = [RecoveryStore(folder) for _ in range(2)]
    (first,), (second,) = (run.leftovers() for run in runs)
    assert isinstance(first, Leftover)
    assert isinstance(second, Leftover)
    assert (runs[1].take(second), runs[0].take(first)) == (True, False)
    assert runs[0].leftovers() == ()
    assert len(list(folder.glob("*.recovery.json"))) == 1
    runs[0].close()
    assert len(list(folder.glob("*.recovery.json"))) == 1
    runs[1].close()
    assert not list(folder.iterdir())


def test_a_run_that_ends_while_it_saves_leaves_nothing_and_does_not_wait(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reached, on_the_disk = Event(), Event()

    def sync(_descriptor: int) -> None:
        reached.set()
        assert on_the_disk.wait(60)

    monkeypatch.setattr(os, "fsync", sync)
    store = RecoveryStore(folder)
    saving = Thread(target=store.save, args=(SESSION, None, "1"))
    saving.start()
    assert reached.wait(60)
    store.close()
    on_the_disk.set()
    saving.join()
    assert not list(folder.iterdir())


def test_a_cleared_session_is_kept_no_longer(folder: Path) -> None:
    store = RecoveryStore(folder)
    store.save(SESSION, None, "1")
    before = set(folder.iterdir())
    store.clear()
    assert len(before - set(folder.iterdir())) == 1
    store.save(SESSION, None, "2")
    assert set(folder.iterdir()) == before
    store.close()


def newer(folder: Path) -> bytes:
    crash(folder, "", "2024-01-03T00:00:00")
    (file,) = folder.glob("*.recovery.json")
    content = json.loads(file.read_bytes())
    content["session"]["version"] = 3
    file.unlink()
    return json.dumps(content).encode()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"{", "ends before its JSON is complete"),
        (b'{"original": null, "saved_at": "1"}', "has nothing at $.session"),
        (None, "was saved by a newer LSTM Explorer"),
    ],
)
def test_what_cannot_be_opened_is_told_and_can_be_set_aside(
    folder: Path, content: bytes | None, reason: str
) -> None:
    content = newer(folder) if content is None else content
    crash(folder, "a", "2024-01-03T00:00:00")
    broken = folder / "9-a.recovery.json"
    broken.write_bytes(content)
    store = RecoveryStore(folder)
    good, bad = store.leftovers()
    assert isinstance(good, Leftover)
    assert isinstance(bad, Unreadable)
    assert str(bad.problem).startswith(f"{broken} {reason}")
    moved = store.set_aside(bad)
    assert moved.read_bytes() == content
    assert moved.parent.stat().st_mode & 0o077 == 0
    assert store.leftovers() == (good,)
    store.close()


def test_nobody_else_may_look_at_it(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        store = RecoveryStore(folder)
        store.save(SESSION, None, "1")
    finally:
        os.umask(before)
    assert [path.stat().st_mode & 0o077 for path in (folder, *folder.iterdir())] == [0, 0, 0]
    store.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Problem) as caught:
        RecoveryStore(tmp_path / "file" / "recovery")
    assert f"{tmp_path}/file/recovery cannot keep recovery files" in str(caught.value)


def test_a_full_disk_keeps_the_last_good_save(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = RecoveryStore(folder)
    store.save(SESSION, None, "1")
    before = {file: file.read_bytes() for file in folder.iterdir()}

    def full(*_: object) -> None:
        raise OSError(28, os.strerror(28))

    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        with pytest.raises(Problem, match="the disk is full"):
            store.save(SESSION, None, "2")
    assert {file: file.read_bytes() for file in folder.iterdir()} == before
    store.close()
