"""Saves what the learner answered, for a teacher or for later."""

from pathlib import Path

from PyQt6.QtWidgets import QWidget

from lstm_gui.files.answers import answer_table
from lstm_gui.files.atomic import replace_bytes
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
    question = save_question(window, tr("Save my answers"), place, tr("Table") + " (*.csv)")
    chosen = question.answer()
    if chosen is not None:
        settings.folder = str(chosen.parent)
        save_answers(settings, chosen, window)


def save_answers(settings: Settings, path: Path, window: QWidget) -> None:
    """Write all answers to ``path``, in the language in force; tell what went wrong."""
    marks = (tr(_MARKS[0]), tr(_MARKS[1]))
    table = answer_table(settings.answers, [tr(title) for title in _TITLES], marks)
    try:
        # With its mark, since spreadsheets else take it for another encoding.
        replace_bytes(path, table.encode("utf-8-sig"))
    except Problem as problem:
        show_problem(window, problem)
    else:
        Notice.of_saved(path, window)
