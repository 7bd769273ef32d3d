"""What a second processor does of the start: libraries are loaded while Python reads modules.

Of a start nearly all is Python, which runs on one thread at a time; but to link the libraries
of Qt, and to read which fonts there are, is work of libraries alone, in whose calls Python goes on.
"""

import ctypes
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from importlib.util import find_spec
from threading import Thread

_OF_WINDOW = ("QtCore", "QtGui", "QtWidgets")
_OF_PLOTS = ("QtOpenGL", "QtOpenGLWidgets", "QtSvg", "QtTest")
"""Modules of PyQt that are imported, the latter by pyqtgraph if they are there."""
_PLATFORM = "Qt6/plugins/platforms/libq{}.so"
"""Where Qt has what draws on a platform, as far as PyQt brings it along."""
_FONTS = "libfontconfig.so.1"


def begin(platform: str) -> Thread:
    """Begin to load what Qt will ask for, and return the thread that does.

    It is to be joined before a `QApplication` is made, or the environment is changed: libraries
    look into that. On other systems than Linux it does nothing.

    Parameters
    ----------
    platform
        What the window will show on, as `platform_name` says it.
    """
    load = partial(_load, platform) if sys.platform == "linux" else None
    thread = Thread(target=load, daemon=True)
    thread.start()
    return thread


def _load(platform: str) -> None:
    spec = find_spec(f"PyQt6.{_OF_WINDOW[0]}")
    if spec is None or spec.origin is None:
        return
    folder, file = os.path.split(spec.origin)
    suffix = file.partition(".")[2]
    _link(folder, (f"{name}.{suffix}" for name in _OF_WINDOW))
    with suppress(OSError):
        ctypes.CDLL(_FONTS).FcInit()
    _link(folder, [_PLATFORM.format(platform), *(f"{name}.{suffix}" for name in _OF_PLOTS)])


def _link(folder: str, names: Iterable[str]) -> None:
    # As a function like any other: to make a `CDLL` of it would keep Python waiting. It tells
    # by what it returns, which is of no use here, that something is not there.
    link = ctypes.CDLL(None).dlopen
    for name in names:
        link(os.fsencode(os.path.join(folder, name)), os.RTLD_NOW)
