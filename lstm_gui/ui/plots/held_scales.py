"""Scales of heat maps that stand still while something is dragged."""

from typing import Any, TypeVar

from PyQt6.QtCore import QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from lstm_gui.core import Trace
from lstm_gui.ui.plots.state_rows import RowKind, bound_of

E = TypeVar("E")
_LOOKED_EVERY = 40
"""Milliseconds. A filter of all events would hear of the button at once, and cost more than the
moves of a drag do: Python is asked for each of them and for each paint."""


class HeldScales(QObject):
    """Each scale ends at the largest number, but where it was as long as a button is held.

    A colour so means one number from the beginning of a drag to its end; what goes beyond has
    the colour of the end.

    Signals
    -------
    released()
        The button was let go: a scale may end elsewhere than where it was held.
    """

    released = pyqtSignal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ends: dict[str, Any] = {}
        self._looking = QTimer(self)
        self._looking.setInterval(_LOOKED_EVERY)
        self._looking.timeout.connect(self._look)

    def forget(self) -> None:
        """Fit all scales anew, also while a button is held."""
        self._ends.clear()

    def bound(self, kind: RowKind, *traces: Trace) -> float:
        """Return where the scale of ``kind`` ends now."""
        return self.held(kind.name, bound_of(kind, *traces))

    def held(self, name: str, fitting: E) -> E:
        """Return where scale ``name`` ends now, which would fit at ``fitting``."""
        kept: E = self._ends.get(name, fitting)
        if kept == fitting or not _is_dragging():
            self._ends[name] = fitting
            return fitting
        if not self._looking.isActive():
            self._looking.start()
        return kept

    def _look(self) -> None:
        if not _is_dragging():
            self._looking.stop()
            self.released.emit()


def _is_dragging() -> bool:
    return bool(QGuiApplication.mouseButtons().value)
