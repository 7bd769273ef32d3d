"""Running the commands that a package is made with, and the program that came of it."""

import os
import subprocess
import tempfile
from pathlib import Path

PATIENCE = 600
"""Seconds after which a command that has not ended is taken to hang."""

# What a trial keeps of the environment: nothing of Python, nothing of the home, no display.
PLAIN = ("PATH", "LANG", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR")

HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")


class BundleProblem(Exception):
    """A package cannot be made or does not work; in the words of what found it."""


def run(
    *command: str | Path, environment: dict[str, str] | None = None, where: Path | None = None
) -> str:
    """Return what a command says, or raise BundleProblem with the end of it."""
    words = " ".join(map(str, command))
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=where,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleProblem(f"{words}: {error}") from error
    if done.returncode:
        raise BundleProblem("\n".join((words, *done.stdout.strip().splitlines()[-15:])))
    return done.stdout


def try_out(program: Path) -> str:
    """Return what the smoke test says, once each kind of process of the program has worked."""
    with tempfile.TemporaryDirectory() as home:
        environment = {name: os.environ[name] for name in PLAIN if name in os.environ}
        environment |= dict.fromkeys(HOMES, home) | {"QT_QPA_PLATFORM": "offscreen"}
        weights, code = Path(home) / "a.weights.h5", Path(home) / "a.py"
        for words in (
            ("--version",),
            ("presets", "--lang", "ko"),
            # The first is read again by a process that takes HDF5 apart, the second is run.
            ("convert", "remember-early-pulse", "-o", str(weights)),
            ("inspect", str(weights)),
            ("convert", "gru-latch", "-o", str(code)),
        ):
            run(program, *words, environment=environment)
        return run(program, "--smoke", environment=environment).strip()
