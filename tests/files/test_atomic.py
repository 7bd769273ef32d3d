"""A file is replaced as a whole or not at all."""

import errno
import os
import stat
from pathlib import Path

import pytest

from lstm_gui.files.disk.atomic import replace_bytes, replacing
from lstm_gui.files.problem import Problem


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "a.lstm.json"
    path.write_bytes(b"old")
    return path


def refused(path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int) -> str:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(call, fail)
        with pytest.raises(Problem) as caught:
            replace_bytes(path, b"new")
    return str(caught.value)


def write_half(path: Path, failure: BaseException) -> None:
    with replacing(path) as handle:
        handle.write(b"half")
        raise failure


def assert_only(path: Path, content: bytes) -> None:
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_the_new_content_takes_the_name(old: Path) -> None:
    replace_bytes(old, b"new")
    assert_only(old, b"new")


def test_a_new_file_is_readable_as_the_umask_allows(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_bytes(tmp_path / "new", b"")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


def test_permissions_stay(old: Path) -> None:
    old.chmod(0o604)
    replace_bytes(old, b"new")
    assert stat.S_IMODE(old.stat().st_mode) == 0o604


def test_a_link_keeps_pointing_at_its_file(old: Path, tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    link = tmp_path / "sub" / "link"
    link.symlink_to(old)
    replace_bytes(link, b"new")
    assert link.is_symlink()
    assert old.read_bytes() == b"new"


@pytest.mark.parametrize("call", ["os.replace", "os.fsync", "builtins.open"])
@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (errno.EACCES, "there is no permission to write in"),
        (errno.EROFS, "nothing can be changed on the disk"),
        (errno.ENOSPC, "the disk is full"),
        (errno.EDQUOT, "the disk is full"),
        (errno.EIO, "the disk has failed"),
    ],
)
def test_a_failure_keeps_the_old_file(
    old: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, reason: str
) -> None:
    sentence = refused(old, monkeypatch, call, number)
    assert sentence.startswith(f"{old} could not be written: {reason}")
    assert_only(old, b"old")


def test_a_disk_that_fills_up_while_writing_keeps_the_old_file(old: Path) -> None:
    with pytest.raises(Problem, match="the disk is full"):
        write_half(old, OSError(errno.ENOSPC, "No space left on device"))
    assert_only(old, b"old")


def test_any_other_exception_passes_and_keeps_the_old_file(old: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        write_half(old, KeyboardInterrupt())
    assert_only(old, b"old")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        replace_bytes(tmp_path / "none" / "a", b"")
    assert f"the folder {tmp_path / 'none'} does not exist" in str(caught.value)


def test_a_folder_is_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(Problem, match="it is a folder"):
        replace_bytes(tmp_path / "a", b"")
    assert list(tmp_path.iterdir()) == [tmp_path / "a"]


def test_the_longest_possible_name_can_be_written(tmp_path: Path) -> None:
    replace_bytes(tmp_path / ("n" * 255), b"new")
    with pytest.raises(Problem, match="the name is too long"):
        replace_bytes(tmp_path / ("n" * 256), b"new")
