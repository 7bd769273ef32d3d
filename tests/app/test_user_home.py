"""Where settings and recovery go when no variable names a home."""

import os
from types import SimpleNamespace

import pytest
from PyQt6.QtCore import QDir

from lstm_gui.app.start.user_home import find_home

pwd = pytest.importorskip("pwd")


@pytest.mark.parametrize("before", [None, "", "/somewhere"])
def test_without_a_home_in_the_environment_the_system_is_asked(monkeypatch, tmp_path, before):
    # Known to be set back, whatever is done to it.
    monkeypatch.setenv("HOME", before or "")
    if before is None:
        del os.environ["HOME"]
    monkeypatch.setattr(pwd, "getpwuid", lambda _user: SimpleNamespace(pw_dir=str(tmp_path)))

    find_home()

    assert QDir.homePath() == (before or str(tmp_path))


def test_a_user_whom_the_system_does_not_know_has_no_home(monkeypatch):
    def unknown(_user: int) -> None:
        raise KeyError

    monkeypatch.setenv("HOME", "")
    monkeypatch.setattr(pwd, "getpwuid", unknown)

    find_home()

    assert "HOME" not in os.environ
