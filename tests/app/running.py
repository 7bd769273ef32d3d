"""The program as its users start it, and what it answers in one line."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from lstm_gui.app.cli import main


def run(
    *words: str, program: tuple[str, ...] = ("-m", "lstm_gui"), letters: str = "C.UTF-8"
) -> Any:
    return subprocess.run(
        [sys.executable, *program, *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1", "LC_ALL": letters},
    )


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("lstm-gui: ")
    assert captured.err.count("\n") == 1
    return captured.err


def wrong_usage(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert caught.value.code == 2
    return one_line(capsys)
