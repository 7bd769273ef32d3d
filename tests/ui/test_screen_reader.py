"""The real program under X11, as a screen reader reads it and as a keyboard alone moves it."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
READER = ROOT / "tests/ui/screen_reader.py"
TOOLS = ("Xvfb", "xdotool", "dbus-run-session")


def _system_python() -> str:
    """Return the Python that knows pyatspi, ``""`` if there is none."""
    found = shutil.which("python3", path="/usr/bin") or ""
    asked = [found, "-c", "import pyatspi"]
    known = found and subprocess.run(asked, capture_output=True, check=False).returncode == 0
    return found if known else ""


PYTHON = _system_python() if all(map(shutil.which, TOOLS)) else ""
pytestmark = pytest.mark.skipif(not PYTHON, reason="needs Xvfb, xdotool, dbus and pyatspi")


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A screen that nobody sees, on the first number that is free."""
    readable, writable = os.pipe()
    size = ("-screen", "0", "1280x900x24", "-nolisten", "tcp")
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writable), *size],
        pass_fds=(writable,),
        stderr=subprocess.DEVNULL,
    )
    os.close(writable)
    with os.fdopen(readable) as told:
        number = told.readline().strip()
    yield f":{number}"
    server.terminate()
    server.wait()


@pytest.fixture(scope="module")
def read(display, tmp_path_factory) -> dict:
    """What is read in one run of the program, whose home is empty."""
    home = tmp_path_factory.mktemp("home")
    run = home / "run"
    run.mkdir(mode=0o700)
    environment = {
        **os.environ,
        "DISPLAY": display,
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home),
        "XDG_RUNTIME_DIR": str(run),
        "LANG": "C.UTF-8",
        "QT_QPA_PLATFORM": "xcb",
        "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1",
    }
    done = subprocess.run(
        ["dbus-run-session", "--", PYTHON, READER, sys.executable, ROOT / "main.py"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=180,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_the_window_its_sliders_and_what_the_unit_does_are_read(read):
    assert read["window"].endswith("LSTM Explorer")
    assert "Time step" in read["sliders"]
    assert "Forget gate, unit 1: bias" in read["sliders"]
    assert len(set(read["sliders"])) > 5
    assert "unit 1" in read["narrator"].casefold()


def test_the_arrow_steps_through_time_and_what_is_said_follows(read):
    before, after, said = read["stepped"]
    assert f"t = {after:.0f}" not in read["narrator"]
    assert after == before + 2
    assert f"t = {after:.0f}" in said


def test_tab_comes_to_a_weight_and_the_arrow_changes_it(read):
    name, before, after = read["changed"]
    assert name == "Forget gate, unit 1: weight of input 1"
    assert after > before


def test_the_numbers_are_opened_as_a_table_read_and_closed(read):
    name, titles, rows = read["table"]
    assert name
    assert len(titles) > 2
    assert all(titles)
    assert rows
    assert all(text for row in rows for text in row)
