"""Settings: nothing in their file stops a start, and damage costs what is damaged only."""

import json
import os
import pickle
import stat
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_gui.files.disk import file_lock
from lstm_gui.files.settings.old_settings import old_values
from lstm_gui.files.settings.settings_file import SettingsFile

VALUES = {"theme": "dark", "lesson page": 3, "recent": ["/a", "/b"], "classroom": True}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def made(path: Path, **values: object) -> SettingsFile:
    store = SettingsFile(path, path.with_suffix(".conf"))
    if values:
        store.remember(values)
    return store


def everything(store: SettingsFile) -> dict[str, object]:
    kinds = {"theme": str, "lesson page": int, "recent": list[str], "classroom": bool}
    return {key: store.value(key, kind, None) for key, kind in kinds.items()}


def test_what_is_remembered_is_found_by_the_next_start(path: Path) -> None:
    made(path, **VALUES)
    assert everything(made(path)) == VALUES
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    made(path, theme=None)
    assert made(path).value("theme", str, "system") == "system"


def test_what_the_file_says_already_is_not_written_again(path: Path) -> None:
    store = made(path)
    store.change("recent", list[str], [], lambda _: ["a"], {"folder": "b"})
    before = path.stat().st_ino, path.stat().st_mtime_ns
    store.remember({"folder": "b", "unknown": None})
    store.change("recent", list[str], [], lambda _: ["a"])
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before
    store.remember({"folder": "c"})
    assert json.loads(path.read_text("utf-8")) == {"recent": ["a"], "folder": "c"}


def test_a_value_of_which_the_file_would_be_too_large_to_be_read_is_not_kept(path: Path) -> None:
    made(path, theme="dark", recent=["a" * 2**20])
    assert everything(made(path)) == {**everything(made(path.with_name("none"))), "theme": "dark"}


def test_two_windows_keep_what_each_remembers(path: Path) -> None:
    one, other = made(path), made(path)
    one.remember({"theme": "dark"})
    other.remember({"language": "ko"})
    one.remember({"folder": "/a"})
    for store in (one, other):
        assert [store.value(key, str, "") for key in ("theme", "language", "folder")] == [
            "dark", "ko", "/a",
        ]  # fmt: skip


def test_windows_that_write_at_the_same_moment_lose_nothing(path: Path) -> None:
    def learn(lesson: int) -> None:
        store = made(path)
        for page in range(25):
            store.change("solved", list[int], [], lambda known: [*known, 25 * lesson + page])  # noqa: B023

    windows = [Thread(target=learn, args=(lesson,)) for lesson in range(4)]
    for window in windows:
        window.start()
    for window in windows:
        window.join()
    assert sorted(made(path).value("solved", list[int], [])) == [*range(100)]


def test_what_is_remembered_does_not_wait_for_a_window_that_was_halted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path, theme="light")
    monkeypatch.setattr(file_lock, "_PATIENCE", 0.0)
    halted = file_lock.FileLock(path.with_suffix(".lock"))
    made(path, theme="dark")
    halted.release()
    assert made(path).value("theme", str, "") == "dark"


def test_what_a_newer_program_remembers_stays(path: Path) -> None:
    made(path, future={"deep": [1]})
    made(path, theme="dark")
    assert json.loads(path.read_text("utf-8"))["future"] == {"deep": [1]}


@pytest.mark.parametrize("value", [3, None, ["a"], {"a": 1}, 1.5, "text", True])
def test_a_value_of_another_kind_is_none(path: Path, value: object) -> None:
    store = made(path, **VALUES)
    for key, expected in VALUES.items():
        store.remember({key: value})
        if type(value) is not type(expected):
            assert store.value(key, type(expected), "none") == "none"  # pyright: ignore[reportArgumentType]


def test_of_a_damaged_file_each_whole_line_counts(path: Path) -> None:
    made(path, **VALUES)
    text = path.read_bytes()
    path.write_bytes(text[: text.index(b'"recent"') + 12])
    assert everything(made(path)) == {**VALUES, "recent": None, "classroom": None}
    path.write_bytes(text.replace(b'"dark"', b'"da\xffrk').replace(b"3", b"3e"))
    assert everything(made(path)) == {**VALUES, "theme": None, "lesson page": None}


@settings(max_examples=200)
@given(st.data())
def test_no_damage_stops_anything(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.json"
    path.unlink(missing_ok=True)
    made(path, **VALUES)
    content = bytearray(path.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        token = st.sampled_from([b"[" * 3000, b"{", b'"', b"\\", b"\0", b"1e999", b"\n", b"\xff"])
        content[start : start + data.draw(st.integers(0, 20))] = data.draw(token)
    path.write_bytes(bytes(content))
    store = made(path)
    everything(store)
    store.remember({"language": "ko"})
    assert made(path).value("language", str, "") == "ko"


def test_a_folder_or_a_pipe_in_its_place_costs_the_memory_only(path: Path) -> None:
    path.mkdir(parents=True)
    store = made(path, theme="dark")
    assert store.value("theme", str, "system") == "dark", "for this run"
    assert made(path).value("theme", str, "system") == "system"
    path.rmdir()
    os.mkfifo(path)
    assert made(path).value("theme", str, "system") == "system"


OLD = r"""[Other]
theme=light

[General]
theme=dark
language=ko
workspace=memory
classroom=on
classroom%20size=1.5
classroom%20hidden=states values
folder="/home/me/a;b"
lesson=gates
lesson%20page=2
solved%20lessons=gates memory
recent=/a, "/b, c", /\xac00\x41, @@home
"""


def test_old_settings_are_taken_over_as_far_as_they_are_plain(path: Path) -> None:
    path.parent.mkdir()
    path.with_suffix(".conf").write_text(OLD)
    store = made(path)
    expected = {
        "theme": "dark",
        "language": "ko",
        "workspace": "memory",
        "lesson": "gates",
        "folder": "/home/me/a%3Bb",
        "classroom": True,
        "classroom size": 1.5,
        "classroom hidden": ["states", "values"],
        "lesson page": 2,
        "solved lessons": ["gates", "memory"],
        "recent": ["/a", "/b%2C%20c", "/%EA%B0%80A", "%40home"],
    }
    assert {key: store.value(key, object, None) for key in expected} == expected
    store.remember({"theme": "light"})
    path.with_suffix(".conf").unlink()
    assert made(path).value("language", str, "") == "ko", "taken over for good"


def test_nothing_old_is_unpickled_or_made_an_object_of(tmp_path: Path) -> None:
    class Pickled:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.mkdir, (str(tmp_path / "ran"),)

    data = "".join(f"\\x{byte:x}" for byte in pickle.dumps(Pickled()))
    conf = tmp_path / "old.conf"
    conf.write_text(
        "[General]\n"
        f"theme=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\xePyQt_PyObject\\0{data})\n"
        "recent=@Size(3 4)\nlanguage=@Invalid()\nfolder=@ByteArray(x)\nlesson=gates\n"
    )
    assert old_values(conf) == {"lesson": "gates"}
    assert not (tmp_path / "ran").exists()


@settings(max_examples=200)
@given(text=st.text(alphabet='[]General\n=@\\x,"%0fF é', max_size=80), data=st.binary(max_size=20))
def test_any_old_file_can_be_read(
    tmp_path_factory: pytest.TempPathFactory, text: str, data: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "old.conf"
    path.write_bytes(b"[General]\nrecent=" + text.encode() + b"\nfolder=" + data)
    values = old_values(path)
    json.dumps(values).encode()
    assert values.keys() <= {"recent", "folder"}
    assert isinstance(values.get("folder", ""), str)
    assert all(isinstance(item, str) for item in values.get("recent", []))
