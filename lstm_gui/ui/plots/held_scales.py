"""Scales of heat maps that stand still while something is dragged."""

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication

from lstm_gui.core import Trace
from lstm_gui.ui.plots.state_rows import RowKind, bound_of


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
        self._bounds: dict[str, float] = {}
        self._holds = False

    def forget(self) -> None:
        """Fit all scales anew, also while a button is held."""
        self._bounds.clear()

    def bound(self, kind: RowKind, *traces: Trace) -> float:
        """Return where the scale of ``kind`` ends now."""
        fitting = bound_of(kind, *traces)
        kept = self._bounds.get(kind.name, fitting)
        if kept == fitting or not _is_dragging():
            self._bounds[kind.name] = fitting
            return fitting
        self._hold()
        return kept

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() == QEvent.Type.MouseButtonRelease:
            self._let_go()
        return super().eventFilter(watched, event)

    def _hold(self) -> None:
        application = QCoreApplication.instance()
        if application is not None and not self._holds:
            self._holds = True
            # Whatever is dragged: only the application hears of every button.
            application.installEventFilter(self)

    def _let_go(self) -> None:
        application = QCoreApplication.instance()
        if application is not None and self._holds:
            self._holds = False
            application.removeEventFilter(self)
            QTimer.singleShot(0, self._tell)

    def _tell(self) -> None:
        # A method, which Qt knows for gone once the figure is.
        self.released.emit()


def _is_dragging() -> bool:
    return bool(QGuiApplication.mouseButtons().value)
