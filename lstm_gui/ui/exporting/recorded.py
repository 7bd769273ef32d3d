"""A subject as a figure in vectors."""

from PyQt6.QtCore import QPointF

from lstm_gui.files.figures.marks import POINTS_PER_PIXEL, Drawing, Group, rectangle
from lstm_gui.ui.exporting.inks import ink_of
from lstm_gui.ui.exporting.recorder import recording
from lstm_gui.ui.exporting.subjects import Subject
from lstm_gui.ui.exporting.widget_painting import Placed
from lstm_gui.words.translation import language


def drawing_of(subject: Subject, points: float = POINTS_PER_PIXEL, clear: bool = False) -> Drawing:
    """Return all that is seen of ``subject``.

    Parameters
    ----------
    points
        How large a logical pixel is in print.
    clear
        Whether to leave the ground transparent.
    """
    size = subject.widget.size()
    groups = (_group(placed) for placed in subject.placed_widgets())
    return Drawing(
        size.width(),
        size.height(),
        subject.title,
        subject.description,
        language(),
        tuple(group for group in groups if group.marks),
        None if clear else ink_of(subject.background, 1.0),
        points,
    )


def _group(placed: Placed) -> Group:
    offset, seen = placed.offset, placed.seen.translated(placed.offset)
    with recording(placed.widget.size(), QPointF(offset)) as (painter, marks):
        placed.paint(painter)
    return Group(rectangle(*map(float, seen.getRect())), tuple(marks))
