"""Tab goes through controls as they stand, also through those that were made late."""

from collections.abc import Iterator
from itertools import chain, pairwise

from PyQt6.QtCore import QPoint, QRect, Qt
from PyQt6.QtWidgets import QDockWidget, QLayout, QScrollArea, QWidget

_TAB = Qt.FocusPolicy.TabFocus.value
"""As a number: asked of hundreds with each press of the key."""


def follow_layout(*roots: QWidget) -> None:
    """Let Tab go through all that ``roots`` hold in their order and that of their layouts.

    Qt goes by when they were made.
    """
    for before, after in pairwise(chain.from_iterable(map(tab_stops, roots))):
        QWidget.setTabOrder(before, after)


def is_out_of_window(widget: QWidget | None, window: QWidget) -> bool:
    """Tell whether ``widget`` is in a part of ``window`` that Qt has moved out of it.

    So it does with all cards of a stack but one, and with the tabs of stacks that are no more.
    """
    while widget is not None and widget is not window:
        if widget.parentWidget() is window:
            return not window.rect().intersects(widget.geometry())
        widget = widget.parentWidget()
    return False


def scroll_to(widget: QWidget | None) -> None:
    """Bring ``widget`` in sight in all that it is scrolled in.

    Qt does so only where the focus was inside already.
    """
    around = widget
    while widget is not None and around is not None:
        if isinstance(around, QScrollArea) and around is not widget:
            around.ensureWidgetVisible(widget)
            _show_whole(widget, around)
        around = around.parentWidget()


def _show_whole(widget: QWidget, around: QScrollArea) -> None:
    """Bring the end of ``widget`` in sight as well, and its beginning in any case.

    Of a figure Qt takes the place for a cursor that it does not have, which is its corner.
    """
    inside = around.widget()
    if inside is not None:
        place = QRect(widget.mapTo(inside, QPoint()), widget.size())
        if place.height() <= around.height():
            for y in (place.bottom(), place.top()):
                around.ensureVisible(place.left(), y, 0, 0)


def tab_stops(widget: QWidget) -> Iterator[QWidget]:
    """Yield what Tab stops at, ``widget`` or all inside it, in the order of layouts.

    Also what is hidden: where a list with the keys goes, they pass to what comes in its place.
    """
    if widget.focusPolicy().value & _TAB:
        yield widget
        return
    for child in _children(widget):
        yield from tab_stops(child)


def _children(widget: QWidget) -> list[QWidget]:
    match widget:
        case QDockWidget():
            inside = [widget.titleBarWidget(), widget.widget()]
        case QScrollArea():
            inside = [widget.widget()]
        case _:
            layout = widget.layout()
            inside = list(_laid_out(layout)) if layout is not None else []
            direct = Qt.FindChildOption.FindDirectChildrenOnly
            free = widget.findChildren(QWidget, options=direct)
            inside += [child for child in free if child not in inside and not child.isWindow()]
    return [child for child in inside if child is not None]


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in map(layout.itemAt, range(layout.count())):
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if inner is not None:
            yield from _laid_out(inner)
        elif widget is not None:
            yield widget
