"""The files that somebody drops on the window."""

from pathlib import Path

from PyQt6.QtGui import QDropEvent


def files_of(event: QDropEvent) -> tuple[Path, ...]:
    """Return what is dropped, if all of it stands on this machine."""
    data = event.mimeData()
    urls = data.urls() if data is not None else []
    local = [url.isLocalFile() for url in urls]
    return tuple(Path(url.toLocalFile()) for url in urls) if all(local) else ()
