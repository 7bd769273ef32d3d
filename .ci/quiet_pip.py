"""Environments and what pip puts into them: silent, patient, and brief about what went wrong."""

import os
import subprocess
from pathlib import Path

ATTEMPTS = 3
# Read by every pip; one that does not know an option passes over it.
PATIENCE = {"PIP_RETRIES": "5", "PIP_RESUME_RETRIES": "5", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


class PipProblem(Exception):
    """pip failed, in its own words."""


def say(what: str) -> None:
    print(f"  {what}", flush=True)


def python_of(environment: Path) -> Path:
    """Return the interpreter of a virtual environment."""
    return environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def pip_install(python: Path, *arguments: str, cwd: Path) -> None:
    """Run pip silently, again if it failed: the network may be back, and little is left to do."""
    for attempt in range(ATTEMPTS):
        if attempt:
            say("that broke off; taking it up again")
        done = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", *arguments],
            cwd=cwd,
            env={**PATIENCE, **os.environ},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode == 0:
            return
    raise PipProblem(own_words(done.stdout))


def own_words(output: str) -> str:
    """Return what pip gives as the reason, without its warnings."""
    lines = [line for line in output.splitlines() if not line.startswith("WARNING: Location")]
    errors = [line for line in lines if line.startswith("ERROR")]
    return "\n".join(errors or lines[-15:])
