"""Painting the pieces of an explanation."""

from collections.abc import Iterable
from functools import lru_cache

from PyQt6.QtCore import QPointF, QRectF, Qt
from PyQt6.QtGui import QColor, QPainter, QPen
from PyQt6.QtWidgets import QWidget

from lstm_gui.scenes.inspection.pieces import Fold, Lookup, Number, Piece, Symbol, Words
from lstm_gui.ui.cell.inspector.equation_flow import LINK_PADDING, WORD_SPACE, Placed
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import scaled_painter
from lstm_gui.ui.style.theme import brush_of


def paint(
    widget: QWidget, pieces: Iterable[Placed], hovered: Placed | None, current: Placed | None
) -> None:
    """Paint ``pieces`` on ``widget``, one of them hovered and one of them with the focus."""
    painter = scaled_painter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for marked in {id(hovered): hovered, id(current): current}.values():
        if marked is not None:
            _paint_ground(painter, marked.rect, marked is current)
    for placed in pieces:
        _paint_piece(painter, placed)


def _paint_ground(painter: QPainter, rect: QRectF, has_focus: bool) -> None:
    painter.setPen(QPen(theme().color("accent"), 2) if has_focus else Qt.PenStyle.NoPen)
    painter.setBrush(brush_of(theme().color("hover")))
    painter.drawRoundedRect(rect.adjusted(-1.5, 1.5, 1.5, -1), 4, 4)


def _paint_piece(painter: QPainter, placed: Placed) -> None:
    piece, ink = placed.piece, _ink(placed.piece)
    painter.setPen(ink)
    inset = LINK_PADDING if isinstance(piece, Number) else 0.0
    placed.said.draw(painter, placed.rect.left() + inset, placed.baseline)
    if isinstance(piece, Lookup):
        _underline_link(painter, placed, theme().color("muted"), dotted=True)
    elif isinstance(piece, Number) and piece.is_link:
        _underline_link(painter, placed, ink, piece.entry is not None)


def _ink(piece: Piece) -> QColor:
    match piece:
        case Symbol(role="") | Lookup():
            return theme().color("text")
        case Symbol() | Number():
            return theme().ink(piece.role)
        case Words():
            return theme().color("muted")
        case Fold():
            return theme().color("accent")


def _underline_link(painter: QPainter, placed: Placed, ink: QColor, dotted: bool) -> None:
    painter.setPen(_underline(ink.rgb(), dotted))
    y = round(placed.baseline + 3) + 0.5
    right = placed.rect.right() - (WORD_SPACE if isinstance(placed.piece, Lookup) else 1)
    painter.drawLine(QPointF(placed.rect.left() + 1, y), QPointF(right, y))


@lru_cache(maxsize=64)
def _underline(rgb: int, dotted: bool) -> QPen:
    """Return what is drawn below a link, dots below what can be changed or looked up."""
    return QPen(QColor(rgb), 1.0, Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine)
