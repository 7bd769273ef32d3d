"""What notices speak of: they stand beside it, never over it, and what lends them its place."""

from PyQt6.QtCore import QPoint, QRect, QSize
from PyQt6.QtWidgets import QWidget

_PROPERTY, _LENT = "kept_clear", "lends_place"
_STEP = 8


def keep_clear(widget: QWidget) -> None:
    """Let no notice stand over the numbers of ``widget`` where there is any other place."""
    widget.setProperty(_PROPERTY, True)


def lend_place(widget: QWidget) -> None:
    """Let a notice stand over ``widget``: what it says, and does, is there a second time."""
    widget.setProperty(_LENT, True)


def lent_place(window: QWidget) -> QRect:
    """Return what is lent to notices in ``window``, empty if nothing is in sight."""
    lent = (widget for widget in window.findChildren(QWidget) if widget.property(_LENT))
    seen = (_area(widget, window) for widget in lent if not widget.visibleRegion().isEmpty())
    return next(seen, QRect())


def spot_above(corner: QPoint, size: QSize, highest: int, window: QWidget) -> QPoint:
    """Return where something of ``size`` stands in ``window``: with its lower right at ``corner``.

    If it would stand over what is kept clear, it moves up, no farther than to ``highest``.
    """
    kept = [_area(widget, window) for widget in window.findChildren(QWidget) if _is_kept(widget)]
    first = QRect(corner - QPoint(size.width(), size.height()), size)
    tops = range(first.top(), min(highest, first.top()) - 1, -_STEP)
    return min((QPoint(first.left(), top) for top in tops), key=lambda at: _over(at, size, kept))


def _is_kept(widget: QWidget) -> bool:
    return bool(widget.property(_PROPERTY)) and not widget.visibleRegion().isEmpty()


def _area(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint()), widget.size())


def _over(at: QPoint, size: QSize, kept: list[QRect]) -> int:
    """Return how many square pixels of ``kept`` something at ``at`` would cover."""
    shared = (QRect(at, size).intersected(area) for area in kept)
    return sum(area.width() * area.height() for area in shared if not area.isEmpty())
