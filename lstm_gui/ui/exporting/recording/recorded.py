"""A subject as a figure in vectors."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct
from PyQt6.QtCore import QPointF
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.figures.marks import (
    POINTS_PER_PIXEL,
    Drawing,
    Group,
    Mark,
    Part,
    rectangle,
)  # fmt: skip
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.exporting.recording.inks import ink_of
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.exporting.recording.subjects import Subject
from lstm_gui.ui.exporting.recording.widget_painting import Placed
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.translation import language


class Piece(Struct, frozen=True):
    """What is seen of one widget, and which panel it lies in, by a number and its name."""

    panel: tuple[int, str] | None
    marks: tuple[Mark, ...]


def drawing_of(subject: Subject, points: float = POINTS_PER_PIXEL, clear: bool = False) -> Drawing:
    """Return all that is seen of ``subject``, each panel as a part of it.

    Parameters
    ----------
    points
        How large a logical pixel is in print.
    clear
        Whether to leave the ground transparent.
    """
    return drawing_with(joined(map(piece_of, subject.placed_widgets())), subject, points, clear)


def drawing_with(marks: Iterable[Mark], subject: Subject, points: float, clear: bool) -> Drawing:
    """Return a drawing of ``marks`` that is as large as ``subject`` and told like it."""
    size = subject.widget.size()
    return Drawing(
        size.width(),
        size.height(),
        subject.title,
        subject.description,
        language(),
        tuple(marks),
        None if clear else ink_of(subject.background, 1.0),
        points,
        subject.left_out,
    )


def piece_of(placed: Placed) -> Piece:
    """Return what is seen of one widget as a piece of a drawing."""
    panel = _panel_of(placed.widget)
    known = None if panel is None else (id(panel), panel.name)
    return Piece(known, tuple(marks_of(placed)))


def joined(pieces: Iterable[Piece]) -> Iterator[Mark]:
    """Yield the marks of ``pieces``, each panel as a part of its own."""
    for panel, some in groupby(pieces, lambda one: one.panel):
        marks = tuple(mark for one in some for mark in one.marks)
        if panel is None:
            yield from marks
        elif marks:
            yield Part("panel", panel[1], marks)


def _panel_of(widget: QWidget) -> Panel | None:
    within: QWidget | None = widget
    while within is not None and not isinstance(within, Panel):
        within = within.parentWidget()
    return within


def marks_of(placed: Placed) -> Iterator[Mark]:
    """Yield what is seen of one widget."""
    offset, seen = placed.offset, placed.seen.translated(placed.offset)
    with recording(placed.widget.size(), QPointF(offset)) as (painter, marks):
        placed.paint(painter)
    if marks:
        group = Group(rectangle(*map(float, seen.getRect())), tuple(marks))
        kind = _kind(placed.widget)
        yield Part(kind, "", (group,)) if kind else group


def _kind(widget: QWidget) -> str:
    """Return which part of a figure ``widget`` is by itself, or nothing."""
    if not isinstance(widget, Label):
        return ""
    panel = _panel_of(widget)
    return "title" if panel is not None and widget is panel.heading else "words"
