"""What a second processor does of the start: libraries are loaded while Python reads modules.

Of a start nearly all is Python, which runs on one thread at a time; but to link the libraries
of Qt, and to read which fonts there are, is work of libraries alone, in whose calls Python goes on.
"""

import ctypes
import os
import sys
from contextlib import suppress
from importlib.util import find_spec
from threading import Thread

_HIGHEST = "PyQt6.QtWidgets"
"""The module whose library needs those of all the others."""
_FONTS = "libfontconfig.so.1"


def begin() -> Thread:
    """Begin to load what Qt will ask for, and return the thread that does.

    It is to be joined before a `QApplication` is made, or the environment is changed: libraries
    look into that. On other systems than Linux it does nothing.
    """
    thread = Thread(target=_load if sys.platform == "linux" else None, daemon=True)
    thread.start()
    return thread


def _load() -> None:
    spec = find_spec(_HIGHEST)
    # As a function like any other: to make a `CDLL` of it would keep Python waiting.
    if spec is not None and spec.origin is not None:
        ctypes.CDLL(None).dlopen(os.fsencode(spec.origin), os.RTLD_NOW)
    with suppress(OSError):
        ctypes.CDLL(_FONTS).FcInit()
