"""Whether there is a display to open a window on, asked before Qt aborts over it."""

import ctypes
import sys
from collections.abc import Mapping
from typing import Any

from lstm_gui.app.start.system_libraries import Loader, platform_name

_REMEDY = "To draw a picture without one: lstm-gui render -o lstm-explorer.png"


def display_problem(environment: Mapping[str, str], load: Loader = ctypes.CDLL) -> str | None:
    """Return in one line why no window can be opened, or None if one can.

    Linux only: elsewhere there is always a display.

    Parameters
    ----------
    environment
        The variables of the process; an X server is asked under the ``DISPLAY`` that
        the process itself has.
    load
        Opens a library by its soname, or raises OSError. Without libxcb no server can
        be asked, and it is taken to answer.
    """
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return None
    platform = platform_name(environment)
    if platform == "offscreen":
        return f"There is no display (DISPLAY and WAYLAND_DISPLAY are not set). {_REMEDY}"
    if platform == "xcb" and not _x_server_answers(load):
        return f"The display {environment['DISPLAY']} does not answer. {_REMEDY}"
    return None


def _x_server_answers(load: Loader) -> bool:
    try:
        xcb: Any = load("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = [ctypes.c_void_p]
    xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    answers = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
