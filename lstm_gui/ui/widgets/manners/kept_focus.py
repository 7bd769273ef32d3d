"""Who has the keys after something was hidden: nobody but the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from PyQt6 import sip
from PyQt6.QtWidgets import QWidget

_Widget = TypeVar("_Widget", bound=QWidget)


def living(widget: _Widget | None) -> _Widget | None:
    """Return ``widget``, or ``None`` if Qt has deleted it meanwhile.

    Whoever remembers a widget that another owns asks here before it is touched.
    """
    return None if widget is None or sip.isdeleted(widget) else widget


@contextmanager
def kept_focus(window: QWidget) -> Iterator[None]:
    """Leave the focus where it is, or with ``window`` if the block hides who has it.

    Qt would hand it to the next control, which would then take the keys that are meant for
    the window: the page keys of a presenter would change a number.
    """
    before = window.focusWidget()
    yield
    if window.focusWidget() is not before:
        stays = living(before)
        # What was only hidden on the way to another place has it again.
        (window if stays is None or not stays.isVisible() else stays).setFocus()
