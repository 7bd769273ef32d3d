"""A panel for a moment as high as all that it scrolls, so that a picture of it is whole."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple, Self

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QScrollArea, QWidget

from lstm_gui.ui.widgets.pages.quiet_scroll import QuietScroll


def is_scrolled(panel: QWidget) -> bool:
    """Tell whether ``panel`` scrolls to some of what it shows."""
    return any(_beyond(scroll) for scroll in _columns(panel))


@contextmanager
def unscrolled(panel: QWidget) -> Iterator[None]:
    """Let ``panel`` be as high as what it scrolls; the event loop must not run meanwhile."""
    found = {scroll: _Found.of(scroll) for scroll in _columns(panel)}
    before = panel.size()
    more = max(map(_beyond, found), default=0)
    for scroll in found if more else ():
        # What it holds takes the room of its bar, which no picture has.
        scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    panel.resize(before.width(), before.height() + more)
    try:
        yield
    finally:
        panel.resize(before)
        for scroll, as_it_was in found.items():
            scroll.setVerticalScrollBarPolicy(as_it_was.policy)
            scroll.verticalScrollBar().setValue(as_it_was.place)


class _Found(NamedTuple):
    """When the bar of a scroll area shows, and how far it is scrolled."""

    policy: Qt.ScrollBarPolicy
    place: int

    @classmethod
    def of(cls, scroll: QScrollArea) -> Self:
        return cls(scroll.verticalScrollBarPolicy(), scroll.verticalScrollBar().value())


def _columns(panel: QWidget) -> list[QScrollArea]:
    """Return what scrolls and shows, but for what lies in another that does."""
    shown: list[QScrollArea] = [
        scroll for scroll in panel.findChildren(QuietScroll) if scroll.isVisible()
    ]
    return [one for one in shown if not _inner(one, shown)]


def _inner(one: QWidget, shown: list[QScrollArea]) -> bool:
    return any(other is not one and other.isAncestorOf(one) for other in shown)


def _beyond(scroll: QScrollArea) -> int:
    """Return how much of what ``scroll`` holds is out of sight, in pixels."""
    return scroll.verticalScrollBar().maximum()
