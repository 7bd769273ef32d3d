"""The menu of presets: each with its title and, below it, its story."""

import re
from contextlib import suppress

from PyQt6.QtCore import QRectF, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QFont, QPainter, QPaintEvent
from PyQt6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget, QWidgetAction

from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import PresetEntry, preset_index
from lstm_gui.ui.document.opening import Title
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.labels.literal_text import literal
from lstm_gui.words.cells import words_of as words_of_cell
from lstm_gui.words.lesson_words import said
from lstm_gui.words.translation import told

_WIDTH = 420
_INDEX = r"(?<=[bcfhiorxzW])_([0-9ht])(?![0-9A-Za-z_])"
_LOWERED = str.maketrans("0123456789ht", "₀₁₂₃₄₅₆₇₈₉ₕₜ")


class PresetsMenu(QMenu):
    """Lists the presets in the language in force.

    Signals
    -------
    chosen(str)
        The name of a preset.
    """

    chosen = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        bind(self.setTitle, "Presets")
        self.aboutToShow.connect(self.fill)
        self.triggered.connect(self._triggered)
        self.hovered.connect(self._mark)

    def fill(self) -> None:
        """List the presets, or say why they cannot be listed."""
        self.clear()
        try:
            entries = preset_index()
        except Problem as problem:
            self._add_row(_Row(told(problem), "", "", self)).setEnabled(False)
            return
        for entry in entries:
            title, story = words(entry)
            kind = words_of_cell(entry.kind).name
            action = self._add_row(_Row(title, story, kind, self))
            action.setText(literal(f"{title} ({kind})"))
            set_tooltip(action, story)
            action.setData(entry.name)

    def _add_row(self, row: "_Row") -> QAction:
        action = QWidgetAction(self)
        action.setDefaultWidget(row)
        row.action = action
        self.addAction(action)
        return action

    def _triggered(self, action: QAction) -> None:
        self.chosen.emit(action.data())

    def _mark(self) -> None:
        for row in self.findChildren(_Row):
            row.update()


def words(entry: PresetEntry) -> tuple[str, str]:
    """Return title and story of a preset in the language in force."""
    title, story = said(entry.title), said(entry.story)
    if "_" in story:  # the file keeps to what every terminal can show
        story = re.sub(_INDEX, lambda index: index[1].translate(_LOWERED), story)
    return title, story


def words_of(name: str) -> tuple[str, str]:
    """Return title and story of the preset called ``name``; both empty if there is none."""
    entry = _entry(name)
    return words(entry) if entry else ("", "")


def title_of(name: str) -> Title:
    """Return what tells the title of a preset in the language in force."""
    return lambda: _title(name)


def _title(name: str) -> str:
    entry = _entry(name)
    return said(entry.title) if entry else ""


def _entry(name: str) -> PresetEntry | None:
    with suppress(Problem):
        return next((entry for entry in preset_index() if entry.name == name), None)
    return None


class _Row(QWidget):
    action: QAction

    def __init__(self, title: str, story: str, kind: str, menu: QMenu) -> None:
        super().__init__(menu)
        self._menu = menu
        # The menu itself follows pointer and keys, as it does for plain entries.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 6, 14, 7)
        layout.setSpacing(1)
        heading = QHBoxLayout()
        heading.addWidget(self._line(title, text_font(13, QFont.Weight.DemiBold), ""), 1)
        if kind:
            heading.addWidget(self._line(kind, text_font(12), "muted"))
        layout.addLayout(heading)
        if story:
            layout.addWidget(self._line(story, text_font(12), "muted", _WIDTH))

    def _line(self, text: str, font: QFont, role: str, width: int = 0) -> Label:
        label = Label(text, self)
        label.setFont(font)
        label.setProperty("role", role)
        if width:
            label.setWordWrap(True)
            label.setFixedWidth(width)
        return label

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._menu.activeAction() is self.action:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
