"""The start of the window: everything is put together here."""

import os
import sys
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from lstm_gui.app.start import garbage, large_blocks, libraries_ahead
from lstm_gui.app.start.display import display_problem
from lstm_gui.app.start.system_libraries import explanation, missing_libraries, platform_name

if TYPE_CHECKING:
    from collections.abc import Callable

    from lstm_gui.app.grammar.session_argument import OpenedSession
    from lstm_gui.app.start.application import Program
    from lstm_gui.files.problem import Problem
    from lstm_gui.ui.window.main_window import MainWindow


def run(session_argument: str | None, layer: str | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    Parameters
    ----------
    session_argument
        A session file, a folder of checkpoints or the name of a preset; None opens the first
        preset. What cannot be opened is told in a dialog, and the first preset is shown.
    layer
        Which layer of a trained model.

    Returns
    -------
    int
        0, or 1 if no window could be opened; then stderr says why.
    """
    return _run(lambda: opened(session_argument, layer))


def run_session(first: "OpenedSession") -> int:
    """Open the window over a session that is in memory; the rest is as in `run`."""
    return _run(lambda: _shown(lambda: (first, [])))


def opened(session_argument: str | None, layer: str | None = None) -> "Program":
    """Return the program with its window shown, for the event loop to paint and complete."""
    read_later: list[Path] = []

    def first() -> "tuple[OpenedSession, list[Problem]]":
        from lstm_gui.app.start.first_session import first_session

        if session_argument is None or not _takes_long(session_argument, layer):
            return first_session(session_argument, layer)
        read_later.append(Path(session_argument))
        return first_session(None, layer)

    program = _shown(first)
    for path in read_later:
        # It is read in the background, and a window is there to say so.
        program.window.completed.connect(partial(program.window.files.open_path, path))
    return program


def _takes_long(argument: str, layer: str | None) -> bool:
    """Tell whether it is a folder of checkpoints, or a large session and no layer is asked for."""
    from lstm_gui.files.sessions.session import SUFFIX, is_large

    is_session = layer is None and argument.lower().endswith(SUFFIX)
    return os.path.isdir(argument) or (is_session and is_large(argument))


def _run(make: "Callable[[], Program]") -> int:
    complaint = _complaint()
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    program = make()
    code = program.app.exec()
    program.release()
    _leave(code)
    return code


def _leave(code: int) -> None:
    """End at once if something is still read or computed, of which nothing can be lost."""
    from lstm_gui.ui.document.job import is_at_work

    if is_at_work():
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(code)


def _shown(first: "Callable[[], tuple[OpenedSession, list[Problem]]]") -> "Program":
    garbage.postpone()
    large_blocks.give_back()
    # From here rather than from deep within other imports, where each of the many calls in
    # NumPy's own would make Python ask the system for another piece of its stack.
    import numpy  # noqa: F401

    loading = libraries_ahead.begin(platform_name(os.environ))
    opened_first = first()
    # Only now: without its system libraries Qt would end the process.
    from lstm_gui.app.start.application import Program, make_application

    loading.join()
    program = Program(make_application(sys.argv), *opened_first)
    program.window.completed.connect(garbage.resume)
    _fill(program.window)
    program.window.show()
    return program


def _fill(window: "MainWindow") -> None:
    """Show the numbers before the window shows, and each part would be laid out by itself."""
    window.document.flush()
    window.workspace.parameters.catch_up()


def _complaint() -> str:
    missing = missing_libraries(platform_name(os.environ))
    if missing:
        return explanation(missing)
    problem = display_problem(os.environ)
    return f"lstm-gui: {problem}" if problem else ""
