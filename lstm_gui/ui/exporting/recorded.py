"""A subject as a figure in vectors."""

from PyQt6.QtCore import QPointF

from lstm_gui.files.figures.marks import Drawing, Group, rectangle
from lstm_gui.ui.exporting.inks import ink_of
from lstm_gui.ui.exporting.recorder import recording
from lstm_gui.ui.exporting.subjects import Subject
from lstm_gui.ui.exporting.widget_painting import Placed
from lstm_gui.words.translation import language


def drawing_of(subject: Subject) -> Drawing:
    """Return all that is seen of ``subject``, in logical pixels."""
    size = subject.widget.size()
    groups = (_group(placed) for placed in subject.placed_widgets())
    return Drawing(
        size.width(),
        size.height(),
        subject.title,
        subject.description,
        language(),
        tuple(group for group in groups if group.marks),
        ink_of(subject.background, 1.0),
    )


def _group(placed: Placed) -> Group:
    offset, seen = placed.offset, placed.seen.translated(placed.offset)
    with recording(placed.widget.size(), QPointF(offset)) as (painter, marks):
        placed.paint(painter)
    return Group(rectangle(*map(float, seen.getRect())), tuple(marks))
