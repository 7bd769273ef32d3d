"""The window of ``lstm_gui.show``, in a process of its own that runs this module."""

import sys
from contextlib import suppress
from pathlib import Path

from lstm_gui.app.cli import use_one_thread


def main(path: str, title: str) -> int:
    """Take the session out of the private file ``path``, which then is gone, and show it."""
    use_one_thread()
    from lstm_gui.app.grammar.session_argument import OpenedSession
    from lstm_gui.app.start.window import run_session
    from lstm_gui.files.problem import Problem

    try:
        session = taken_out(Path(path))
    except Problem as problem:
        print("lstm-gui:", problem, file=sys.stderr)
        return 1
    return run_session(OpenedSession(session, None, None, model=title))


def taken_out(path: Path):  # noqa: ANN201 - its type would import what takes long before main
    """Return the session in ``path``, and remove the file and its folder, also a broken one."""
    from lstm_gui.files.sessions.session import read_session

    try:
        return read_session(path)
    finally:
        with suppress(OSError):
            path.unlink()
            path.parent.rmdir()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
