"""The Markdown that is shown, in which HTML is text, and the pieces that a document is made of."""

import re

from PyQt6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextOption

_WRAPS = (QTextOption.WrapMode.WordWrap, QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_IMAGE, _JOINER, _NEW_LINE = "\ufffc", "\u2060", "\u2028"
_WHOLE = tuple(
    map(
        re.compile,
        (
            # An equals sign and its number, and before them a letter or a formula.
            r"(?:!\[formula\]\([^()\s]+\) |(?<![^\s(])[A-Za-z] )?[=≈] (?=−?\d)",
            # An interval such as (−1, 1), and a sum or a product in brackets.
            r"[(\[]−?[\d.]+, −?[\d.]+[)\]]",
            r"\((?:[\d.]+ [+−·×] )+[\d.]+\)",
            # Keys, one after another.
            r"[←→↑↓](?:,| and) [←→↑↓]",
        ),
    )
)
"""What stands in one line: no end of one within it."""
_NO_BREAK = "\u00a0"


def _without_html() -> QTextDocument.MarkdownFeature:
    """Return the dialect with links and tables in which HTML is text.

    Python before 3.11.4 makes nothing at all of ``|`` between flags that have no member of one
    bit each, and HTML would be obeyed; so the two are joined by hand.
    """
    features = QTextDocument.MarkdownFeature
    joined = object.__new__(features)
    joined._value_ = features.MarkdownDialectGitHub.value | features.MarkdownNoHTML.value
    joined._name_ = "MarkdownDialectGitHub|MarkdownNoHTML"
    return joined


MARKDOWN = _without_html()


def set_markdown(document: QTextDocument, text: str) -> None:
    """Make ``document`` of ``text``, with no end of a line within what is read as one."""
    for whole in _WHOLE:
        text = whole.sub(_unbroken, text)
    document.setMarkdown(text, MARKDOWN)


def _unbroken(found: re.Match[str]) -> str:
    return found.group().replace(" ", _NO_BREAK)


def fragments(document: QTextDocument) -> list[QTextCursor]:
    """Return a cursor over each piece of one format, in order."""
    cursors = []
    block = document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            cursor = QTextCursor(document)
            cursor.setPosition(fragment.position())
            end = fragment.position() + fragment.length()
            cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            cursors.append(cursor)
            place += 1
        block = block.next()
    return cursors


def keep_together(document: QTextDocument, width: float) -> bool:
    """Lay it out on ``width``, and begin a new line before each word torn after a formula in it.

    Qt breaks a line behind a picture whatever follows, such as a Korean particle or a comma.
    Tells whether there was such a word; at another width other words may be torn.
    """
    _lay_out(document, width)
    torn = False
    block = document.begin()
    while block.isValid():
        number = 1
        while number < block.layout().lineCount():
            begin = _begin_of_torn(block, number)
            if begin is not None:
                cursor = QTextCursor(document)
                cursor.setPosition(block.position() + begin)
                cursor.insertText(_NEW_LINE)
                document.size()
                torn = True
            number += 1
        block = block.next()
    return torn


def _lay_out(document: QTextDocument, width: float) -> None:
    """Lay ``document`` out on ``width``; a word is broken only if one is wider than its page.

    Qt would give a column of a table no more than the room of a letter.
    """
    option = document.defaultTextOption()
    for mode in _WRAPS:
        if option.wrapMode() != mode:
            option.setWrapMode(mode)
            document.setDefaultTextOption(option)
        document.setTextWidth(width)
        if document.size().width() <= width:
            return


def _begin_of_torn(block: QTextBlock, number: int) -> int | None:
    """Return where the word begins that is torn by the beginning of a line, if one is."""
    text, layout = block.text(), block.layout()
    begin = layout.lineAt(number).textStart()
    before = text[:begin].rstrip(_JOINER)
    if not before.endswith(_IMAGE) or text[begin] in (" ", _NEW_LINE):
        return None
    word = max(before.rfind(" "), before.rfind(_NEW_LINE)) + 1
    return word if word > layout.lineAt(number - 1).textStart() else None
