"""A process of its own that draws for a script, which then needs no Qt."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.importers.from_memory import NAME
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session, encode_session

SESSION = "model.lstm.json"
"""What the file of the session is called that another process reads."""
_DRAWN = """\
import sys
from lstm_gui.app.cli import main
for kind in sys.argv[2].split(","):
    if main([*sys.argv[3:], "-o", f"{sys.argv[1]}/figure{kind}"]):
        sys.exit(1)
"""
"""Draws them all; the second time everything is imported already."""


def drawn(session: Session, words: tuple[str, ...], kinds: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files of several formats that a command makes of ``session``.

    Parameters
    ----------
    words
        The command and its options, such as ``render`` and ``--view=states``.
    kinds
        The suffixes of the formats.

    Raises
    ------
    Problem
        With what the command says where it fails.
    """
    command, *options = words
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / SESSION).write_bytes(encode_session(session, NAME))
        asked = [command, str(folder / SESSION), *options]
        ended = subprocess.run(
            [sys.executable, "-c", _DRAWN, name, ",".join(kinds), *asked],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment(),
            creationflags=NO_CONSOLE,
        )
        if ended.returncode:
            said = ended.stderr.decode(errors="replace").strip().rpartition("\n")[2]
            reason = said.removeprefix("lstm-gui: ")
            raise Problem("The figure could not be drawn: {reason}", reason=reason)
        return {kind: (folder / f"figure{kind}").read_bytes() for kind in kinds}


def environment() -> dict[str, str]:
    """Return the environment in which another process finds this program."""
    home = str(Path(__file__).parents[3])
    found = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": home if not found else os.pathsep.join((home, found))}
