"""The tabs of panels that share a place, which Qt makes and leaves behind as it likes."""

from collections.abc import Iterable, Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QMainWindow, QTabBar

from lstm_gui.ui.cards.panel import Panel
from lstm_gui.words.translation import tr


def name_tabs(window: QMainWindow) -> None:
    """Say what the tabs of ``window`` are for, in the language in force."""
    for bar in _bars(window):
        bar.setAccessibleName(tr("Panels that share a place"))


def show_right_tabs(panels: Sequence[Panel], window: QMainWindow) -> None:
    """Show one bar for each place that ``panels`` share, and none anywhere else."""
    _activate(window)
    # Qt leaves bars behind, even in the place of another, and forgets to show some.
    right: dict[tuple[int, int], list[QTabBar]] = {}
    for bar in _bars(window):
        if any(_has_tabs(panel, bar, window) for panel in panels):
            right.setdefault((bar.x(), bar.y()), []).append(bar)
        else:
            bar.hide()
    for bars in right.values():
        if not any(bar.isVisible() for bar in bars):
            bars[-1].show()
    name_tabs(window)


def untie(panels: Sequence[Panel], window: QMainWindow) -> None:
    """Take the panels out of ``window``, but for the first two, which come out of their tabs."""
    # Qt leaves the bar of a group of tabs behind when its panels move to another.
    for panel in panels[2:]:
        window.removeDockWidget(panel)
    parameters, diagram = panels[:2]
    # Of a hidden one Qt does not tell whether it is among tabs.
    if parameters.isHidden() or window.tabifiedDockWidgets(parameters):
        window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, parameters)
    window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, diagram)
    _activate(window)


def in_front(panels: Iterable[Panel], window: QMainWindow) -> frozenset[Panel]:
    """Return those of ``panels`` that show before others with which they share a place."""
    _activate(window)
    tied = (panel for panel in panels if window.tabifiedDockWidgets(panel))
    # Qt moves what is behind out of the window.
    return frozenset(one for one in tied if not one.isHidden() and one.geometry().right() >= 0)


def _bars(window: QMainWindow) -> list[QTabBar]:
    return window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)


def _has_tabs(panel: Panel, bar: QTabBar, window: QMainWindow) -> bool:
    place = panel.geometry()
    below = 0 <= bar.y() - place.bottom() <= bar.height()
    tied = bool(window.tabifiedDockWidgets(panel))
    along = (bar.x(), bar.width()) == (place.x(), place.width())
    return tied and below and along


def _activate(window: QMainWindow) -> None:
    layout = window.layout()
    assert layout is not None
    layout.activate()
