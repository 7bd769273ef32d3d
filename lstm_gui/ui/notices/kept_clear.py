"""What notices speak of: they stand beside it, never over it, and what lends them its place."""

from collections.abc import Iterator
from weakref import WeakSet

from PyQt6 import sip
from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtWidgets import QWidget

# A window holds thousands of others, which need not be asked.
_KEPT: WeakSet[QWidget] = WeakSet()
_LENT: WeakSet[QWidget] = WeakSet()
_STEP = 8


def keep_clear(widget: QWidget) -> None:
    """Let no notice stand over the numbers of ``widget`` where there is any other place."""
    _KEPT.add(widget)


def lend_place(widget: QWidget) -> None:
    """Let a notice stand over ``widget``: what it says, and does, is there a second time."""
    _LENT.add(widget)


def lent_place(window: QWidget) -> QRect:
    """Return what is lent to notices in ``window``, empty if nothing is in sight."""
    return next(_seen(_LENT, window), QRect())


def spot_above(corner: QPoint, size: QSize, highest: int, window: QWidget) -> QPoint:
    """Return where something of ``size`` stands in ``window``: with its lower right at ``corner``.

    If it would stand over what is kept clear, it moves up, no farther than to ``highest``.
    """
    kept = list(_seen(_KEPT, window))
    first = QRect(corner - QPoint(size.width(), size.height()), size)
    tops = range(first.top(), min(highest, first.top()) - 1, -_STEP)
    return min((QPoint(first.left(), top) for top in tops), key=lambda at: _over(at, size, kept))


def _seen(widgets: WeakSet[QWidget], window: QWidget) -> Iterator[QRect]:
    """Yield where those of ``widgets`` that are in sight stand in ``window``."""
    for widget in widgets:
        if _lies_in(widget, window) and not widget.visibleRegion().isEmpty():
            yield QRect(widget.mapTo(window, QPoint()), widget.size())


def _lies_in(widget: QWidget, window: QWidget) -> bool:
    above = None if sip.isdeleted(widget) else widget.parentWidget()
    while above is not None and above is not window:
        above = above.parentWidget()
    return above is window


def _over(at: QPoint, size: QSize, kept: list[QRect]) -> int:
    """Return how many square pixels of ``kept`` something at ``at`` would cover."""
    shared = (QRect(at, size).intersected(area) for area in kept)
    return sum(area.width() * area.height() for area in shared if not area.isEmpty())
