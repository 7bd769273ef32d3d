"""The system libraries Qt needs, looked for before Qt is loaded.

A missing one ends the process inside `QApplication`, where Python cannot catch
it; here it becomes a sentence that says what to install. Linux only: elsewhere
Qt brings everything along.
"""

import ctypes
import sys
from collections.abc import Callable, Mapping

from msgspec import Struct

Loader = Callable[[str], object]


class Library(Struct, frozen=True):
    """A shared library by its soname, and the packages that carry it."""

    soname: str
    debian: str
    fedora: str


_EVERYWHERE = (
    Library("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Library("libGL.so.1", "libgl1", "libglvnd-glx"),
    Library("libEGL.so.1", "libegl1", "libglvnd-egl"),
    Library("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Library("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Library("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)

_BY_PLATFORM = {
    "xcb": (
        Library("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
        Library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
        Library("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
        Library("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
        Library("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    ),
    "wayland": (
        Library("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
        Library("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ),
}


def platform_name(environment: Mapping[str, str]) -> str:
    """Return the platform plugin Qt would choose: ``"offscreen"`` without a display.

    ``QT_QPA_PLATFORM`` may list several and carry options, as in ``"wayland;xcb"``
    or ``"xcb:option"``; the first name counts.
    """
    chosen = environment.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    if chosen:
        return chosen
    if environment.get("WAYLAND_DISPLAY"):
        return "wayland"
    return "xcb" if environment.get("DISPLAY") else "offscreen"


def missing_libraries(
    platform: str, system: str = sys.platform, load: Loader = ctypes.CDLL
) -> list[Library]:
    """Return the libraries that ``platform`` needs and ``load`` cannot open.

    Parameters
    ----------
    platform
        ``"offscreen"``, ``"xcb"`` or ``"wayland"``; any other name, such as
        ``"vnc"``, needs what all of them share.
    system
        As `sys.platform` names it; nothing is missing unless it is ``"linux"``.
    load
        Opens a library by its soname, or raises OSError.
    """
    if system != "linux":
        return []
    needed = _EVERYWHERE + _BY_PLATFORM.get(platform, ())
    return [library for library in needed if not _loads(library.soname, load)]


def explanation(missing: list[Library]) -> str:
    """Return what is missing and the commands that install it, for people to read."""
    names = ", ".join(library.soname for library in missing)
    debian = " ".join(library.debian for library in missing)
    fedora = " ".join(library.fedora for library in missing)
    return (
        f"LSTM Explorer cannot draw: Qt needs system libraries that are missing ({names}).\n"
        "Install them and start again.\n"
        f"  Debian, Ubuntu:  sudo apt-get install {debian}\n"
        f"  Fedora:          sudo dnf install {fedora}"
    )


def _loads(soname: str, load: Loader) -> bool:
    try:
        load(soname)
    except OSError:
        return False
    return True
