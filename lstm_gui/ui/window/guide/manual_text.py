"""A chapter of the manual, laid out in the colours of the theme in force."""

from string import Template

from PyQt6.QtCore import QUrl, pyqtSignal
from PyQt6.QtGui import QTextCursor, QTextDocument, QTextTable, QTextTableCell
from PyQt6.QtWidgets import QTextBrowser, QWidget

from lstm_gui.files.shipped.manual import Chapter, without_figures
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import TEXT_FAMILIES, text_font
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.window.guide.manual_fields import filled_in
from lstm_gui.words.markdown_html import html_of

_PIXELS = 15.0
_RULES = Template("""
h1 { font-size: ${title}px; font-weight: 600; margin: 0 0 ${gap}px 0; }
h2 { font-size: ${heading}px; font-weight: 600; margin: ${wide}px 0 ${small}px 0; }
p, ul, ol, table { margin: 0 0 ${gap}px 0; }
p, li { line-height: 145%; }
li { margin: 0 0 ${small}px 0; }
pre { background: $field; margin: 0 0 ${gap}px 0; }
b { font-weight: 600; }
code { color: $accent; font-family: $family; font-weight: 600; }
a { color: $accent; text-decoration: underline; }
th { color: $muted; text-align: left; font-weight: 600; padding: ${small}px ${wide}px 0 0; }
td { padding: ${small}px ${wide}px 0 0; }
""")


class ManualText(QTextBrowser):
    """Shows one chapter.

    Signals
    -------
    asked_for(str)
        The name of the chapter that a link leads to.
    """

    asked_for = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setStyleSheet("background: transparent; border: none; padding: 0;")
        FocusRing(self)
        fit(self.document().setDocumentMargin, 18)
        self.anchorClicked.connect(self._follow)

    def show_chapter(self, chapter: Chapter) -> None:
        """Show ``chapter`` from its beginning."""
        self.setAccessibleName(chapter.title)
        # Qt gives a language and a font to what is set after both.
        self.document().setDefaultFont(text_font(scaled(_PIXELS)))
        self.document().setDefaultStyleSheet(_rules())
        text = f"# {chapter.title}\n\n{without_figures(filled_in(chapter))}"
        self.setHtml(html_of(text, str, _no_picture))

    def find_from_start(self, words: str) -> bool:
        """Mark the first place that holds ``words``; tell whether there is one."""
        self.moveCursor(QTextCursor.MoveOperation.Start)
        return self.find(words)

    def find_next(self, words: str) -> bool:
        """Mark the next place that holds ``words``, after the last one the first again."""
        return self.find(words) or self.find_from_start(words)

    def mark_row(self, begins: str) -> None:
        """Mark the row of a table whose first cell says ``begins``, and scroll to it."""
        for table in self._tables():
            for row in range(table.rows()):
                first = table.cellAt(row, 0)
                if _said_in(first) == begins:
                    self._mark_from(first, table.cellAt(row, table.columns() - 1))

    def _tables(self) -> list[QTextTable]:
        frames = self.document().rootFrame().childFrames()
        return [frame for frame in frames if isinstance(frame, QTextTable)]

    def _mark_from(self, first: QTextTableCell, last: QTextTableCell) -> None:
        cursor = first.firstCursorPosition()
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(
            self.verticalScrollBar().value() + self.cursorRect(cursor).top() - self.height() // 3
        )
        cursor.setPosition(last.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _follow(self, url: QUrl) -> None:
        self.asked_for.emit(url.toString())


def _said_in(cell: QTextTableCell) -> str:
    cursor = cell.firstCursorPosition()
    cursor.setPosition(cell.lastCursorPosition().position(), QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


def plain_text(chapter: Chapter) -> str:
    """Return what can be read in ``chapter``, to be searched."""
    document = QTextDocument()
    document.setHtml(html_of(without_figures(filled_in(chapter)), str, _no_picture))
    return f"{chapter.title}\n{document.toPlainText()}"


def _no_picture(_name: str, _said: str) -> str:
    return ""


def _rules() -> str:
    sizes = {"title": 24, "heading": 18, "wide": 18, "gap": 10, "small": 4}
    colours = {name: theme().color(name).name() for name in ("field", "accent", "muted")}
    pixels = {name: f"{scaled(size):.0f}" for name, size in sizes.items()}
    return _RULES.substitute(pixels, **colours, family=TEXT_FAMILIES[0])
