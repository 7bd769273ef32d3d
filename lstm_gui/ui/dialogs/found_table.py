"""A table of what was found: rows to read, and to go to with a click or Enter."""

from msgspec import Struct
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QKeyEvent
from PyQt6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.choices.row_table import RowTable

_ROW, _WIDEST = 25, 160
_DATA = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Column(Struct, frozen=True):
    """A title, and whether it is over numbers."""

    title: str
    is_number: bool = False


class FoundRow(Struct, frozen=True):
    """The texts of one row, the role whose colour the first has, and what it stands for."""

    texts: tuple[str, ...]
    target: object
    role: str = ""


class FoundTable(RowTable):
    """Rows in the order of their closeness.

    Signals
    -------
    chosen(object)
        The target of the row that was clicked, or chosen with Enter.
    """

    chosen = pyqtSignal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(False)
        # A long name of a layer leaves the numbers beside it in sight.
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        fit(self.horizontalHeader().setMaximumSectionSize, _WIDEST)
        self.setVerticalScrollMode(RowTable.ScrollMode.ScrollPerPixel)
        fit(self.verticalHeader().setDefaultSectionSize, _ROW)
        self.itemClicked.connect(self._follow)

    def show_rows(self, columns: tuple[Column, ...], rows: tuple[FoundRow, ...]) -> None:
        """Show ``rows`` below the titles of ``columns``; emits nothing."""
        chosen = self.currentRow()
        self.setColumnCount(len(columns))
        self.setRowCount(len(rows))
        for place, column in enumerate(columns):
            title = QTableWidgetItem(column.title)
            title.setTextAlignment(_RIGHT if column.is_number else _LEFT)
            self.setHorizontalHeaderItem(place, title)
        for number, row in enumerate(rows):
            self._fill(number, row, columns)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(bool(columns) and not columns[-1].is_number)
        self.clearSelection()
        if rows:
            self.selectRow(min(max(chosen, 0), len(rows) - 1))

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands in the rows."""
        columns = range(self.columnCount())
        rows = range(self.rowCount())
        return tuple(tuple(self.item(row, at).text() for at in columns) for row in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self._follow(item)
        else:
            super().keyPressEvent(event)

    def _fill(self, number: int, row: FoundRow, columns: tuple[Column, ...]) -> None:
        for place, (text, column) in enumerate(zip(row.texts, columns, strict=True)):
            item = QTableWidgetItem(text)
            item.setData(_DATA, row.target)
            item.setTextAlignment(_RIGHT if column.is_number else _LEFT)
            set_tooltip(item, text)
            ink = theme().color("text") if place or not row.role else theme().ink(row.role)
            item.setForeground(QBrush(ink))
            self.setItem(number, place, item)

    def _follow(self, item: QTableWidgetItem) -> None:
        self.chosen.emit(item.data(_DATA))
