"""Which panels stand above and below another in its column, and changing places with them."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDockWidget, QMainWindow

from lstm_gui.ui.style.scale import scaled

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_DOWN = Qt.Orientation.Vertical
_NEAR = 48
"""How far apart two panels are at most of which one stands next below the other: the tabs of the
upper one stand between them."""


def next_in_column(dock: QDockWidget, up: bool) -> QDockWidget | None:
    """Return the panel that ``dock`` can change places with, above or below; None if none."""
    other = _neighbour(dock, up)
    return None if other is None or are_both_stacks(dock, up) else other


def are_both_stacks(dock: QDockWidget, up: bool) -> bool:
    """Tell whether ``dock`` and what stands next to it share their places with others.

    They cannot change places: Qt would mix the two.
    """
    other, window = _neighbour(dock, up), _window_of(dock)
    stacked = other is not None and window.tabifiedDockWidgets(other)
    return bool(stacked and window.tabifiedDockWidgets(dock))


def _neighbour(dock: QDockWidget, up: bool) -> QDockWidget | None:
    """Return the panel next above ``dock``, or next below, that is as wide; None if none is."""
    window, place = _window_of(dock), dock.geometry()
    for other in window.findChildren(QDockWidget, options=_DIRECT):
        there = other.geometry()
        alike = (there.left(), there.width()) == (place.left(), place.width())
        gap = place.top() - there.bottom() if up else there.top() - place.bottom()
        # What stands behind another is moved out of the window by Qt.
        if alike and other.isVisible() and not other.isFloating() and 0 <= gap < scaled(_NEAR):
            return other
    return None


def change_places(dock: QDockWidget, up: bool) -> None:
    """Let ``dock``, with all that share its place, change places with what stands next to it."""
    other = next_in_column(dock, up)
    if other is None:
        return
    window = _window_of(dock)
    upper, lower = (dock, other) if up else (other, dock)
    stacks = {one: window.tabifiedDockWidgets(one) for one in (upper, lower)}
    heights = [upper.height(), lower.height()]
    # A dock that has shared its place takes others in as tabs: it is taken out and put back.
    stays, goes = (upper, lower) if not stacks[upper] else (lower, upper)
    for panel in (goes, *stacks[upper], *stacks[lower]):
        window.removeDockWidget(panel)
    window.splitDockWidget(stays, goes, _DOWN)
    goes.show()
    window.splitDockWidget(upper, lower, _DOWN)
    for front, stack in stacks.items():
        for panel in stack:
            window.tabifyDockWidget(front, panel)
            panel.show()
        front.raise_()
    window.resizeDocks([upper, lower], heights, _DOWN)
    dock.setFocus()


def _window_of(dock: QDockWidget) -> QMainWindow:
    window = dock.parentWidget()
    assert isinstance(window, QMainWindow)
    return window
