"""Figures that come to show together are painted together, and each of them once."""

from PyQt6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.plots.figure import Figure


def prepare_figures(window: QWidget) -> None:
    """Let all figures of ``window`` find what they will paint, before any of it is painted.

    Left to themselves the first that finds something has the window painted at once, with the
    others, which find theirs after that and are painted once more.
    """
    paints = _Postponed(window)
    for figure in window.findChildren(Figure):
        scene = figure.scene()
        scene.prepareForPaint()
        QCoreApplication.sendPostedEvents(scene, QEvent.Type.MetaCall)
    paints.post()


class _Postponed(QObject):
    """Holds back the paint that is asked of ``window``, until it is posted again."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window, self._asked = window, False
        window.installEventFilter(self)

    def post(self) -> None:
        self._window.removeEventFilter(self)
        if self._asked:
            last = Qt.EventPriority.LowEventPriority.value
            QCoreApplication.postEvent(self._window, QEvent(QEvent.Type.UpdateRequest), last)
        self.deleteLater()

    def eventFilter(self, _watched: QObject | None, event: QEvent | None) -> bool:
        is_paint = event is not None and event.type() == QEvent.Type.UpdateRequest
        self._asked = self._asked or is_paint
        return is_paint
