"""The manual beside the window: chapters, a search, and the text."""

from PyQt6.QtCore import QEvent, Qt
from PyQt6.QtGui import QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.shipped.manual import Chapter, chapters, glossary
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, fit_font, scaled_size
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.window.guide.manual_text import ManualText, plain_text
from lstm_gui.words.translation import language, message

_NAME = Qt.ItemDataRole.UserRole


class ManualDialog(QDialog):
    """Stays open while the program is used, and follows its language and theme."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(scaled_size(900, 640).boundedTo(parent.size()))
        self._chapters: dict[str, Chapter] = {}
        self._texts: dict[str, str] = {}
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        bind(self.search.setPlaceholderText, message("Search the manual"))
        bind(self.search.setAccessibleName, message("Search the manual"))
        self.list = QListWidget(self)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        FocusRing(self.list)
        fit(self.list.setSpacing, 2)
        fit_font(self.list.setFont, 14)
        bind(self.list.setAccessibleName, message("Chapters"))
        self.none = Label("", self)
        self.none.setProperty("role", "muted")
        self.none.setWordWrap(True)
        bind(self.none.setText, message("No chapter holds these words."))
        self.text = ManualText(self)
        self._arrange()
        self._connect()
        bind(self._set_language, message("Manual"))

    def show_chapter(self, name: str) -> None:
        """Show the chapter that links call ``name``."""
        self.search.clear()
        self.list.setCurrentRow(list(self._chapters).index(name))

    def show_term(self, key: str) -> None:
        """Mark the row of the glossary, which shows, that begins with the term called ``key``."""
        name = next(term.name for term in glossary(language()) if term.key == key)
        self.text.mark_row(name)
        self.text.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._chapters:
            self._show()

    def _arrange(self) -> None:
        side = QVBoxLayout()
        fit(side.setSpacing, 8)
        side.addWidget(self.search)
        side.addWidget(self.none)
        side.addWidget(self.list, 1)
        fit(self.list.setFixedWidth, 220)
        fit(self.search.setFixedWidth, 220)
        fit(self.none.setFixedWidth, 220)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 14, 14, 14, 14)
        fit(row.setSpacing, 14)
        row.addLayout(side)
        row.addWidget(self.text, 1)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._show)
        self.text.asked_for.connect(self.show_chapter)
        self.search.textChanged.connect(self._search)
        self.search.returnPressed.connect(self._find_next)
        find = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        find.activated.connect(self.search.setFocus)
        fit(self._lay_out)

    def _set_language(self, title: str) -> None:
        self.setWindowTitle(title)
        place = max(self.list.currentRow(), 0)
        self._chapters = {chapter.name: chapter for chapter in chapters(language())}
        self._texts.clear()
        self.list.clear()
        for name, chapter in self._chapters.items():
            item = QListWidgetItem(chapter.title, self.list)
            item.setData(_NAME, name)
        self.list.setCurrentRow(place)
        self._search()

    def _lay_out(self) -> None:
        if self._chapters:
            self._show()

    def _show(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.text.show_chapter(self._chapters[item.data(_NAME)])
            self._mark()

    def _search(self) -> None:
        words = self.search.text().strip().casefold()
        items = [self.list.item(row) for row in range(self.list.count())]
        for item in items:
            item.setHidden(not self._holds(item.data(_NAME), words))
        shown = [item for item in items if not item.isHidden()]
        self.none.setVisible(not shown)
        if shown and self.list.currentItem() not in shown:
            self.list.setCurrentItem(shown[0])
        self._mark()

    def _holds(self, name: str, words: str) -> bool:
        """Tell whether a chapter holds ``words``; what it says is worked out for who searches."""
        if not words:
            return True
        if name not in self._texts:
            self._texts[name] = plain_text(self._chapters[name]).casefold()
        return words in self._texts[name]

    def _mark(self) -> None:
        words = self.search.text().strip()
        if words:
            self.text.find_from_start(words)

    def _find_next(self) -> None:
        words = self.search.text().strip()
        if words:
            self.text.find_next(words)
