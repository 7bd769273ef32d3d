"""A folder that is started as it is, and that an AppImage is made of."""

import shutil
from pathlib import Path

from metainfo import write_metainfo
from running import try_out
from templates import filled, write

from lstm_gui.app.start.desktop import desktop_files

NAME = "lstm-explorer"


def appdir(folder: Path, bundles: Path) -> tuple[Path, str]:
    """Return ``LSTM_Explorer.AppDir`` and what its smoke test says."""
    home = bundles / "LSTM_Explorer.AppDir"
    shutil.copytree(folder, home / "usr" / "lib" / NAME, symlinks=True)
    share = home / "usr" / "share"
    files = dict(desktop_files(share, "lstm-gui"))
    for path, content in files.items():
        write(path, content)
    write_metainfo(share)
    # An AppImage looks for both beside its start.
    write(home / f"{NAME}.desktop", files[share / "applications" / f"{NAME}.desktop"])
    icon = files[share / "icons" / "hicolor" / "256x256" / "apps" / f"{NAME}.png"]
    write(home / f"{NAME}.png", icon)
    (home / ".DirIcon").symlink_to(f"{NAME}.png")
    write(home / "AppRun", filled("AppRun"), 0o755)
    return home, try_out(home / "AppRun")
