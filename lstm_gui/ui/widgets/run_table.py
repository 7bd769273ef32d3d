"""A table of runs: each row begins with a sample of the line of its curve."""

from dataclasses import dataclass

from PyQt6.QtCore import QModelIndex, QPointF, QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QPainter, QPen
from PyQt6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import factor, fit, scaled, scaled_size
from lstm_gui.ui.style.theme import mixed

_SAMPLE, _ROW, _SIDE = 34, 25, 4
_LINE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Row:
    """The texts of one row, the role and the dashes of its line, and whether it is pale."""

    texts: tuple[str, ...]
    role: str
    style: Qt.PenStyle
    faint: bool = False


class RunTable(QTableWidget):
    """Rows to read and to choose one of.

    Signals
    -------
    row_chosen(int)
    """

    row_chosen = pyqtSignal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()
        self._titles: tuple[str, ...] = ()
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_WithSample(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        # Or the rows could not be smaller than the font of a moment ago wants them.
        self.verticalHeader().setMinimumSectionSize(1)
        fit(self.set_row_height, _ROW)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        self.currentCellChanged.connect(self._moved)

    def show_rows(self, rows: tuple[Row, ...], titles: tuple[str, ...]) -> None:
        """Show ``rows`` below ``titles``; emits nothing."""
        blocked = self.blockSignals(True)
        if titles != self._titles:
            self._titles = titles
            self.setColumnCount(len(titles))
            self.setHorizontalHeaderLabels(list(titles))
            self._share_room()
        if len(rows) != len(self._rows):
            self.setRowCount(len(rows))
        for number, row in enumerate(rows):
            if number >= len(self._rows) or row != self._rows[number]:
                self._fill(number, row)
        self._rows = rows
        self.blockSignals(blocked)

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

    def sizeHint(self) -> QSize:
        return scaled_size(480, 150)

    def minimumSizeHint(self) -> QSize:
        return scaled_size(300, 3 * _ROW)

    def _share_room(self) -> None:
        header = self.horizontalHeader()
        for column in range(len(self._titles)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for wide in (1, len(self._titles) - 1):
            header.setSectionResizeMode(wide, QHeaderView.ResizeMode.Stretch)

    def _fill(self, number: int, row: Row) -> None:
        for column, text in enumerate(row.texts):
            item = self.item(number, column)
            if item is None:
                item = QTableWidgetItem()
                self.setItem(number, column, item)
            item.setText(text)
            item.setToolTip(text)
            item.setData(_LINE, row)

    def _moved(self, row: int, _column: int, _row: int, _before: int) -> None:
        if row >= 0:
            self.row_chosen.emit(row)


class _WithSample(QStyledItemDelegate):
    """Paints the sample of the line before the text of the first column."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        size = super().sizeHint(option, index)
        return size + scaled_size(2 * _SIDE + (_SAMPLE if index.column() == 0 else 0), 0)

    def paint(
        self, painter: QPainter | None, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        row = index.data(_LINE)
        if painter is None or not isinstance(row, Row):
            return
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme().color("hover"))
            edge = "accent" if option.state & QStyle.StateFlag.State_Active else "border"
            painter.fillRect(
                QRect(option.rect.bottomLeft(), QSize(option.rect.width(), 1)), theme().color(edge)
            )
        place = option.rect.adjusted(scaled(_SAMPLE) if index.column() == 0 else 0, 0, 0, 0)
        painter.setPen(theme().color("muted" if row.faint else "text"))
        painter.setFont(option.font)
        room = place.width() - scaled(2 * _SIDE)
        text = option.fontMetrics.elidedText(index.data(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            place.adjusted(scaled(_SIDE), 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, text
        )
        if index.column() == 0:
            self._sample(painter, row, option.rect)

    def _sample(self, painter: QPainter, row: Row, place: QRect) -> None:
        color = theme().role(row.role)
        if row.faint:
            color = mixed(color, theme().color("card"), 0.45)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(color, factor() * (1.2 if row.faint else 2.2), row.style)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        middle = QPointF(place.left() + scaled(5), place.center().y() + 0.5)
        painter.drawLine(middle, middle + QPointF(scaled(_SAMPLE - 9), 0))
        painter.restore()
