"""Windows that nobody sees: their pictures are taken, and nothing else paints them."""

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QWidget


def keep_out_of_sight(window: QWidget) -> None:
    """Let ``window`` lay itself out when it is shown, but neither appear nor paint itself."""
    window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    window.installEventFilter(_Unpainted(window))


class _Unpainted(QObject):
    """Takes from a window what it is asked to paint."""

    def eventFilter(self, _watched: QObject | None, event: QEvent | None) -> bool:
        return event is not None and event.type() == QEvent.Type.UpdateRequest
