"""Text of a lesson: Markdown with typeset formulas and terms that point at the window."""

import re
from collections.abc import Callable

from msgspec import Struct
from PyQt6.QtCore import QEvent, QSize, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import (
    QFont,
    QHelpEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextImageFormat,
)
from PyQt6.QtWidgets import QSizePolicy, QTextBrowser, QTextEdit, QWidget

from lstm_gui.files.lessons.lesson_addresses import Targets
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.formula_image import formula_image, room_font
from lstm_gui.ui.style.formula_rows import formula_rows
from lstm_gui.ui.style.mathtext import typeset
from lstm_gui.ui.style.scale import fit, scaled
from lstm_gui.ui.style.theme import mixed
from lstm_gui.ui.style.tooltip import show_tooltip
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.widgets.pages.markdown_document import fragments, keep_together, set_markdown
from lstm_gui.ui.widgets.pages.page_blocks import leave_out_discs, paint_discs, rule_tables
from lstm_gui.ui.widgets.pages.page_links import FORMULA, known_targets, leads_inside
from lstm_gui.ui.widgets.pages.quiet_scroll import ASIDE
from lstm_gui.words.glossary_links import term_of
from lstm_gui.words.vocabulary import target_role

_LINK = re.compile(r"\[([^\]]+)\]\([^()\s]+\)")
_SCHEME = "formula:"
_PIXELS = 15.0
_LARGER, _READABLE = 1.2, 15.0
_LINE = 1.56
_GAP = 9.0
_IMAGE = "\ufffc"
_NO_BREAK = "\u2060"
_BAR = 24
"""No bar of a scroll area is wider."""


class _Formula(Struct, frozen=True):
    markup: str
    pixels: float
    href: str = ""

    def image(self, ratio: float) -> QImage:
        color = theme().ink(target_role(self.href)) if self.href else theme().color("text")
        return formula_image(self.markup, self.pixels, color, ratio)


class PageText(QTextBrowser):
    """Shows one text, as high as it is.

    Signals
    -------
    pointed(str)
        The pointer or the keyboard came to a term: its targets; ``""`` when it left.
    chosen(str)
        A term was clicked, or chosen with Enter.
    looked_up(str)
        So was a word of the glossary: its key there.
    """

    pointed = pyqtSignal(str)
    chosen = pyqtSignal(str)
    looked_up = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._formulas: list[_Formula] = []
        self._pointed, self._torn = "", False
        self._heights: dict[int, int] = {}
        self.setOpenLinks(False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setStyleSheet("background: transparent; border: none; padding: 0;")
        FocusRing(self)
        fit(self.document().setDocumentMargin, 2)
        fit(self.document().setIndentWidth, 18)
        self.anchorClicked.connect(self._clicked)
        fit(self.refresh)

    def show_text(self, text: str) -> None:
        """Show ``text`` from the beginning."""
        if text == self._text:
            return
        self._text = text
        self.setAccessibleDescription(_LINK.sub(r"\1", FORMULA.sub(_as_words, text)))
        self.refresh()

    def refresh(self) -> None:
        """Set the text again, in the colours of the theme in force."""
        self._heights = {}
        self._lay_out()

    def _lay_out(self) -> None:
        self._formulas = []
        # What was there would be laid out in the font of what comes.
        self.document().clear()
        self.document().setDefaultFont(text_font(scaled(_PIXELS)))
        set_markdown(self.document(), FORMULA.sub(self._placeholder, self._text))
        # Laid out once, and not again after each change of a format.
        changes = QTextCursor(self.document())
        changes.beginEditBlock()
        self._leave_out_strangers()
        self._format()
        changes.endEditBlock()
        self._fit()

    def mark(self, part: str, is_shown: Callable[[Targets], bool]) -> None:
        """Mark the terms that point at ``part`` of the diagram; ``""`` marks none.

        ``is_shown`` tells whether the diagram is that of the layer that targets are in.
        """
        selections = []
        for cursor, href in self._terms():
            found = known_targets(href)
            if part and part in found.parts and is_shown(found):
                selection = QTextEdit.ExtraSelection()
                selection.cursor = cursor
                color = theme().role(target_role(href))
                selection.format.setBackground(mixed(theme().color("card"), color, 0.3))
                selections.append(selection)
        self.setExtraSelections(selections)

    def terms(self) -> list[str]:
        """Return the targets of all terms in the text, in their order."""
        return [href for _, href in self._terms()]

    def loadResource(self, kind: int, name: QUrl) -> object:
        formula = self._formula(name.toString())
        return QImage() if formula is None else formula.image(self.devicePixelRatioF())

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_discs(QPainter(self.viewport()), self.document())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._point(self.anchorAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore() if event.key() in ASIDE else super().keyPressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._point("")

    def focusNextPrevChild(self, next: bool) -> bool:
        stays = super().focusNextPrevChild(next)
        self._point(self._focused_term() if stays and self.hasFocus() else "")
        return stays

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() == event.oldSize().width():
            return
        self._lay_out() if "$$" in self._text or self._torn else self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self._torn = keep_together(self.document(), width)
        height = round(self.document().size().height()) + 4
        near = {wide: high for wide, high in self._heights.items() if abs(wide - width) <= _BAR}
        self._heights = near | {width: height}
        # Never lower where it is a little narrower, though its formulas are smaller there: a scroll
        # area would else take its bar away and bring it back without end.
        self.setFixedHeight(max(high for wide, high in self._heights.items() if wide >= width))

    def _placeholder(self, match: re.Match[str]) -> str:
        large, linked, href, small = match.groups()
        pixels: float = scaled(_PIXELS + 1)
        if large:
            return self._displayed(large, pixels)
        after = match.string[match.end() : match.end() + 1]
        glue = _NO_BREAK if after.strip() else ""
        return self._image_of(_Formula(linked or small, pixels, href or "")) + glue

    def _displayed(self, markup: str, pixels: float) -> str:
        """Return what stands for a formula that has lines of its own."""
        room = max(self.viewport().width() - 10, 200)
        rows = formula_rows(markup, room, scaled(_READABLE))
        # A formula of nothing but space has no width.
        widest = max(*(typeset(row, pixels).width for row in rows), 1.0)
        pixels *= min(_LARGER, room / widest)
        return "\n\n".join(self._image_of(_Formula(row, pixels)) for row in rows)

    def _image_of(self, formula: _Formula) -> str:
        self._formulas.append(formula)
        return f"![formula]({_SCHEME}{len(self._formulas) - 1})"

    def _formula(self, name: str) -> _Formula | None:
        number = name.removeprefix(_SCHEME)
        known = name in (f"{_SCHEME}{index}" for index in range(len(self._formulas)))
        return self._formulas[int(number)] if known else None

    def _leave_out_strangers(self) -> None:
        """Take out what leads out of the lesson: images, and links that are no targets."""
        # From the end, since what is taken out moves what comes after it.
        for cursor in reversed(fragments(self.document())):
            form = cursor.charFormat()
            if form.isImageFormat() and self._formula(form.toImageFormat().name()) is None:
                cursor.removeSelectedText()
            elif form.isAnchor() and not leads_inside(form.anchorHref()):
                cursor.setCharFormat(QTextCharFormat())

    def _format(self) -> None:
        cursor = QTextCursor(self.document())
        block = self.document().begin()
        while block.isValid():
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(self._spacing(block))
            block = block.next()
        rule_tables(self.document())
        leave_out_discs(self.document())
        for cursor in fragments(self.document()):
            form = cursor.charFormat()
            if form.isImageFormat():
                cursor.setCharFormat(self._image_format(form.toImageFormat()))
            elif form.isAnchor():
                cursor.mergeCharFormat(_term_format(form.anchorHref()))
            if form.fontWeight() > QFont.Weight.DemiBold:
                cursor.mergeCharFormat(_boldest())

    def _image_format(self, form: QTextImageFormat) -> QTextImageFormat:
        formula = self._formula(form.name())
        assert formula is not None
        size = formula.image(self.devicePixelRatioF()).deviceIndependentSize()
        if formula.href:
            form.setAnchor(True)
            form.setAnchorHref(formula.href)
        form.setWidth(size.width())
        form.setHeight(size.height())
        form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
        form.setFont(room_font(formula.pixels))
        return form

    def _spacing(self, block: QTextBlock) -> QTextBlockFormat:
        spacing = QTextBlockFormat()
        displayed = block.length() == 2 and block.text() == _IMAGE
        if not displayed:
            kind = QTextBlockFormat.LineHeightTypes.FixedHeight.value
            spacing.setLineHeight(_LINE * scaled(_PIXELS), kind)
        inside = QTextCursor(block).currentTable() is not None or not block.next().isValid()
        item = block.textList() is not None and block.next().textList() is not None
        spacing.setBottomMargin(0 if inside else scaled(_GAP / 3) if item else scaled(_GAP))
        spacing.setTopMargin(0)
        return spacing

    def _terms(self) -> list[tuple[QTextCursor, str]]:
        cursors = fragments(self.document())
        found = [(cursor, cursor.charFormat().anchorHref()) for cursor in cursors]
        return [(cursor, href) for cursor, href in found if href]

    def _point(self, href: str) -> None:
        if href != self._pointed:
            self._pointed = href
            self.pointed.emit(href)

    def _focused_term(self) -> str:
        chosen = self.textCursor()
        for cursor, href in self._terms():
            if cursor.selectionStart() <= chosen.selectionStart() < cursor.selectionEnd():
                return href
        return ""

    def _clicked(self, url: QUrl) -> None:
        term = term_of(_href(url))
        self.chosen.emit(_href(url)) if term is None else self.looked_up.emit(term.key)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            term = term_of(self.anchorAt(event.pos()))
            if term is not None:
                show_tooltip(f"{term.name}: {term.says}", self, event.globalPos())
                return True
        elif event.type() == QEvent.Type.DevicePixelRatioChange:
            # The images of formulas are as fine as the screen that the window stood on.
            self.refresh()
        return super().event(event)


def _boldest() -> QTextCharFormat:
    # The fonts of the program have no bolder letters, and Qt would smear these.
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.DemiBold)
    return form


def _term_format(href: str) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    if term_of(href) is None:
        form.setForeground(theme().ink(target_role(href)))
        form.setFontWeight(600)
    else:
        # Many words of a page are in the glossary: they are read like all others.
        form.setForeground(theme().color("text"))
        form.setUnderlineColor(theme().color("muted"))
    return form


def _href(url: QUrl) -> str:
    path = url.path(QUrl.ComponentFormattingOption.FullyDecoded)
    return f"{url.scheme()}:{path}" if path else ""


def _as_words(match: re.Match[str]) -> str:
    return match.group(1) or match.group(2) or match.group(4)
