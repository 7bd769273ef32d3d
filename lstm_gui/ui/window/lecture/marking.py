"""What whoever presents draws over the window, and points with."""

from typing import TYPE_CHECKING

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QAction, QKeyEvent
from PyQt6.QtWidgets import QWidget

from lstm_gui.ui.widgets.manners.kept_focus import living
from lstm_gui.ui.window.lessons.learning import Learning

if TYPE_CHECKING:
    from lstm_gui.ui.widgets.covers.pen_sheet import PenSheet
    from lstm_gui.ui.widgets.covers.pointer_spot import PointerSpot


class Marking(QObject):
    """Lays a sheet to draw on over the window, or a spot around the pointer.

    What was drawn belongs to what showed: another page of a lesson is clean.
    """

    def __init__(self, pen: QAction, pointer: QAction, learning: Learning, window: QWidget) -> None:
        super().__init__(window)
        self._pen, self._pointer, self._window = pen, pointer, window
        self._sheet: PenSheet | None = None
        self._spot: PointerSpot | None = None
        learning.turned.connect(self._clean)

    def do_pen(self) -> None:
        """Begin to draw, or end it."""
        from lstm_gui.ui.widgets.covers.pen_sheet import PenSheet

        if living(self._sheet) is None:
            self._sheet = PenSheet(self._window)
            self._sheet.installEventFilter(self)
        else:
            self._put_away()
        self._pen.setChecked(self._sheet is not None)

    def do_pointer(self) -> None:
        """Show the spot around the pointer, or take it away."""
        from lstm_gui.ui.widgets.covers.pointer_spot import PointerSpot

        spot, self._spot = living(self._spot), None
        if spot is not None:
            spot.lift()
        else:
            self._spot = PointerSpot(self._window)
        self._pointer.setChecked(self._spot is not None)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if isinstance(event, QKeyEvent) and pressed and event.key() == Qt.Key.Key_Escape:
            self._put_away()
            self._pen.setChecked(False)
            return True
        return super().eventFilter(watched, event)

    def _put_away(self) -> None:
        sheet, self._sheet = living(self._sheet), None
        if sheet is not None:
            sheet.lift()

    def _clean(self) -> None:
        sheet = living(self._sheet)
        if sheet is not None:
            sheet.clear()
