"""The shortcuts sheet, made from the actions themselves."""

from collections.abc import Iterable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.ui.window.actions import ACTIONS, MENUS, shortcuts_of
from lstm_gui.ui.window.keys.control_keys import CONTROLS, ControlKeys
from lstm_gui.ui.window.keys.key_cap import KeyCap, keys_of
from lstm_gui.words.translation import tr

Row = tuple[tuple[str, ...], str]
"""Alternatives of key combinations, and what they do in the language in force."""

_COLUMNS = (
    ("File", "Edit", "View", "Help"),
    ("Time", "Classroom"),
)
_BESIDE_MENUS = (("sliders",), ("matrices", "diagram", "pictures", "words"))
"""The controls that stand below the menus of each column."""
_LEAST_HEIGHT, _MARGIN, _SIDES = 480, 60, 40


class ShortcutsDialog(QDialog):
    """All keys at a glance, in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        sheet = QWidget(self)
        columns = QHBoxLayout(sheet)
        fit(columns.setContentsMargins, 14, 10, 14, 2)
        fit(columns.setSpacing, 40)
        for groups in _groups():
            columns.addLayout(self._column(groups))
        scroll = QScrollArea(self)
        scroll_column(scroll, sheet)
        scroll.setAccessibleName(tr("Keyboard shortcuts"))
        FocusRing(scroll)
        box = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        box.button(QDialogButtonBox.StandardButton.Close).setText(tr("Close"))
        box.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        # The frame of the focus is whole on all sides.
        fit(layout.setContentsMargins, 8, 8, 8, 12)
        layout.addWidget(scroll)
        layout.addWidget(box)
        if parent is not None and sheet.sizeHint().width() + scaled(_SIDES) > parent.width():
            columns.setDirection(QBoxLayout.Direction.TopToBottom)
        hint = sheet.sizeHint()
        room = max(_LEAST_HEIGHT, parent.height() - _MARGIN if parent else hint.height())
        self.resize(hint.width() + scaled(_SIDES), min(hint.height() + scaled(70), room))

    def _column(self, groups: Iterable[tuple[str, list[Row]]]) -> QVBoxLayout:
        column = QVBoxLayout()
        fit(column.setSpacing, 16)
        for title, rows in groups:
            column.addLayout(self._group(title, rows))
        column.addStretch(1)
        return column

    def _group(self, title: str, rows: list[Row]) -> QGridLayout:
        grid = QGridLayout()
        fit(grid.setHorizontalSpacing, 18)
        fit(grid.setVerticalSpacing, 5)
        grid.setColumnStretch(0, 1)
        heading = Label(title, self)
        heading.setProperty("role", "title")
        grid.addWidget(heading, 0, 0, 1, 2)
        for number, (combinations, text) in enumerate(rows, start=1):
            grid.addWidget(Label(text, self), number, 0)
            grid.addLayout(self._keys(combinations), number, 1)
        return grid

    def _keys(self, combinations: tuple[str, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        fit(row.setSpacing, 3)
        row.addStretch(1)
        for number, combination in enumerate(combinations):
            if number:
                row.addSpacing(scaled(6))
            for key in keys_of(combination):
                row.addWidget(KeyCap(key, self))
        return row


def _groups() -> list[list[tuple[str, list[Row]]]]:
    columns = [[(_title(menu), _rows_of(menu)) for menu in menus] for menus in _COLUMNS]
    for column, names in zip(columns, _BESIDE_MENUS, strict=True):
        for control in map(CONTROLS.__getitem__, names):
            column.append((tr(control.title), list(map(_row, control.keys))))
    return columns


def _title(menu: str) -> str:
    # Korean menus carry their key in brackets: "파일(&F)".
    return tr(MENUS[menu]).partition("(&")[0].replace("&", "")


def _rows_of(menu: str) -> list[Row]:
    found = [spec for spec in ACTIONS if spec.menu == menu and spec.keys]
    return [(shortcuts_of(spec), tr(spec.text)) for spec in found]


def _row(keys: ControlKeys) -> Row:
    return keys.combinations, tr(keys.text).format(amount=f"{keys.amount:g}")
