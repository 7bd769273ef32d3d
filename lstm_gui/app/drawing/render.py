"""``lstm-gui render``: a picture without a display, settings or a home."""

import os

from lstm_gui.app.grammar.options import RenderOptions
from lstm_gui.app.output import mention
from lstm_gui.app.start.display import THEME_VARIABLE
from lstm_gui.app.start.system_libraries import explanation, missing_libraries
from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.problem import Problem
from lstm_gui.words.translation import counted, tr

_PLATFORM = "offscreen"
_LEFT_OUT = counted(
    "{count} number or note has no room and is left out. Choose a larger size or smaller letters.",
    "{count} numbers or notes have no room and are left out. "
    "Choose a larger size or smaller letters.",
    "count",
)


def render(options: RenderOptions) -> None:
    """Draw the picture that ``options`` describe and save it as ``options.output``.

    On stderr it is said how much there is no room for.

    Raises
    ------
    Problem
        If system libraries of Qt or a font are missing, the size is too small for
        the view, or the file cannot be written.
    """
    prepare()
    # Only now: without its system libraries Qt would end the process.
    from lstm_gui.app.drawing.offscreen import picture

    replace_bytes(options.output, picture(options, _tell))


def _tell(left_out: int) -> None:
    mention(tr(_LEFT_OUT).format(count=left_out))


def prepare() -> None:
    """Choose the platform of Qt that needs no display.

    Raises
    ------
    Problem
        If system libraries of Qt are missing.
    """
    # A display that was asked for elsewhere may not be there, and is not needed here.
    os.environ["QT_QPA_PLATFORM"] = _PLATFORM
    # Nor is the desktop's own look, for which GTK would end the process without a display.
    os.environ.pop(THEME_VARIABLE, None)
    missing = missing_libraries(_PLATFORM)
    if missing:
        raise Problem(explanation(missing))
