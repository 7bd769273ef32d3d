"""The Markdown that is shown, in which HTML is text, and the pieces that a document is made of."""

import re

from PyQt6.QtGui import QTextBlock, QTextCursor, QTextDocument

_IMAGE, _JOINER, _NEW_LINE = "\ufffc", "\u2060", "\u2028"
_EQUALS = re.compile(r"(?<=[=≈]) (?=−?\d)")
_INTERVAL = re.compile(r"([(\[]−?[\d.]+,) (?=−?[\d.]+[)\]])")
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
    """Make ``document`` of ``text``, with no end of a line between an equals sign and its number.

    Nor is there one within an interval such as (−1, 1).
    """
    whole = _INTERVAL.sub(rf"\1{_NO_BREAK}", _EQUALS.sub(_NO_BREAK, text))
    document.setMarkdown(whole, MARKDOWN)


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


def keep_together(document: QTextDocument) -> bool:
    """Begin a new line before each word that would be torn after a formula in it.

    Qt breaks a line behind a picture whatever follows, such as a Korean particle or a comma.
    Tells whether there was such a word; at another width other words may be torn.
    """
    document.size()  # lays it out
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


def _begin_of_torn(block: QTextBlock, number: int) -> int | None:
    """Return where the word begins that is torn by the beginning of a line, if one is."""
    text, layout = block.text(), block.layout()
    begin = layout.lineAt(number).textStart()
    before = text[:begin].rstrip(_JOINER)
    if not before.endswith(_IMAGE) or text[begin].isspace():
        return None
    word = max(before.rfind(" "), before.rfind(_NEW_LINE)) + 1
    return word if word > layout.lineAt(number - 1).textStart() else None
