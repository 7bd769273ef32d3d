"""``lstm-gui --smoke``: whether an installation opens, draws, exports and ends."""

import os
import sys

from lstm_gui.app.output import say
from lstm_gui.app.start.display import THEME_VARIABLE
from lstm_gui.app.start.system_libraries import explanation, missing_libraries
from lstm_gui.files.disk.scratch import scratch_folder
from lstm_gui.files.problem import Problem

_SIGNS = {".png": b"\x89PNG", ".svg": b"<?xml", ".pdf": b"%PDF"}
_OWN = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


def smoke() -> int:
    """Open the window out of sight, save it in every format, and return 0.

    Nothing of the user is read or written.

    Raises
    ------
    Problem
        If a library, a font, or a part of the program is missing.
    Exception
        Whatever the program has failed with, which a window would have told in a dialog.
    """
    missing = missing_libraries("offscreen")
    if missing:
        raise Problem(explanation(missing))
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ.pop(THEME_VARIABLE, None)
    with scratch_folder() as home:
        os.environ.update(dict.fromkeys(_OWN, str(home)))
        sizes = _exported()
    say("LSTM Explorer works: " + ", ".join(f"{name} {size:,} bytes" for name, size in sizes))
    return 0


def _exported() -> list[tuple[str, int]]:
    """Return the suffix and the size of each file that the window was saved as."""
    files = _files_of_the_window()
    for suffix, data in files.items():
        if not data.startswith(_SIGNS[suffix]):
            raise Problem(
                "The window could not be saved as {suffix}. Install the program again.",
                suffix=suffix,
            )
    return [(suffix, len(data)) for suffix, data in files.items()]


def _files_of_the_window() -> dict[str, bytes]:
    """Open the window, wait until all of it is there, and return it in each format."""
    # Only now: without its system libraries Qt would end the process.
    from PyQt6.QtCore import QEventLoop

    from lstm_gui.app.start.window import opened
    from lstm_gui.ui.exporting.staging.studio import WINDOW, Studio

    program = opened(None)
    window, waiting = program.window, QEventLoop()
    failures: list[BaseException] = []

    def fail(_kind: object, error: BaseException, _trace: object) -> None:
        failures.append(error)
        waiting.quit()

    sys.excepthook = fail
    window.completed.connect(waiting.quit)
    waiting.exec()
    studio = Studio(window.document, window, window.apply_theme)
    files = {} if failures else {suffix: studio.file(WINDOW, suffix) for suffix in _SIGNS}
    window.close()
    program.release()
    if failures:
        raise failures[0]
    return files
