"""The Markdown that is shown, in which HTML is text, and the pieces that a document is made of."""

from PyQt6.QtGui import QTextCursor, QTextDocument


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
