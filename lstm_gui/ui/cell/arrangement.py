"""Where the panels of the Cell workspace were, to be found again."""

from msgspec import Struct
from PyQt6.QtCore import QByteArray

from lstm_gui.ui.cards.panel import Panel


class Arrangement(Struct, frozen=True):
    """Where the panels were: Qt's own record, and the widths of window and parameters.

    Without ``docks`` the panels are to be put in their first places, beside ``guide``. They were
    in those of a window as large as ``fits``, if nobody had moved any.
    """

    docks: QByteArray | None
    width: int
    left: int
    guide: Panel | None = None
    fits: tuple[int, int] | None = None


class ClassArrangement(Struct):
    """What a class is not to see, and how the panels stand without one."""

    before: Arrangement | None
    names: frozenset[str] = frozenset()
    guide: Panel | None = None
