"""The columns of a table, each with a mark that makes it an input."""

from PyQt6.QtCore import QSignalBlocker, Qt, pyqtSignal
from PyQt6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QWidget

from lstm_gui.files.tables.table import Column
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words.table_words import column_name
from lstm_gui.words.translation import tr


class ColumnList(QListWidget):
    """Columns of numbers can be marked, those of words only be seen.

    Signals
    -------
    chosen()
        Other columns are marked.
    """

    chosen = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        fit(self.setSpacing, 1)
        self.setFixedWidth(scaled_size(150, 0).width())
        self.setAccessibleName(tr("Columns that become inputs"))
        FocusRing(self)
        self.itemChanged.connect(self._tell)

    @property
    def marked(self) -> tuple[int, ...]:
        """The columns that are marked, counted from 0."""
        items = [self.item(row) for row in range(self.count())]
        return tuple(
            row
            for row, item in enumerate(items)
            if item is not None and item.checkState() == Qt.CheckState.Checked
        )

    def show_columns(self, columns: tuple[Column, ...], marked: tuple[int, ...]) -> None:
        """Show ``columns``, those ``marked`` as chosen; emits nothing."""
        with QSignalBlocker(self):
            self.clear()
            for place, column in enumerate(columns):
                item = QListWidgetItem(column_name(column), self)
                flags = Qt.ItemFlag.ItemIsSelectable
                if column.numbers:
                    item.setCheckState(
                        Qt.CheckState.Checked if place in marked else Qt.CheckState.Unchecked
                    )
                    item.setFlags(
                        flags | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                    )
                else:
                    item.setFlags(flags)

    def unmark(self, place: int) -> None:
        """Take the mark off the column at ``place``; emits nothing."""
        item = self.item(place)
        if item is not None and place in self.marked:
            with QSignalBlocker(self):
                item.setCheckState(Qt.CheckState.Unchecked)

    def _tell(self) -> None:
        self.chosen.emit()
