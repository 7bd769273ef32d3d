"""Whether there is a display to open a window on, asked before Qt aborts over it."""

import ctypes
import os
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from msgspec import Struct

from lstm_gui.app.start.system_libraries import Loader
from lstm_gui.words.translation import message, tr

_NONE = message("There is no display ({variables} not set).")
_SILENT = message("The display {names} does not answer.")
_REMEDY = message("To draw a picture without one: {command}")
_COMMAND = "lstm-gui render -o lstm-explorer.png"
_UNKNOWN = message(
    "Qt has no platform {names}, which {variable} asks for. Unset it, or choose one of {known}."
)
_THEME = message(
    "The theme {theme}, which {variable} asks for, needs a display, and none answers. Unset it."
)
_VARIABLE, THEME_VARIABLE = "QT_QPA_PLATFORM", "QT_QPA_PLATFORMTHEME"
_GTK, _GTK_LIBRARY = "gtk3", "libgtk-3.so.0"
_OF_OTHERS = ("QT_PLUGIN_PATH", "QT_QPA_PLATFORM_PLUGIN_PATH")
"""Where one of these points to, there may be platforms that PyQt does not bring along."""


class _Server(Struct, frozen=True):
    variable: str
    answers: Callable[[Mapping[str, str], Loader], bool]


def display_problem(environment: Mapping[str, str], load: Loader = ctypes.CDLL) -> str | None:
    """Return in one line why no window can be opened, or None if one can.

    Linux only: elsewhere there is always a display.

    Parameters
    ----------
    environment
        The variables of the process; a server is asked under the name that the process
        itself has for it.
    load
        Opens a library by its soname, or raises OSError. Without its library no server can
        be asked, and it is taken to answer.
    """
    if sys.platform != "linux":
        return None
    asked = _tried(environment)
    known = _platforms(environment)
    tried = [one for one in asked if not known or _family(one) in known]
    if asked and not tried:
        return tr(_UNKNOWN).format(
            names=", ".join(asked), variable=_VARIABLE, known=", ".join(sorted(known))
        )
    servers = [_SERVERS[one] for one in tried if one in _SERVERS]
    if len(servers) < len(tried) or any(one.answers(environment, load) for one in servers):
        return _theme_problem(environment, load)
    return f"{_said(servers or [*_SERVERS.values()], environment)} {tr(_REMEDY)}".format(
        command=_COMMAND
    )


def _platforms(environment: Mapping[str, str]) -> frozenset[str]:
    """Return the families of platforms that Qt has; none where that is not known."""
    spec = find_spec("PyQt6")
    if spec is None or any(environment.get(name) for name in _OF_OTHERS):
        return frozenset()
    return frozenset(
        _family(path.name.removeprefix("libq").removesuffix(".so"))
        for folder in spec.submodule_search_locations or ()
        for path in Path(folder, "Qt6", "plugins", "platforms").glob("libq*.so")
    )


def _family(platform: str) -> str:
    # Qt 6.9 has its Wayland in two files, of which none is called as what is asked for.
    return platform.partition("-")[0]


def _theme_problem(environment: Mapping[str, str], load: Loader) -> str | None:
    """Return what is wrong where GTK, asked for its looks, would end the process."""
    theme = environment.get(THEME_VARIABLE, "")
    if theme.lower() != _GTK or any(one.answers(environment, load) for one in _SERVERS.values()):
        return None
    try:
        load(_GTK_LIBRARY)
    except OSError:
        # Then Qt does without.
        return None
    return tr(_THEME).format(theme=theme, variable=THEME_VARIABLE)


def _tried(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the platforms that Qt tries, one after the other."""
    chosen = environment.get(_VARIABLE, "").lower()
    if chosen:
        named = (one.partition(":")[0] for one in chosen.split(";"))
        return tuple(name for name in named if name)
    return tuple(name for name, one in _SERVERS.items() if environment.get(one.variable))


def _said(servers: list[_Server], environment: Mapping[str, str]) -> str:
    named = [environment[one.variable] for one in servers if environment.get(one.variable)]
    if named:
        return tr(_SILENT).format(names=", ".join(named))
    return tr(_NONE).format(variables=", ".join(one.variable for one in servers))


def _x_server_answers(environment: Mapping[str, str], load: Loader) -> bool:
    if not environment.get("DISPLAY"):
        return False
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


def _wayland_answers(environment: Mapping[str, str], load: Loader) -> bool:
    # A connection that was handed over may be used once, and is left to Qt.
    if environment.get("WAYLAND_SOCKET"):
        return True
    folder = environment.get("XDG_RUNTIME_DIR", "")
    # Without a socket the library would say so itself, in lines of its own.
    if not os.path.exists(os.path.join(folder, environment.get("WAYLAND_DISPLAY") or "wayland-0")):
        return False
    try:
        wayland: Any = load("libwayland-client.so.0")
    except OSError:
        return True
    wayland.wl_display_connect.restype = ctypes.c_void_p
    wayland.wl_display_disconnect.argtypes = [ctypes.c_void_p]
    connection = wayland.wl_display_connect(None)
    if connection is not None:
        wayland.wl_display_disconnect(connection)
    return connection is not None


_SERVERS = {
    "wayland": _Server("WAYLAND_DISPLAY", _wayland_answers),
    "xcb": _Server("DISPLAY", _x_server_answers),
}
