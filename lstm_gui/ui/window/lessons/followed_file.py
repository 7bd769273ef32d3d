"""A file that others write to, however they do."""

import os
from pathlib import Path

from PyQt6.QtCore import QFileSystemWatcher, QObject, QTimer, pyqtSignal

_REST = 150
"""Milliseconds for an editor to write all of the file, or to put another in its place."""
Stamp = tuple[int, ...]


class FollowedFile(QObject):
    """Tells of the file at a path each time that something else is there.

    Editors write into a file, put another in its place, or remove it and write it anew later;
    a link comes to lead elsewhere. Of all but the first only the folder knows.

    Signals
    -------
    changed()
        What is at the path is not what was there, or nothing is any more, and nobody has written
        to it for a moment.
    """

    changed = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._path: Path | None = None
        self._stamp: Stamp | None = None
        self._watcher = QFileSystemWatcher(self)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._look)
        self._watcher.fileChanged.connect(self._wait_anew)
        self._watcher.directoryChanged.connect(self._wait)

    def follow(self, path: Path, seen: Stamp | None) -> None:
        """Follow ``path``, of which its `stamp` was ``seen`` when it was read, and nothing else."""
        self.leave()
        self._path, self._stamp = path, seen
        self._watch(path)
        # It may have been written to while it was read.
        self._rest.start()

    def leave(self) -> None:
        """Follow nothing any more."""
        self._rest.stop()
        self._unwatch()
        self._path = None

    def _unwatch(self) -> None:
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)

    def _watch(self, path: Path) -> None:
        # Anew each time: a watcher keeps to the file that was there, whatever has its name now.
        self._unwatch()
        behind = Path(os.path.realpath(path))
        for place in (path, path.parent, behind.parent):
            if os.path.exists(place):
                self._watcher.addPath(str(place))

    def _wait_anew(self) -> None:
        self._rest.start()

    def _wait(self) -> None:
        # In a folder others may always be busy: that alone puts nothing off.
        if not self._rest.isActive():
            self._rest.start()

    def _look(self) -> None:
        path = self._path
        if path is None:
            return
        self._watch(path)
        seen = stamp(path)
        if seen != self._stamp:
            self._stamp = seen
            self.changed.emit()


def stamp(path: Path) -> Stamp | None:
    """Return what differs for another content of ``path``; None if nothing is there."""
    try:
        found = path.stat()
    except (OSError, ValueError):
        return None
    return found.st_dev, found.st_ino, found.st_mtime_ns, found.st_ctime_ns, found.st_size
