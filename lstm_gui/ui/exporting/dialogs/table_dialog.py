"""The numbers of pictures as tables, which can be read aloud and copied."""

from PyQt6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt
from PyQt6.QtGui import QKeyEvent, QKeySequence
from PyQt6.QtWidgets import (
    QDialog,
    QFrame,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.scenes.figure_table import FigureTable
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.cards.tabled import Tabled, TabledDialog
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.notices.text_copying import TextCopying
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, scaled_size
from lstm_gui.ui.widgets.buttons.action_buttons import ActionButtons
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words.translation import message, tr

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_SHOWN = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
_EMPTY = FigureTable("", ())
_ROW = 25
_ROUNDING = 2
"""Pixels by which two sums of widths can differ."""


class _Numbers(QAbstractTableModel):
    """Asks a `FigureTable` for what is in sight; a long sequence has a million cells."""

    table = _EMPTY

    def show_table(self, table: FigureTable) -> None:
        """Show another table; where only numbers are others, what is chosen stays so."""
        alike = _form(table) == _form(self.table)
        if not alike:
            self.beginResetModel()
        self.table = table
        if not alike:
            self.endResetModel()
        elif table.rows:
            last = self.index(table.rows - 1, len(table.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - as Qt has it
        return 0 if parent.isValid() else self.table.rows

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.table.columns)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.table.columns[index.column()]
        if role in _SHOWN:
            return column.shown(index.row())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.table.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column.is_number else _LEFT
        return column.title if role in _SHOWN else None


class TableDialog(QDialog):
    """Stays open beside the window, and follows what is shown."""

    def __init__(self, shown: Tabled, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._source, self._copying = shown, TextCopying(self)
        self.which = ChoiceBox(self)
        bind(self.which.setAccessibleName, message("Picture"))
        self.note = Label(self)
        self.note.setProperty("role", "muted")
        self.model = _Numbers(self)
        self.view = self._table_view()
        self._lay_out()
        self.resize(scaled_size(620, 460).boundedTo(parent.size()))
        self.which.activated.connect(self._show)
        document.changed.connect(self._follow)
        if isinstance(shown, TabledDialog):
            shown.tables_changed.connect(self._follow)
            shown.finished.connect(self.reject)
        self._follow()
        self.view.setFocus()

    def copy(self) -> None:
        """Put the chosen rows, or all, on the clipboard, for a spreadsheet."""
        chosen = sorted({index.row() for index in self.view.selectedIndexes()})
        rows = chosen if len(chosen) > 1 else None
        self._copying.begin(self.model.table.tab_separated(rows), self._say_copied)

    def _say_copied(self) -> None:
        self.note.setText(tr("The table is on the clipboard."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # What is computed or trained in the background tells the document nothing.
            self._follow()

    def _follow(self, _snapshot: Snapshot | None = None) -> None:
        """Take what is shown by now."""
        self._source.catch_up()
        self._tables = self._source.shown_tables() or (_EMPTY,)
        titles = [table.title for table in self._tables]
        if titles != [self.which.itemText(at) for at in range(self.which.count())]:
            chosen = self.which.currentIndex()
            self.which.clear()
            self.which.addItems(titles)
            self.which.setCurrentIndex(min(max(chosen, 0), len(titles) - 1))
        self.which.setVisible(len(titles) > 1)
        self._show()

    def _show(self) -> None:
        table = self._tables[max(self.which.currentIndex(), 0)]
        name = tr(self._source.title)
        title = f"{name}: {table.title}" if table.title not in ("", name) else name
        self.setWindowTitle(title)
        self.view.setAccessibleName(title)
        self.model.show_table(table)
        self._fit_columns()
        self.note.setText(
            tr("Rows: {rows}").format(rows=table.rows)
            if table.rows
            else tr("There are no numbers to be seen here now.")
        )
        self.copy_button.setEnabled(table.rows > 0)

    def _fit_columns(self) -> None:
        """Make each column as wide as what stands in it.

        Qt itself would measure a thousand rows of every column, each time that a number changes.
        """
        heads, columns = self.view.horizontalHeader(), self.model.table.columns
        if heads is None or not self.model.table.rows:
            return
        title, cell = heads.fontMetrics(), self.view.fontMetrics()
        around_title = heads.sectionSizeHint(0) - title.horizontalAdvance(columns[0].title)
        first = self.view.sizeHintForIndex(self.model.index(0, 0)).width()
        around_cell = first - cell.horizontalAdvance(columns[0].shown(0))
        for at, column in enumerate(columns):
            texts = map(column.shown, column.longest())
            wide = (around_cell + cell.horizontalAdvance(text) for text in texts)
            width = max(around_title + title.horizontalAdvance(column.title), *wide) + _ROUNDING
            if width != heads.sectionSize(at):
                heads.resizeSection(at, width)

    def _table_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.model)
        view.setShowGrid(False)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setTabKeyNavigation(False)
        view.setWordWrap(False)
        view.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
        view.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        rows, heads = view.verticalHeader(), view.horizontalHeader()
        assert rows is not None
        assert heads is not None
        rows.hide()
        rows.setMinimumSectionSize(1)
        fit(rows.setDefaultSectionSize, _ROW)
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        FocusRing(view)
        return view

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 16, 14, 16, 12)
        fit(layout.setSpacing, 9)
        buttons = ActionButtons(self, ((message("&Copy"), self.copy),))
        (self.copy_button,) = buttons.acting
        for widget in (self.which, self.view, self.note, buttons):
            layout.addWidget(widget)
        layout.setStretchFactor(self.view, 1)


def _form(table: FigureTable) -> tuple[object, ...]:
    return table.rows, tuple(column.title for column in table.columns)
