"""``lstm-gui desktop``: the menu entry, the icon and the type of session files of one user.

The places are those of the XDG base directories, icon themes and shared MIME-info.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.disk.folders import folders_of
from lstm_gui.files.disk.reasons import reason_of
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.resources import resource

_NAME = "lstm-explorer"
_TYPE = "application/x-lstm-explorer+json"
_SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
_MIME = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{_TYPE}">
    <comment>LSTM Explorer session</comment>
    <comment xml:lang="ko">LSTM Explorer 세션</comment>
    <sub-class-of type="application/json"/>
    <icon name="{_NAME}"/>
    <glob pattern="*.lstm.json" weight="60"/>
  </mime-type>
</mime-info>
"""
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in '"`$\\'})


def install(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Put all files where the desktop looks for them, and return where they are.

    Raises
    ------
    Problem
        If this is no Linux desktop, or a file cannot be written.
    """
    base = _base(environment)
    files = dict(desktop_files(base, _command(environment)))
    with folders_of(files):
        for path, content in files.items():
            replace_bytes(path, content)
    _tell_the_desktop(base)
    return tuple(files)


def remove(environment: Mapping[str, str]) -> tuple[Path, ...]:
    """Take out what `install` put there, and return what was there of it.

    Raises
    ------
    Problem
        If this is no Linux desktop, or a file cannot be removed.
    """
    base = _base(environment)
    there = tuple(path for path, _ in desktop_files(base, "") if os.path.isfile(path))
    for path in there:
        try:
            path.unlink()
        except OSError as error:
            raise Problem(
                "{file} could not be removed: {reason}. Remove it yourself.",
                file=path,
                reason=reason_of(error),
            ) from error
    _tell_the_desktop(base)
    return there


def _base(environment: Mapping[str, str]) -> Path:
    if sys.platform in ("win32", "darwin"):
        raise Problem(
            "A menu entry is only made on Linux. Start the program by the command lstm-gui."
        )
    home = Path(environment.get("HOME") or os.path.expanduser("~"))
    return Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share")


def desktop_files(base: Path, command: str) -> Iterator[tuple[Path, bytes]]:
    """Yield where under ``base`` each file stands, and what is in it.

    ``command`` starts the program, quoted as the key ``Exec`` of a desktop entry asks for.
    """
    entry = resource(f"{_NAME}.desktop").read_text(encoding="utf-8")
    started = f"Exec={command} %f\nMimeType={_TYPE};"
    entry = entry.replace("Exec=lstm-gui %f", started)
    yield base / "applications" / f"{_NAME}.desktop", entry.encode()
    yield base / "mime" / "packages" / f"{_NAME}.xml", _MIME.encode()
    icons = base / "icons" / "hicolor"
    for size in _SIZES:
        picture = resource("icons", f"{_NAME}-{size}.png").read_bytes()
        yield icons / f"{size}x{size}" / "apps" / f"{_NAME}.png", picture
    drawing = resource("icons", f"{_NAME}.svg").read_bytes()
    yield icons / "scalable" / "apps" / f"{_NAME}.svg", drawing


def _command(environment: Mapping[str, str]) -> str:
    """Return what starts this program again: an AppImage, a bundle without Python, or Python."""
    image = environment.get("APPIMAGE")
    if image:
        return _quoted(image)
    python = "" if getattr(sys, "frozen", False) else " -m lstm_gui"
    return _quoted(sys.executable) + python


def _quoted(program: str) -> str:
    # A percent sign would begin a field (Desktop Entry Specification, "The Exec key").
    return '"' + program.translate(_SPECIAL).replace("%", "%%") + '"'


def _tell_the_desktop(base: Path) -> None:
    """Have the lists of what is there made anew, where there is a program that does."""
    for program, folder in (
        ("update-desktop-database", base / "applications"),
        ("update-mime-database", base / "mime"),
    ):
        if shutil.which(program) and os.path.isdir(folder):
            words = [program, os.fspath(folder)]
            subprocess.run(words, check=False, capture_output=True, timeout=60)
