"""Without a display `make run` says so and draws the window instead."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a display")
def test_without_a_display_the_window_becomes_a_picture(tmp_path):
    environment = {name: value for name, value in os.environ.items() if name not in DISPLAYS}
    done = subprocess.run(
        [sys.executable, ROOT / ".ci" / "start.py", "latch"],
        cwd=tmp_path,
        env={**environment, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    assert "no display" in done.stdout
    assert "lstm-explorer.png" in done.stdout
    assert (tmp_path / "lstm-explorer.png").read_bytes().startswith(b"\x89PNG")
