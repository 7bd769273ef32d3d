"""About the program: version, licence, what it is made of, and the machine."""

from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QFont, QGuiApplication
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from lstm_gui import __version__
from lstm_gui.ui.dialogs.licences import font_licence_text, licence_text, parts
from lstm_gui.ui.notices.system_information import system_information
from lstm_gui.ui.style.scale import fit, fit_font, scaled_size
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.words.translation import tr

_ICON = QSize(64, 64)


class AboutDialog(QDialog):
    """One page with three sheets of details."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About LSTM Explorer"))
        size = scaled_size(600, 520)
        self.resize(size.boundedTo(parent.size()) if parent is not None else size)
        sheets = QTabWidget(self)
        sheets.setDocumentMode(True)
        # Its line would be white in the dark.
        sheets.tabBar().setDrawBase(False)
        sheets.tabBar().setAccessibleName(tr("About LSTM Explorer"))
        for sheet, title in (
            (_parts_table(), tr("Made with")),
            (_text_sheet(licence_text()), tr("Licence")),
            (_text_sheet(font_licence_text()), tr("Licences of the fonts")),
            (_text_sheet(system_information()), tr("System")),
        ):
            sheet.setAccessibleName(title)
            sheets.addTab(sheet, title)
        layout = QVBoxLayout(self)
        fit(layout.setContentsMargins, 22, 20, 22, 16)
        fit(layout.setSpacing, 14)
        layout.addLayout(self._head())
        layout.addWidget(sheets, 1)
        layout.addWidget(self._buttons())

    def _head(self) -> QHBoxLayout:
        picture = Label(self)
        picture.setPixmap(QGuiApplication.windowIcon().pixmap(_ICON))
        name = Label(f"LSTM Explorer {__version__}", self)
        fit_font(name.setFont, 20, QFont.Weight.DemiBold)
        story = Label(tr("Open an LSTM cell, move any number, see every other one answer."), self)
        licence = Label(
            tr("Free software under the GNU General Public License, version 3 or later."), self
        )
        licence.setProperty("role", "muted")
        words = QVBoxLayout()
        fit(words.setSpacing, 3)
        for label in (name, story, licence):
            label.setWordWrap(True)
            words.addWidget(label)
        row = QHBoxLayout()
        fit(row.setSpacing, 18)
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox(self)
        copy = QPushButton(tr("Copy the system information"), self)
        copy.clicked.connect(self._copy)
        box.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = box.addButton(QDialogButtonBox.StandardButton.Close)
        close.setText(tr("Close"))
        close.setDefault(True)
        box.rejected.connect(self.reject)
        return box

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(system_information())


def _text_sheet(text: str) -> QPlainTextEdit:
    sheet = QPlainTextEdit(text)
    sheet.setReadOnly(True)
    # Or Tab would be written where nothing can be.
    sheet.setTabChangesFocus(True)
    return sheet


def _parts_table() -> QTableWidget:
    rows = parts()
    table = QTableWidget(len(rows), 3)
    table.setHorizontalHeaderLabels([tr("Name"), tr("Version"), tr("Licence")])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    FocusRing(table)
    table.setShowGrid(False)
    table.setFrameShape(QFrame.Shape.NoFrame)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for row, part in enumerate(rows):
        for column, text in enumerate((part.name, part.version, part.licence)):
            table.setItem(row, column, QTableWidgetItem(text))
    return table
