"""Build the wheel and the source archive, check them as an index does, and try each out.

    python .ci/dist.py    into dist/, which is emptied first

Each archive is installed into an environment of its own, where the program has to open, draw,
save and end far from the checkout.
"""

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

from quiet_pip import PipProblem, pip_install, python_of, say

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TOOLS = ROOT / "build" / "dist"
NEEDED = ("build", "twine")
TRIALS = (["--version"], ["--smoke"], ["presets"])


class DistProblem(Exception):
    """Something does not hold; in the words of what found it."""


def tools() -> Path:
    """Return the Python of an environment that has what builds and checks."""
    python = python_of(TOOLS)
    if not all(importable(python, name) for name in NEEDED):
        say("fetching what builds and checks: " + ", ".join(NEEDED))
        venv.create(TOOLS, with_pip=True, clear=True, symlinks=os.name != "nt")
        pip_install(python, *NEEDED, cwd=ROOT)
    return python


def importable(python: Path, name: str) -> bool:
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False)
    return done.returncode == 0


def run(*command: str | Path, cwd: Path = ROOT, **further: str) -> None:
    """Run a command that has nothing of the checkout on its path, or raise DistProblem."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        command, cwd=cwd, env=kept | further, capture_output=True, text=True, check=False
    )
    if done.returncode:
        last = (done.stdout + done.stderr).strip().splitlines()[-15:]
        raise DistProblem("\n".join((" ".join(map(str, command)), *last)))


def build(python: Path) -> list[Path]:
    """Return both archives; the wheel is made from the source archive, as an index would."""
    shutil.rmtree(DIST, ignore_errors=True)
    say("building the source archive, and the wheel from it")
    run(python, "-m", "build", "--outdir", DIST, ROOT)
    archives = sorted(DIST.iterdir())
    say("checking what an index asks for")
    run(python, "-m", "twine", "check", "--strict", *archives)
    return archives


def try_out(archive: Path) -> None:
    """Install ``archive`` where nothing is, and run it."""
    say(f"installing and starting {archive.name}, {archive.stat().st_size / 1e6:.1f} MB")
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        venv.create(home / "venv", with_pip=True, symlinks=os.name != "nt")
        python = python_of(home / "venv")
        pip_install(python, str(archive), cwd=home)
        for words in TRIALS:
            run(python.parent / "lstm-gui", *words, cwd=home, HOME=folder)
        run(python.parent / "lstm-explorer", "--smoke", cwd=home, HOME=folder)


def main() -> int:
    """Leave the archives in dist/, or say what is wrong and return 1."""
    print("Building what an index takes, into dist/.", flush=True)
    try:
        archives = build(tools())
        for archive in archives:
            try_out(archive)
    except (DistProblem, PipProblem, OSError) as problem:
        print(f"The archives are not fit to be given away: {problem}", file=sys.stderr)
        return 1
    print("Both work: " + ", ".join(archive.name for archive in archives))
    return 0


if __name__ == "__main__":
    sys.exit(main())
