"""A row of controls in which some give way when there is no room for all."""

from collections.abc import Collection, Sequence

from PyQt6.QtCore import QEvent, QObject
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from lstm_gui.ui.style.scale import fit

_MOMENTS = (QEvent.Type.Resize, QEvent.Type.LayoutRequest)


class GivingWay(QObject):
    """Hides what does not fit, the first to give way first, and what is left out at all.

    Parameters
    ----------
    bar
        The widget that the row fills; it may become as narrow as ``least`` pixels.
    row
        Its layout.
    """

    def __init__(self, bar: QWidget, row: QHBoxLayout, least: float) -> None:
        super().__init__(bar)
        self._bar, self._row = bar, row
        self._giving: tuple[QWidget, ...] = ()
        self._left_out: frozenset[QWidget] = frozenset()
        fit(bar.setMinimumWidth, least)
        bar.installEventFilter(self)

    def set_giving(self, widgets: Sequence[QWidget]) -> None:
        """Let ``widgets`` of the row give way; nobody else hides or shows them."""
        self._giving = tuple(widgets)

    def leave_out(self, widgets: Collection[QWidget]) -> None:
        """Hide ``widgets`` however much room there is."""
        self._left_out = frozenset(widgets)
        self._make_room()

    def room_beside(self, widgets: Collection[QWidget]) -> int:
        """Return how many pixels ``widgets`` leave if all that can give way does."""
        margins = self._row.contentsMargins()
        taken = margins.left() + margins.right() + sum(map(self._cost, widgets))
        return self._bar.width() - taken

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        if event is not None and event.type() in _MOMENTS:
            self._make_room()
        return False

    def _make_room(self) -> None:
        shown = [widget for widget in self._giving if not widget.isHidden()]
        needed = self._row.minimumSize().width() - sum(map(self._cost, shown))
        room = self._bar.width() - needed
        for widget in reversed(self._giving):
            wanted = widget not in self._left_out
            room -= self._cost(widget) if wanted else 0
            widget.setVisible(wanted and room >= 0)

    def _cost(self, widget: QWidget) -> int:
        least = max(widget.minimumSizeHint().width(), widget.minimumWidth())
        return least + self._row.spacing()
