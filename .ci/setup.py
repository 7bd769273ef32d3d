"""Make `.venv/` of this checkout: locked dependencies, and the project itself, editable.

Run by `make setup` with the Python of the machine; does nothing when nothing has
changed since the last time.
"""

import hashlib
import importlib.util
import os
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

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "lstm-explorer.stamp"
INPUTS = ("pyproject.toml", "constraints.txt", ".ci/setup.py")


def fingerprint() -> str:
    """Return a digest of everything the environment is made from, and of where it stands."""
    digest = hashlib.sha256(str(ROOT).encode())
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def works(python: Path) -> bool:
    """Tell whether ``python`` starts and has pip; one half made or moved away does not."""
    if not python.exists():
        return False
    done = subprocess.run([python, "-c", "import pip"], capture_output=True, check=False)
    return done.returncode == 0


def make_environment() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        install([f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def pip_install(*arguments: str) -> None:
    pip = [PYTHON, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, *arguments], check=True, cwd=ROOT)


def main() -> int:
    """Bring the environment up to date; 1 with a sentence if that is not possible."""
    wanted = fingerprint()
    if STAMP.exists() and STAMP.read_text() == wanted and PYTHON.exists():
        return 0
    print("Setting up .venv; the first time takes a minute or two.", flush=True)
    try:
        if not works(PYTHON):
            make_environment()
        pip_install("--require-hashes", "--requirement", "constraints.txt")
        pip_install("--no-deps", "--no-build-isolation", "--editable", ".")
    except (PackageProblem, subprocess.CalledProcessError) as problem:
        print(f"LSTM Explorer could not be set up: {problem}", file=sys.stderr)
        return 1
    STAMP.write_text(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
