"""What worksheets can be made of: the open lesson, and the cell that shows."""

from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.scenes.handouts.worksheet import Handout, handout_of
from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import tr


def handouts(document: Document, lesson: Lesson | None) -> list[Handout]:
    """Return what there is to choose from, what is most likely meant first.

    Raises
    ------
    Problem
        If a preset or a trained network that the lesson needs is missing.
    """
    if lesson is not None:
        # The title is that of the learner's own work, which does not show.
        return [handout_of(lesson), Handout(tr("The cell of this page"), document.state)]
    name = document.path.name.partition(".")[0] if document.path else document.title
    return [Handout(name or tr("Untitled"), document.state)]
