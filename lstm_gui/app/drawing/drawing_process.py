"""A process of its own that draws for a script, which then needs no Qt."""

import os
import subprocess
import sys
from pathlib import Path

from msgspec import Struct

from lstm_gui.files.disk.no_console import NO_CONSOLE
from lstm_gui.files.disk.scratch import scratch_folder, telling_of_scratch
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


_SPEAKER = "lstm-gui: "


class Drawn(Struct, frozen=True):
    """The files by their suffixes, and what the command said beside them, a sentence a line."""

    files: dict[str, bytes]
    said: str


def drawn(session: Session, words: tuple[str, ...], kinds: tuple[str, ...]) -> Drawn:
    """Return what a command makes of ``session``, in several formats.

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
    with scratch_folder() as folder:
        with telling_of_scratch():
            (folder / SESSION).write_bytes(encode_session(session, NAME))
        asked = [command, str(folder / SESSION), *options]
        ended = subprocess.run(
            [sys.executable, "-c", _DRAWN, str(folder), ",".join(kinds), *asked],
            check=False,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            env=environment(),
            creationflags=NO_CONSOLE,
        )
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        if ended.returncode:
            reason = said[-1].removeprefix(_SPEAKER) if said else ""
            raise Problem("The figure could not be drawn: {reason}", reason=reason)
        # The same of every format.
        sentences = dict.fromkeys(line for line in said if line.startswith(_SPEAKER))
        files = {kind: (folder / f"figure{kind}").read_bytes() for kind in kinds}
        return Drawn(files, "\n".join(one.removeprefix(_SPEAKER) for one in sentences))


def environment() -> dict[str, str]:
    """Return the environment in which another process finds this program."""
    home = str(Path(__file__).parents[3])
    found = os.environ.get("PYTHONPATH")
    return {**os.environ, "PYTHONPATH": home if not found else os.pathsep.join((home, found))}
