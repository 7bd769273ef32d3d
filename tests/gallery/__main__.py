"""Renders everything into ``build/gallery/`` with an ``index.html``."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path

# Before Qt is imported: no display, and a home that is thrown away.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PyQt6.QtCore import QEvent, QEventLoop, QLoggingCategory, QTimer
from PyQt6.QtGui import QImage
from PyQt6.QtWidgets import QApplication, QDialog

from lstm_gui.app.start.application import make_application
from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.problem import Problem
from lstm_gui.files.shipped.presets import FIRST_PRESET
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.exporting.dialogs.export_dialog import ExportDialog
from lstm_gui.ui.exporting.staging.studio import Studio
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.fonts import load_fonts, text_font
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.widgets.choices.choice_box import ChoiceBox
from lstm_gui.ui.window.main_window import MainWindow
from tests.gallery.cases import (
    LANGUAGES,
    LEAST,
    MIDDLE,
    Case,
    cases,
    classroom_cases,
    memory_cases,
    session,
    train_cases,
)
from tests.gallery.contact_sheet import contact_sheet

FOLDER = Path("build", "gallery")
DIALOGS = (
    "export", "export_animation", "export_model", "handout", "share_state", "find", "stream",
    "diagnose", "manual", "glossary", "shortcuts", "about",
)  # fmt: skip
QUESTIONS = ("open", "save_as", "save_trace", "open_lesson", "write_lesson")
"""The actions whose dialogs wait for an answer."""
UNSURE_TABLE = "month,2024,2025\nJan,112,118\nFeb,,126\nMar,132,141\n"
_TURNS = 6


def main() -> int:
    """Render all and return the exit code."""
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        QLoggingCategory.setFilterRules("default.warning=false")
        app = make_application(sys.argv[:1])
        load_fonts()
        app.setFont(text_font(13))
        FOLDER.mkdir(parents=True, exist_ok=True)
        for old in FOLDER.glob("*.png"):
            old.unlink()
        pictures = list(_rendered())
    FOLDER.joinpath("index.html").write_text(contact_sheet(pictures), encoding="utf-8")
    print(f"{len(pictures)} pictures: {FOLDER / 'index.html'}")
    return 0


def _rendered() -> Iterator[tuple[str, str]]:
    yield from _newcomer()
    window = MainWindow(Document(session("latch")))
    window.show()
    window.complete()
    for case in cases():
        yield from _case(window, case)
    yield from _memory(window)
    yield from _train(window)
    for theme, language in product(THEMES, LANGUAGES):
        window.apply_theme(THEMES[theme])
        # As a user does: Qt's own words follow.
        window.appearance.choose_language(language)
        for name in DIALOGS:
            yield from _dialog(window, name, f"{theme}-{language}")
        for name in QUESTIONS:
            yield from _question(window, name, f"{theme}-{language}")
        yield from _problem(window, f"{theme}-{language}")
        yield from _table(window, f"{theme}-{language}")
        yield from _menus(window, f"{theme}-{language}")
    yield from _lessons(window)
    yield from _classroom(window)
    window.document.undo_stack.setClean()
    window.close()


def _case(window: MainWindow, case: Case) -> Iterator[tuple[str, str]]:
    window.resize(*case.size)
    window.document.open(session(case.content), case.content)
    window.apply_theme(THEMES[case.theme])
    window.apply_language(case.language)
    _settle()
    window.workspace.places.arrange()
    _settle()
    studio = Studio(window.document, window, window.apply_theme)
    for name in studio.names() if case.panels else ("window",):
        section = case.section if name == "window" else f"Panel: {name}"
        yield section, _saved(f"{name}-{case.name}", studio.image(name))


def _lessons(window: MainWindow) -> Iterator[tuple[str, str]]:
    window.apply_theme(THEMES["light"])
    course = window.learning.course
    for size in (LEAST, MIDDLE):
        window.resize(*size)
        _settle()
        window.workspace.places.arrange()
        window.learning.do_learn()
        for language, lesson in product(LANGUAGES, bundled_lessons()):
            window.apply_language(language)
            section = f"Lessons: {language}, {size[0]} x {size[1]}"
            for index, page in enumerate(lesson.pages):
                course.start(lesson, index)
                _settle()
                name = f"lesson-{lesson.number:02}-{index + 1}-{language}-{size[0]}"
                yield section, _saved(name, window.grab().toImage())
                if page.challenge is not None and size == MIDDLE:
                    course.solve()
                    _settle()
                    yield section, _saved(f"{name}-solved", window.grab().toImage())
        window.learning.do_learn()
        _settle()


def _classroom(window: MainWindow) -> Iterator[tuple[str, str]]:
    for case in classroom_cases():
        window.resize(*case.size)
        window.document.open(session(case.content), case.content)
        window.apply_theme(THEMES[case.theme])
        window.apply_language(case.language)
        window.classroom.choose(case.type_size)
        for workspace in ("cell", "memory"):
            window.workspaces.show(workspace)
            _settle()
            yield case.section, _saved(f"class-{workspace}-{case.name}", window.grab().toImage())
        window.workspaces.show("cell")
        window.learning.do_learn()
        window.learning.course.start(bundled_lessons()[2])
        _settle()
        yield case.section, _saved(f"class-lesson-{case.name}", window.grab().toImage())
        window.learning.do_learn()
        window.classroom.leave()


def _memory(window: MainWindow) -> Iterator[tuple[str, str]]:
    window.workspaces.show("memory")
    for case in memory_cases():
        window.resize(*case.size)
        window.document.open(session(case.content), case.content)
        window.apply_theme(THEMES[case.theme])
        window.apply_language(case.language)
        _settle()
        while window.workspaces.memory is not None and window.workspaces.memory.computing:
            _settle()
        studio = Studio(window.document, window, window.apply_theme)
        for name in studio.names() if case.panels else ("window",):
            yield case.section, _saved(f"memory-{name}-{case.name}", studio.image(name))
    window.workspaces.show("cell")


def _train(window: MainWindow) -> Iterator[tuple[str, str]]:
    window.workspaces.show("train")
    for case, settings in train_cases():
        window.resize(*case.size)
        window.document.set_training("", settings)
        window.apply_theme(THEMES[case.theme])
        window.apply_language(case.language)
        _train_to_the_end(window)
        studio = Studio(window.document, window, window.apply_theme)
        for name in studio.names() if case.panels else ("window",):
            yield case.section, _saved(f"train-{name}-{case.name}", studio.image(name))
    window.workspaces.show("cell")


def _train_to_the_end(window: MainWindow) -> None:
    train = window.workspaces.train
    assert train is not None
    asked = recipes(window.document.training)
    while train.lab.state != "idle" or [run.recipe for run in train.lab.runs] != list(asked):
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _settle()


def _dialog(window: MainWindow, name: str, look: str) -> Iterator[tuple[str, str]]:
    window.actions_by_name[name].trigger()
    _settle()
    for dialog in window.findChildren(QDialog):
        if dialog.isVisible():
            while isinstance(dialog, ExportDialog) and not dialog.check.text():
                _settle()
            _settle()
            yield "Dialogs", _saved(f"dialog-{name}-{look}", dialog.grab().toImage())
            dialog.reject()
    _settle()


def _question(window: MainWindow, name: str, look: str) -> Iterator[tuple[str, str]]:
    yield from _answered(window.actions_by_name[name].trigger, f"{name}-{look}")


def _problem(window: MainWindow, look: str) -> Iterator[tuple[str, str]]:
    problem = Problem("{file} holds no rows of numbers. Choose another table.", file="empty.csv")
    yield from _answered(partial(show_problem, window, problem), f"problem-{look}")


def _table(window: MainWindow, look: str) -> Iterator[tuple[str, str]]:
    menu = window.workspace.parameters.input.menu
    menu.paste_text(UNSURE_TABLE)
    while menu.tables is None or menu.tables.preview is None:
        _settle()
    preview = menu.tables.preview
    yield "Dialogs", _saved(f"dialog-table-{look}", preview.grab().toImage())
    preview.reject()
    _settle()


def _newcomer() -> Iterator[tuple[str, str]]:
    """Render what the very first start shows."""
    for theme, language, size in product(THEMES, LANGUAGES, (LEAST, MIDDLE)):
        settings = Settings()
        window = MainWindow(Document(session(FIRST_PRESET)), settings)
        window.keep_layout(settings)
        window.greet(settings)
        window.resize(*size)
        window.show()
        window.complete()
        window.apply_theme(THEMES[theme])
        window.apply_language(language)
        _settle()
        look = f"{theme}-{language}-{size[0]}x{size[1]}"
        yield "First start", _saved(f"first-{look}", window.grab().toImage())
        window.document.undo_stack.setClean()
        window.deleteLater()
        _settle()


def _answered(ask: Callable[[], object], name: str) -> Iterator[tuple[str, str]]:
    """Render the dialog that blocks ``ask``, and give it up."""
    images: list[QImage] = []

    def give_up() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog):
            images.append(dialog.grab().toImage())
            dialog.reject()

    poll = QTimer()
    poll.timeout.connect(give_up)
    poll.start(100)
    ask()
    poll.stop()
    for image in images:
        yield "Dialogs", _saved(f"dialog-{name}", image)


def _menus(window: MainWindow, look: str) -> Iterator[tuple[str, str]]:
    kind = window.workspace.parameters.kind
    for name, menu in {"kinds": kind.more, "variants": kind.variants}.items():
        menu.popup(window.mapToGlobal(window.rect().center()))
        _settle()
        yield "Menus", _saved(f"menu-{name}-{look}", menu.grab().toImage())
        menu.close()
    shown = (box for box in window.findChildren(ChoiceBox) if box.isVisible())
    for number, box in enumerate(shown):
        box.showPopup()
        opened = QApplication.activePopupWidget()
        if opened is not None:
            yield "Menus", _saved(f"menu-choice-{number}-{look}", opened.grab().toImage())
            opened.close()
    _settle()


def _saved(name: str, image: QImage) -> str:
    file_name = f"{name}.png"
    if not image.save(str(FOLDER / file_name)):
        raise OSError(f"{FOLDER / file_name} could not be written")
    return file_name


def _settle() -> None:
    for _ in range(_TURNS):
        QApplication.processEvents()
    # Outside an event loop what is to be deleted would stay, and a translation with it.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


if __name__ == "__main__":
    sys.exit(main())
