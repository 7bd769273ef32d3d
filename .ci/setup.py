"""Make `.venv/` of this checkout: locked dependencies, and the project itself, editable.

    python .ci/setup.py run    what the program needs
    python .ci/setup.py dev    that, and what checks it

Run by `make` with the Python of the machine; does nothing when nothing has changed
since the last time. What broke off is taken up again: pip keeps what it has fetched,
and an environment that was being made when the process ended is made anew.
"""

import hashlib
import importlib.util
import subprocess
import sys
from pathlib import Path

# Old interpreters must get as far as the sentence that says they are too old.
if sys.version_info < (3, 11):
    sys.exit(
        "LSTM Explorer needs Python 3.11 or newer; {} is {}.{}.\n"
        "Name a newer one:  make setup PYTHON=python3.11".format(
            sys.executable, *sys.version_info[:2]
        )
    )

from packages import PackageProblem, install
from quiet_pip import PipProblem, pip_install, python_of, say

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = python_of(VENV)
# There while the environment is being changed; outside of it, since making one empties it.
UNFINISHED = ROOT / "build" / "setup.unfinished"

LOCKS = {"run": "constraints.txt", "dev": "constraints-dev.txt"}
CONTENTS = {"run": "what the program needs", "dev": "the program's needs and the checks'"}
SERVED_BY = {"run": ("run", "dev"), "dev": ("dev",)}
INPUTS = ("pyproject.toml", *LOCKS.values(), ".ci/setup.py", ".ci/quiet_pip.py")


def fingerprint() -> str:
    """Return a digest of everything the environment is made from, and of where it stands."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def stamp(what: str) -> Path:
    return VENV / f"lstm-explorer-{what}.stamp"


def is_ready(what: str) -> bool:
    """Tell whether ``what`` or more was installed from the files as they are now."""
    if UNFINISHED.exists() or not PYTHON.exists():
        return False
    stamps = [stamp(one) for one in SERVED_BY[what]]
    return any(one.exists() and one.read_text() == fingerprint() for one in stamps)


def works(python: Path) -> bool:
    """Tell whether ``python`` starts and has pip; one half made or moved away does not."""
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    return done.returncode == 0


def make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    say(f"making the environment with Python {sys.version_info[0]}.{sys.version_info[1]}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)
    # Ten megabytes that nothing here uses; newer versions of Python leave it out themselves.
    needless = [PYTHON, "-m", "pip", "uninstall", "--yes", "setuptools"]
    subprocess.run(needless, capture_output=True, check=False)


def fill(what: str) -> None:
    lock = LOCKS[what]
    packages = (ROOT / lock).read_text("utf-8").count("==")
    say(f"fetching and installing {CONTENTS[what]}: {packages} packages")
    pip_install(PYTHON, "--require-hashes", "--requirement", lock, cwd=ROOT)
    say("putting LSTM Explorer itself in")
    pip_install(PYTHON, "--no-deps", "--no-build-isolation", "--editable", ".", cwd=ROOT)


def set_up(what: str) -> None:
    print("Setting up .venv; the first time takes a minute or two.", flush=True)
    afresh = UNFINISHED.exists() or not works(PYTHON)
    UNFINISHED.parent.mkdir(exist_ok=True)
    UNFINISHED.touch()
    if afresh:
        make_environment()
    try:
        fill(what)
    except PipProblem:
        # It ended by itself, and has left each package whole or out.
        UNFINISHED.unlink()
        raise
    UNFINISHED.unlink()
    stamp(what).write_text(fingerprint())


def main(what: str) -> int:
    """Bring the environment up to date; 1 with a sentence if that is not possible."""
    if is_ready(what):
        return 0
    try:
        set_up(what)
    except (PackageProblem, PipProblem, OSError, subprocess.CalledProcessError) as problem:
        print(f"LSTM Explorer could not be set up: {problem}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
