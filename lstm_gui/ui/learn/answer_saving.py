"""Saves what the learner answered, for a teacher or for later."""

from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.disk.atomic import replace_bytes
from lstm_gui.files.lessons.answers import answer_page, answer_table
from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.notices.file_question import save_question
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.notice import Notice
from lstm_gui.words.translation import message, tr

_TITLES = (
    message("lesson"),
    message("page"),
    message("question"),
    message("first answer"),
    message("right at first"),
    message("because"),
)
_MARKS = (message("no"), message("yes"))


def ask_where(settings: Settings, window: QWidget) -> None:
    """Ask for a file and save the answers there."""
    place = Path(settings.folder) / "answers.csv"
    filters = tr("Table") + " (*.csv);;Markdown (*.md)"
    question = save_question(window, tr("Save my answers"), place, filters)
    chosen = question.answer()
    if chosen is not None:
        settings.folder = str(chosen.parent)
        save_answers(settings, chosen, window)


def save_answers(settings: Settings, path: Path, window: QWidget) -> None:
    """Write all answers to ``path``, in the language in force; tell what went wrong.

    A name that ends in ``.md`` makes it Markdown, any other comma-separated values.
    """
    is_page = path.suffix.lower() == ".md"
    marks = (tr(_MARKS[0]), tr(_MARKS[1]))
    # With its mark, since spreadsheets else take a table for another encoding.
    write, encoding = (answer_page, "utf-8") if is_page else (answer_table, "utf-8-sig")
    text = write(settings.answers, [tr(title) for title in _TITLES], marks)
    try:
        replace_bytes(path, text.encode(encoding))
    except Problem as problem:
        show_problem(window, problem)
    else:
        Notice.of_saved(path, window)
