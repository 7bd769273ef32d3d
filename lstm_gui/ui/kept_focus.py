"""Who has the keys after something was hidden: nobody but the window."""

from collections.abc import Iterator
from contextlib import contextmanager

from PyQt6.QtWidgets import QWidget


@contextmanager
def kept_focus(window: QWidget) -> Iterator[None]:
    """Leave the focus where it is, or with ``window`` if the block hides who has it.

    Qt would hand it to the next control, which would then take the keys that are meant for
    the window: the page keys of a presenter would change a number.
    """
    before = window.focusWidget()
    yield
    if window.focusWidget() is not before:
        window.setFocus()
