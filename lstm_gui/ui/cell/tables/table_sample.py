"""The first rows of a table, as they are written."""

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QTableWidget, QTableWidgetItem, QWidget

from lstm_gui.files.tables.table import Table
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.words.one_line import one_line, shortened
from lstm_gui.words.table_words import column_name
from lstm_gui.words.translation import tr

_ROW, _MOST, _LONGEST = 24, 40, 60
_WIDEST = 170
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableSample(QTableWidget):
    """Rows to look at; what is left out is pale."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # A number that goes on in a second line would have lost its exponent.
        self.setWordWrap(False)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setHorizontalScrollMode(QTableWidget.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("The first rows"))
        header, lines = self.horizontalHeader(), self.verticalHeader()
        header.setHighlightSections(False)
        header.setTextElideMode(Qt.TextElideMode.ElideRight)
        header.setMaximumSectionSize(scaled(_WIDEST))
        lines.setMinimumSectionSize(1)
        lines.setDefaultAlignment(_RIGHT)
        fit(lines.setDefaultSectionSize, _ROW)

    def show_sample(
        self, table: Table, inputs: tuple[int, ...], beside: tuple[int | None, ...]
    ) -> None:
        """Show the first rows of ``table``, those columns in full ink that are taken.

        What stands ``beside`` the inputs, names and a target, has an ink of its own.
        """
        columns = table.columns[:_MOST]
        self.setColumnCount(len(columns))
        self.setRowCount(len(table.first))
        self.setHorizontalHeaderLabels([column_name(column) for column in columns])
        lines = table.lines[: len(table.first)].tolist()
        self.setVerticalHeaderLabels(
            [str(line) for line in lines or range(1, len(table.first) + 1)]
        )
        pale, ink, accent = (theme().color(role) for role in ("muted", "text", "accent"))
        for row, cells in enumerate(table.first):
            for place, cell in enumerate(cells[:_MOST]):
                item = QTableWidgetItem(shortened(one_line(cell), _LONGEST))
                item.setForeground(ink if place in inputs else accent if place in beside else pale)
                if table.columns[place].numbers:
                    item.setTextAlignment(_RIGHT)
                self.setItem(row, place, item)
        self.resizeColumnsToContents()
