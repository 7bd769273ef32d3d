"""Makes the pictures of docs/gallery.md, each by the command that stands above it."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gallery.md"
_COMMAND = re.compile(r"^lstm-gui (.* docs/images/gallery/.*)$", re.MULTILINE)


def commands(page: str) -> list[list[str]]:
    """Return the words of each command on ``page`` that makes one of its pictures."""
    return [shlex.split(words) for words in _COMMAND.findall(page)]


def main() -> int:
    """Make them all and return the exit code."""
    for words in commands(PAGE.read_text("utf-8")):
        print("lstm-gui", *words, flush=True)
        subprocess.run([sys.executable, "-m", "lstm_gui", *words], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
