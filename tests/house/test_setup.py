"""Setting up says what it is doing and what stands in its way, and takes up what broke off."""

import ast
import importlib.util
import os
import stat
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


def run_as(version: tuple[int, int, int], script: str) -> subprocess.CompletedProcess[str]:
    code = (
        f"import runpy, sys; sys.version_info = {version}; sys.dont_write_bytecode = True;"
        f"runpy.run_path({str(ROOT / script)!r}, run_name='__main__')"
    )
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


def test_an_old_python_is_refused_with_what_to_do():
    done = run_as((3, 9, 2), ".ci/setup.py")

    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "is 3.9" in done.stderr
    assert "make setup PYTHON=" in done.stderr
    assert "Traceback" not in done.stderr


def test_even_an_old_python_can_parse_the_setup():
    assert ast.parse((ROOT / ".ci/setup.py").read_text("utf-8"), feature_version=(3, 7)).body


# Notes what it is asked, and fails as often as the file beside it has lines.
PIP = """#!/bin/sh
case "$1" in -c) exit 0 ;; esac
shift; shift
echo "$@" >> "$LOG"
echo "WARNING: Location 'file:///nowhere' is ignored"
test -s "$LOG.failures" || exit 0
sed -i 1d "$LOG.failures"
echo "ERROR: the connection broke"
exit 1
"""

needs_a_shell = pytest.mark.skipif(os.name != "posix", reason="pip is a shell script here")


@pytest.fixture
def setup(tmp_path, monkeypatch) -> ModuleType:
    """The set-up of a checkout where making an environment gives one whose Python is `PIP`."""
    monkeypatch.syspath_prepend(str(ROOT / ".ci"))
    monkeypatch.setenv("LOG", str(tmp_path / "log"))
    spec = importlib.util.spec_from_file_location("setup_of_a_copy", ROOT / ".ci/setup.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in module.INPUTS:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    venv = tmp_path / ".venv"
    places = {"ROOT": tmp_path, "VENV": venv, "PYTHON": venv / "python"}
    places["UNFINISHED"] = tmp_path / "build" / "unfinished"
    for name, place in places.items():
        monkeypatch.setattr(module, name, place)
    monkeypatch.setattr(module, "make_environment", lambda: environment(venv))
    return module


def environment(folder: Path) -> None:
    """Make the environment, or make it anew."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    (folder / "python").write_text(PIP)
    (folder / "python").chmod(stat.S_IRWXU)
    asked(folder.parent, "environment")


def asked(checkout: Path, *words: str) -> None:
    with (checkout / "log").open("a") as log:
        print(*words, file=log)


def log(setup: ModuleType) -> list[str]:
    """Return what was done since the last time, each by its last word."""
    path = setup.ROOT / "log"
    lines = path.read_text().splitlines() if path.exists() else []
    path.unlink(missing_ok=True)
    return [line.split()[-1] for line in lines]


@needs_a_shell
def test_each_part_is_one_line_and_pip_is_silent(setup, capfd):
    assert setup.main("run") == 0

    assert log(setup) == ["environment", "constraints.txt", "."]
    lines, errors = capfd.readouterr()
    assert "fetching and installing what the program needs: 16 packages" in lines
    assert "WARNING" not in lines + errors
    assert len(lines.splitlines()) == 3


@needs_a_shell
def test_the_second_time_there_is_nothing_to_do(setup, capfd):
    setup.main("run")
    log(setup), capfd.readouterr()

    assert setup.main("run") == 0

    assert log(setup) == []
    assert capfd.readouterr() == ("", "")


@needs_a_shell
def test_what_checks_the_program_is_added_to_it_and_serves_it_too(setup):
    setup.main("run")
    log(setup)

    assert setup.main("dev") == 0
    assert log(setup) == ["constraints-dev.txt", "."]
    assert setup.main("run") == 0
    assert log(setup) == []


@needs_a_shell
def test_a_changed_lock_is_installed_into_what_is_there(setup):
    setup.main("run")
    log(setup)
    with (setup.ROOT / "constraints.txt").open("a") as lock:
        lock.write("more==1.0\n")

    assert setup.main("run") == 0

    assert log(setup) == ["constraints.txt", "."]


@needs_a_shell
def test_what_broke_off_is_taken_up_again(setup, capfd):
    (setup.ROOT / "log.failures").write_text("once\ntwice\n")

    assert setup.main("run") == 0

    assert log(setup) == [
        "environment",
        "constraints.txt",
        "constraints.txt",
        "constraints.txt",
        ".",
    ]
    assert capfd.readouterr().out.count("taking it up again") == 2


@needs_a_shell
def test_what_does_not_come_is_told_in_the_words_of_pip_and_tried_the_next_time(setup, capfd):
    (setup.ROOT / "log.failures").write_text("failure\n" * 3)

    assert setup.main("run") == 1

    told = capfd.readouterr().err
    assert told == "LSTM Explorer could not be set up: ERROR: the connection broke\n"
    log(setup)
    assert setup.main("run") == 0
    assert log(setup) == ["constraints.txt", "."]


@needs_a_shell
def test_an_environment_that_was_being_made_when_the_process_ended_is_made_anew(setup, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(setup, "fill", sys.exit)
        with pytest.raises(SystemExit):
            setup.main("run")
    log(setup)

    assert setup.main("run") == 0

    assert log(setup) == ["environment", "constraints.txt", "."]
