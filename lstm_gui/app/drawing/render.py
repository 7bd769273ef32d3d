"""``lstm-gui render``: a picture without a display, settings or a home."""

import os

from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.app.start.system_libraries import explanation, missing_libraries
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.problem import Problem

_PLATFORM = "offscreen"


def render(options: RenderOptions) -> None:
    """Draw the picture that ``options`` describe and save it as ``options.output``.

    Raises
    ------
    Problem
        If system libraries of Qt or a font are missing, the size is too small for
        the view, or the file cannot be written.
    """
    prepare()
    # Only now: without its system libraries Qt would end the process.
    from lstm_gui.app.drawing.offscreen import picture

    replace_bytes(options.output, picture(options))


def prepare() -> None:
    """Choose the platform of Qt that needs no display.

    Raises
    ------
    Problem
        If system libraries of Qt are missing.
    """
    # A display that was asked for elsewhere may not be there, and is not needed here.
    os.environ["QT_QPA_PLATFORM"] = _PLATFORM
    missing = missing_libraries(_PLATFORM)
    if missing:
        raise Problem(explanation(missing))
