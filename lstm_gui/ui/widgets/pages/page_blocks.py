"""How lists and tables of a text look."""

from collections.abc import Iterator

from PyQt6.QtCore import QPointF
from PyQt6.QtGui import (
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextListFormat,
    QTextTable,
)

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.theme import NO_PEN

_STYLE, _UNMARKED = QTextFormat.Property.ListStyle, 0
"""A list without marks is one of no style, for which PyQt has no name."""
_DISC, _BESIDE, _X_MIDDLE = 2.4, 9.0, 4.4
"""The radius of a disc, how far left of its text it stands, and how high above the baseline."""
_CELL, _APART, _RULE, _ABOVE, _BELOW = 5.0, 12.0, 1.0, 4.5, 9.0


def leave_out_discs(document: QTextDocument) -> None:
    """Take away the discs of lists, which Qt puts too high where lines are higher than type."""
    for block in _items(document):
        shown = block.textList()
        form = shown.format()
        if form.property(_STYLE) == QTextListFormat.Style.ListDisc.value:
            form.setProperty(_STYLE, _UNMARKED)
            shown.setFormat(form)


def paint_discs(painter: QPainter, document: QTextDocument) -> None:
    """Paint a disc before each item that has none, as high as its small letters."""
    layout = document.documentLayout()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(NO_PEN)
    painter.setBrush(theme().color("text"))
    for block in _items(document):
        if block.textList().format().property(_STYLE) == _UNMARKED and block.layout().lineCount():
            line = block.layout().lineAt(0)
            corner = layout.blockBoundingRect(block).topLeft() + line.position()
            spot = corner + QPointF(-scaled(_BESIDE), line.ascent() - scaled(_X_MIDDLE))
            painter.drawEllipse(spot, *(2 * (scaled(10 * _DISC) / 10,)))


def rule_tables(document: QTextDocument) -> None:
    """Part the rows of each table by thin lines, and leave out its frame."""
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            _rule(frame)


def _rule(table: QTextTable) -> None:
    form = table.format()
    form.setTopMargin(scaled(_ABOVE))
    form.setBottomMargin(scaled(_BELOW))
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    form.setBorder(0)
    form.setBorderCollapse(True)
    form.setCellSpacing(0)
    form.setCellPadding(0)
    table.setFormat(form)
    for row in range(table.rows()):
        color = theme().color("border" if row else "muted")
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            edge = cell.format().toTableCellFormat()
            edge.setTopPadding(scaled(_CELL))
            edge.setBottomPadding(scaled(_CELL))
            edge.setRightPadding(scaled(_APART) if column < table.columns() - 1 else 0)
            edge.setBottomBorder(scaled(_RULE))
            edge.setBottomBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            edge.setBottomBorderBrush(color)
            cell.setFormat(edge)


def _items(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if block.textList() is not None:
            yield block
        block = block.next()
