"""Makes the picture of the README, and those of docs/gallery.md by the commands above them."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "gallery.md"
OF_README = shlex.split("render -o docs/images/lstm-explorer.png --scale 2")
_COMMAND = re.compile(r"^lstm-gui (.* docs/images/gallery/.*)$", re.MULTILINE)


def commands(page: str) -> list[list[str]]:
    """Return the words of each command on ``page`` that makes one of its pictures."""
    return [shlex.split(words) for words in _COMMAND.findall(page)]


def main() -> int:
    """Make them all and return the exit code."""
    for words in [OF_README, *commands(PAGE.read_text("utf-8"))]:
        print("lstm-gui", *words, flush=True)
        subprocess.run([sys.executable, "-m", "lstm_gui", *words], cwd=ROOT, check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
