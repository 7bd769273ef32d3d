"""Shortcuts of the window that a field would take for moving its cursor."""

from collections.abc import Iterable
from functools import cached_property

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtGui import QKeyEvent, QKeySequence
from PyQt6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_FIELDS = (QLineEdit, QAbstractSpinBox, QPlainTextEdit, QTextEdit)


class OwnKeys(QObject):
    """Lets the shortcuts of ``window`` pass its fields: on X11 Ctrl+E is the end of a line."""

    def __init__(self, keys: Iterable[str], window: QWidget) -> None:
        super().__init__(window)
        self._keys, self._window = keys, window
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    @cached_property
    def _own(self) -> list[QKeySequence]:
        editing = [one for name in _editing() for one in QKeySequence.keyBindings(name)]
        return [own for own in map(QKeySequence, self._keys) if own not in editing]

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            own = QKeySequence(event.keyCombination()) in self._own
            event.setAccepted(event.isAccepted() and not own)
            return own
        return super().eventFilter(watched, event)

    def _follow(self, before: QWidget | None, now: QWidget | None) -> None:
        if isinstance(before, _FIELDS):
            before.removeEventFilter(self)
        if isinstance(now, _FIELDS) and self._window.isAncestorOf(now):
            now.installEventFilter(self)


# Only here: that class has 70 names, each of which Python would be told at the start.
def _editing() -> "tuple[QKeySequence.StandardKey, ...]":
    """Return what a field needs for itself, though the window has something for it too."""
    key = QKeySequence.StandardKey
    return key.Undo, key.Redo, key.MoveToStartOfDocument, key.MoveToEndOfDocument
