"""What has pictures whose numbers can be read as tables: a panel, or a dialog beside the window."""

from typing import TYPE_CHECKING, Protocol

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QDialog

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable


class Tabled(Protocol):
    """Shows pictures of numbers."""

    title: str

    def catch_up(self) -> None:
        """Draw what was put off, so that the tables are those of what is open."""

    def shown_tables(self) -> "tuple[FigureTable, ...]":
        """Return the numbers that are shown, none while they are covered."""
        ...


class TabledDialog(QDialog):
    """A dialog beside the window whose choices change what its tables say.

    Signals
    -------
    tables_changed()
        They are others by now, or not there while they are computed.
    """

    tables_changed = pyqtSignal()
