"""A table of runs: each row begins with a sample of the line of its curve."""

from msgspec import Struct
from PyQt6.QtCore import QModelIndex, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QBrush, QResizeEvent
from PyQt6.QtWidgets import QHeaderView, QTableWidgetItem, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.train.line_sample import LineSample
from lstm_gui.ui.widgets.choices.row_table import RowTable

_ROW = 25
_ALWAYS = {0, 2, 3}
"""The columns that always show: the samples, and what came of each run."""


class Row(Struct, frozen=True):
    """The texts of one row, the role and the dashes of its line, and whether it is pale."""

    texts: tuple[str, ...]
    role: str
    style: Qt.PenStyle
    faint: bool = False


class RunTable(RowTable):
    """Rows to read and to choose one of.

    Signals
    -------
    row_chosen(int)
    left_out_changed()
        Other columns are left out than before, or they say something else.
    """

    row_chosen = pyqtSignal(int)
    left_out_changed = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._titles: tuple[str, ...] = ()
        self._theme = ""
        self._spread = False
        self.left_out: tuple[tuple[str, str], ...] = ()
        """The titles of the columns that there is no room for, and what all rows say there."""
        fit(self.set_row_height, _ROW)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.currentCellChanged.connect(self._moved)

    def show_rows(self, rows: tuple[Row, ...], titles: tuple[str, ...]) -> None:
        """Show ``rows`` below ``titles``; chooses none."""
        blocked = self.blockSignals(True)
        if titles != self._titles:
            self._show_titles(titles)
        if len(rows) != len(self._rows):
            self.setRowCount(len(rows))
        known = self._rows if theme().name == self._theme else ()
        for number, row in enumerate(rows):
            if number >= len(known) or row != known[number]:
                self._fill(number, row)
        changed = [row.texts for row in rows] != [row.texts for row in self._rows]
        self._rows, self._theme = rows, theme().name
        self.blockSignals(blocked)
        if changed:
            self._give_way()

    def show_choice(self, row: int | None) -> None:
        """Mark ``row`` as chosen; emits nothing."""
        if (self.currentRow() if self.selectedItems() else None) == row:
            return
        blocked = self.blockSignals(True)
        self.clearSelection()
        if row is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.selectRow(row)
        self.blockSignals(blocked)

    def set_row_height(self, pixels: int) -> None:
        """Make every row ``pixels`` high, those to come as well."""
        self.verticalHeader().setDefaultSectionSize(pixels)
        for row in range(self.rowCount()):
            self.setRowHeight(row, pixels)

    def texts(self) -> tuple[tuple[str, ...], ...]:
        """Return what stands in the rows."""
        return tuple(row.texts for row in self._rows)

    def spread(self) -> None:
        """Ask from now on for the room of all rows and columns."""
        self._spread = True
        self._give_way()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._whole() if self._spread else scaled_size(480, 150)

    def minimumSizeHint(self) -> QSize:
        return self._whole() if self._spread else scaled_size(300, 3 * _ROW)

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._give_way()

    def _give_way(self) -> None:
        """Leave out columns in which all rows say the same, the last first, if there is no room."""
        columns = range(self.columnCount())
        for column in columns:
            # What is hidden does not know how wide its title is.
            self.setColumnHidden(column, False)
        widths = [self._width_of(column) for column in columns]
        more = 0 if self._spread else sum(widths) - self.viewport().width()
        left_out: list[tuple[str, str]] = []
        for column in reversed(columns):
            said = {row.texts[column - 1] for row in self._rows}
            if more > 0 and column not in _ALWAYS and len(said) == 1:
                more -= widths[column]
                self.setColumnHidden(column, True)
                left_out.insert(0, (self._titles[column - 1], said.pop()))
        # A last column that is stretched would be cut before there is anything to scroll.
        self.horizontalHeader().setStretchLastSection(more <= 0)
        if self.left_out != tuple(left_out):
            self.left_out = tuple(left_out)
            self.left_out_changed.emit()

    def _width_of(self, column: int) -> int:
        title = self.horizontalHeader().sectionSizeHint(column)
        return max(self.sizeHintForColumn(column), title)

    def _whole(self) -> QSize:
        header = self.horizontalHeader()
        width = sum(map(self._width_of, range(self.columnCount())))
        rows = sum(map(self.rowHeight, range(self.rowCount())))
        return QSize(width, header.sizeHint().height() + rows)

    def _show_titles(self, titles: tuple[str, ...]) -> None:
        """Show a column for each of ``titles``, and one of samples before them."""
        self._titles, self._rows = titles, ()
        self.setColumnCount(1 + len(titles))
        self.setHorizontalHeaderLabels(["", *titles])
        header = self.horizontalHeader()
        for column in range(1 + len(titles)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def _fill(self, number: int, row: Row) -> None:
        self._sample(number).show_line(row.role, row.style, row.faint)
        ink = QBrush(theme().color("muted" if row.faint else "text"))
        for column, text in enumerate(row.texts, start=1):
            item = self.item(number, column)
            if item is None:
                item = QTableWidgetItem()
                self.setItem(number, column, item)
            item.setText(text)
            set_tooltip(item, text)
            item.setForeground(ink)

    def _sample(self, number: int) -> LineSample:
        sample = self.cellWidget(number, 0)
        if not isinstance(sample, LineSample):
            sample = LineSample(self)
            self.setCellWidget(number, 0, sample)
        return sample

    def _moved(self, row: int, _column: int, _row: int, _before: int) -> None:
        if row >= 0:
            self.row_chosen.emit(row)
