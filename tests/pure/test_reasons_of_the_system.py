"""Why the system refused something is said in the language of the window."""

import errno
import os
import re
from pathlib import Path

import pytest

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.bounded_read import read_bytes
from lstm_gui.files.disk.folders import folders_of
from lstm_gui.files.problem import Problem
from lstm_gui.words.translation import set_language, told

USUAL = [
    "EACCES",
    "EBUSY",
    "EEXIST",
    "EFBIG",
    "EIO",
    "ELOOP",
    "EMFILE",
    "ENAMETOOLONG",
    "ENFILE",
    "ENODEV",
    "ENOENT",
    "ENOSPC",
    "ENOTDIR",
    "ENXIO",
    "EPERM",
    "EROFS",
    "ESTALE",
]


@pytest.fixture(params=["en", "ko"])
def spoken(request):
    set_language(request.param)
    yield request.param
    set_language("en")


@pytest.mark.parametrize("name", USUAL)
def test_a_usual_reason_is_translated(spoken, tmp_path, monkeypatch, name) -> None:
    path = tmp_path / "0"
    path.write_bytes(b"before")
    number = getattr(errno, name)

    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(number, os.strerror(number))

    for what in ("builtins.open", "pathlib.Path.mkdir"):
        monkeypatch.setattr(what, refuse)
    acts = (
        lambda: replace_bytes(path, b""),
        lambda: read_bytes(path, 9),
        lambda: _make_folder_at(path),
    )
    for act in acts:
        with pytest.raises(Problem) as caught:
            act()
        said = _without_paths(told(caught.value), path)
        assert os.strerror(number) not in said
        assert bool(re.search("[A-Za-z]", said)) is (spoken == "en"), said
    monkeypatch.undo()
    assert path.read_bytes() == b"before"


def test_what_is_unusual_is_said_as_the_system_says_it(tmp_path, monkeypatch) -> None:
    def refuse(*_args: object, **_options: object) -> None:
        raise OSError(errno.EDOM, "out of this world")

    monkeypatch.setattr("builtins.open", refuse)
    with pytest.raises(Problem, match="out of this world"):
        replace_bytes(tmp_path / "0", b"")


def _make_folder_at(path: Path) -> None:
    with folders_of([path / "file"]):
        pass


def _without_paths(said: str, path: Path) -> str:
    return said.replace(str(path), "").replace(str(path.parent), "")
