"""A lock is held by who lives, and what nobody holds is cleared away, even at the same moment."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lstm_gui.files.disk import file_lock
from lstm_gui.files.disk.atomic import replace_bytes, replacing
from lstm_gui.files.disk.file_lock import FileLock, is_held, remove_if_idle
from lstm_gui.files.disk.path_names import require_name
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.recovery import RecoveryStore
from tests.files.sessions import small_session

STARTS = """
import os, sys
from pathlib import Path
from lstm_gui.files.sessions.recovery import RecoveryStore
from lstm_gui.files.shipped.presets import load_preset
session = load_preset("latch").session
print("ready", flush=True)
sys.stdin.readline()
lost = 0
for start in range(60):
    store = RecoveryStore(Path(sys.argv[1]))
    store.leftovers()
    store.save(session, None, str(start))
    lock = str(store._file).replace(".recovery.json", ".lock")
    held = os.fstat(store._lock._descriptor)
    lost += not os.path.exists(lock) or not os.path.samestat(os.stat(lock), held)
    store.close()
print(lost)
"""
KILLED = """
import os, sys
from pathlib import Path
from lstm_gui.files.disk.atomic import replacing
with replacing(sys.argv[1]) as handle:
    handle.write(b"half")
    handle.flush()
    os._exit(9)
"""


def taken_away_after(number: int, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let another program clear ``path`` away before each of the first locks on it."""
    lock, left = file_lock._lock, iter(range(number))

    def late(descriptor: int) -> None:
        if next(left, None) is not None:
            path.unlink()
        lock(descriptor)

    monkeypatch.setattr(file_lock, "_lock", late)


def parts(folder: Path) -> list[Path]:
    return sorted(folder.glob(".lstm-*.part"))


def test_a_lock_that_was_taken_for_an_idle_one_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.lock"
    taken_away_after(2, path, monkeypatch)
    lock = FileLock(path)
    assert path.exists()
    assert is_held(path)
    lock.release()
    assert not is_held(path)


def test_what_is_held_is_not_removed(tmp_path: Path) -> None:
    path = tmp_path / "a.lock"
    lock = FileLock(path)
    remove_if_idle(path)
    assert path.exists()
    lock.release()
    remove_if_idle(path)
    assert not path.exists()
    remove_if_idle(path)


def test_asking_makes_no_lock(tmp_path: Path) -> None:
    assert not is_held(tmp_path / "none.lock")
    assert not list(tmp_path.iterdir())


def test_neither_links_nor_pipes_nor_folders_are_removed(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "link").symlink_to(tmp_path / "file")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "folder").mkdir()
    before = set(tmp_path.iterdir())
    for name in ("link", "pipe", "folder"):
        remove_if_idle(tmp_path / name)
    assert set(tmp_path.iterdir()) == before


def test_no_start_loses_its_lock_to_another(tmp_path: Path) -> None:
    command = [sys.executable, "-c", STARTS, str(tmp_path / "recovery")]
    runs = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for run in runs:
        assert run.stdout is not None
        assert run.stdout.readline() == "ready\n"
    assert [run.communicate("\n", timeout=120)[0] for run in runs] == ["0\n"] * 3


def test_a_run_that_ends_is_offered_to_nobody_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, other = RecoveryStore(tmp_path), RecoveryStore(tmp_path)
    store.save(small_session(), None, "1")
    offered: list[object] = []
    release = FileLock.release

    def released(lock: FileLock) -> None:
        release(lock)
        offered.extend(other.leftovers())

    with monkeypatch.context() as patch:
        patch.setattr(FileLock, "release", released)
        store.close()
    assert not offered
    other.close()


def test_the_next_save_clears_what_killed_ones_left(tmp_path: Path) -> None:
    target = tmp_path / "a.lstm.json"
    (tmp_path / ".lstm-0123456789abcdef.part").touch()
    ended = subprocess.run([sys.executable, "-c", KILLED, str(target)], check=False, timeout=60)
    assert ended.returncode == 9
    assert len(parts(tmp_path)) == 1
    with replacing(target) as handle:
        (mine,) = parts(tmp_path)
        replace_bytes(tmp_path / "b", b"b")
        assert parts(tmp_path) == [mine], "what is being written has a living writer"
        handle.write(b"new")
    assert not parts(tmp_path)
    assert target.read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o400])
def test_a_file_that_is_being_replaced_has_no_more_readers_than_before(
    tmp_path: Path, mode: int
) -> None:
    target = tmp_path / "a"
    target.touch()
    target.chmod(mode)
    before = os.umask(0)
    try:
        with replacing(target) as handle:
            handle.write(b"new")
            assert parts(tmp_path)[0].stat().st_mode & 0o777 == mode & 0o600
    finally:
        os.umask(before)
    assert target.stat().st_mode & 0o777 == mode


def test_where_there_are_no_locks_files_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def none(_descriptor: int) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(file_lock, "_lock", none)
    (tmp_path / ".lstm-0123456789abcdef.part").touch()
    replace_bytes(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert len(parts(tmp_path)) == 1, "nobody knows whether its writer lives"


@pytest.mark.parametrize("name", ["a\0b", "\0", "a\ud800b"])
@pytest.mark.parametrize("use", [require_name, lambda path: replace_bytes(path, b"")])
def test_a_name_that_no_file_can_have_costs_one_sentence(
    tmp_path: Path, name: str, use: Callable[[str], object]
) -> None:
    with pytest.raises(Problem, match="is no name that a file can have") as caught:
        use(f"{tmp_path}/{name}")
    str(caught.value).encode()
    assert "\0" not in str(caught.value)


def test_bytes_that_are_no_characters_can_be_a_name(tmp_path: Path) -> None:
    replace_bytes(tmp_path / "a\udcff", b"new")
    assert os.listdir(os.fsencode(tmp_path)) == [b"a\xff"]
