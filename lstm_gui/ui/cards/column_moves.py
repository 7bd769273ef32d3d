"""Which panels stand above and below another in its column, and changing places with them."""

from collections.abc import Iterable, Mapping, Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDockWidget, QMainWindow, QTabBar

from lstm_gui.ui.style.scale import scaled

_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
_DOWN = Qt.Orientation.Vertical
_NEAR = 48
"""How far apart two panels are at most of which one stands next below the other: the tabs of the
upper one stand between them."""


def next_in_column(dock: QDockWidget, up: bool) -> QDockWidget | None:
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
    if all(stacks.values()):
        _exchange(window, [upper, *stacks[upper]], [lower, *stacks[lower]])
    else:
        _turn(window, stacks, upper, lower)
    for front in stacks:
        front.raise_()
    window.resizeDocks([upper, lower], heights, _DOWN)
    dock.setFocus()


def _exchange(
    window: QMainWindow, above: Sequence[QDockWidget], below: Sequence[QDockWidget]
) -> None:
    """Let two stacks of tabs change places, panel by panel.

    No place is ever empty, since Qt would give its room away.
    """
    first, *others = below
    _put(window, first, beside=above[0])
    for panel in above:
        _put(window, panel, beside=others[0])
    for panel in others:
        _put(window, panel, beside=first)
    window.layout().activate()
    _hide_dead_bars(window, (above, below))


def _hide_dead_bars(window: QMainWindow, stacks: Iterable[Sequence[QDockWidget]]) -> None:
    """Hide the bars that Qt leaves behind: those that do not follow what comes to the front."""
    bars = window.findChildren(QTabBar, options=_DIRECT)
    for stack in stacks:
        ends = []
        for panel in (stack[-1], stack[0]):
            panel.raise_()
            ends.append([bar.currentIndex() for bar in bars])
        names = {panel.windowTitle() for panel in stack}
        for bar, last, first in zip(bars, *ends, strict=True):
            if last == first and names & {bar.tabText(tab) for tab in range(bar.count())}:
                bar.hide()


def _put(window: QMainWindow, panel: QDockWidget, beside: QDockWidget) -> None:
    window.removeDockWidget(panel)
    window.tabifyDockWidget(beside, panel)
    panel.show()


def _turn(
    window: QMainWindow,
    stacks: Mapping[QDockWidget, Sequence[QDockWidget]],
    upper: QDockWidget,
    lower: QDockWidget,
) -> None:
    """Put ``upper`` below ``lower``, of which one at most shares its place with others."""
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


def _window_of(dock: QDockWidget) -> QMainWindow:
    window = dock.parentWidget()
    assert isinstance(window, QMainWindow)
    return window
