"""``lstm-gui handout``: worksheets of a session or a lesson, and the answers to them."""

import argparse
from pathlib import Path

from lstm_gui.app.drawing.render import prepare
from lstm_gui.app.drawing.swallowed_errors import telling_swallowed_errors
from lstm_gui.app.grammar.session_argument import is_there, open_argument, title_of
from lstm_gui.files.disk.atomic import replace_bytes, require_folder
from lstm_gui.files.lessons.lesson_files import (
    SUFFIX,
    bundled_lessons,
    read_lesson,
    worked_examples,
)
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.problem import Problem
from lstm_gui.scenes.handouts.key_sheet import key_count, key_part
from lstm_gui.scenes.handouts.sheet_parts import Sheet
from lstm_gui.scenes.handouts.worksheet import Handout, handout_of, sheet
from lstm_gui.words.translation import language, set_language

_SUFFIXES = (".pdf", ".html")


def write_handout(arguments: argparse.Namespace) -> None:
    """Write the worksheets that ``arguments`` ask for.

    Raises
    ------
    Problem
        If there is no such session or lesson, or the file cannot be written.
    """
    output = Path(arguments.output)
    _require_format(output)
    require_folder(output)
    set_language(arguments.lang)
    handout = handout_named(arguments.session, arguments.layer)
    sheets = _sheets(handout, arguments)
    prepare()
    # Only now: without its system libraries Qt would end the process.
    from lstm_gui.app.drawing.offscreen import headless_application
    from lstm_gui.ui.exporting.paper.handout_files import FORMATS

    app = headless_application()
    with telling_swallowed_errors():
        made = FORMATS[output.suffix.lower()].file(sheets)
    replace_bytes(output, made)
    app.processEvents()


def _sheets(handout: Handout, arguments: argparse.Namespace) -> list[Sheet]:
    seed, learners = arguments.seed, arguments.students
    if arguments.key:
        return [key_part(handout, seed, learners, at) for at in range(key_count(learners))]
    return [sheet(handout, seed, at + 1, arguments.answers) for at in range(learners)]


def handout_named(argument: str | None, layer: str | None) -> Handout:
    """Return the handout of a lesson, by its file or its id, else of a session.

    Raises
    ------
    Problem
        If there is nothing of that name, or it cannot be opened.
    """
    lesson = _lesson(argument)
    if lesson is not None:
        return handout_of(lesson)
    opened = open_argument(argument, layer)
    return Handout(title_of(opened, language()), opened.session.state)


def _lesson(argument: str | None) -> Lesson | None:
    if argument is None:
        return None
    if argument.lower().endswith(SUFFIX):
        return read_lesson(argument)
    known = {lesson.id: lesson for lesson in (*bundled_lessons(), *worked_examples())}
    return None if is_there(argument) else known.get(argument)


def _require_format(output: Path) -> None:
    if output.suffix.lower() not in _SUFFIXES:
        raise Problem(
            "{file} could not be written: worksheets need a name that ends in {known}. "
            "Choose another name.",
            file=output,
            known=" / ".join(_SUFFIXES),
        )
