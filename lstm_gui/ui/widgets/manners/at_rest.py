"""A layout at rest, while several of its parts come or go."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtWidgets import QWidget


@contextmanager
def at_rest(whole: QWidget) -> Iterator[None]:
    """Lay out what is in ``whole`` once, at the end, instead of anew for each part of it.

    Qt does so at once when a part shows, and then asks all around for room.
    """
    layout = whole.layout()
    assert layout is not None
    layout.setEnabled(False)
    try:
        yield
    finally:
        layout.setEnabled(True)
        layout.invalidate()
        layout.activate()
