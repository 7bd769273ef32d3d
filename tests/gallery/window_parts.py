"""The window and its workspaces, in front of one learner and of a class."""

from collections.abc import Iterable

from lstm_gui.files.lessons.lesson_files import bundled_lessons
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.scenes.training.recipes import recipes
from lstm_gui.scenes.training.training_settings import TrainingSettings
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.ui.train.lab import Lab
from lstm_gui.ui.window.main_window import MainWindow
from lstm_gui.words.notations.books import NOTATIONS
from tests.gallery.cases import Case
from tests.gallery.contents import session
from tests.gallery.stage import Stage
from tests.gallery.waiting import settle


def newcomer(stage: Stage, cases: Iterable[Case]) -> None:
    """Render what the very first start shows."""
    stage.window.hide()
    for case in cases:
        settings = Settings()
        window = MainWindow(Document(session(case.content)), settings)
        window.keep_layout(settings)
        window.greet(settings)
        window.resize(*case.size)
        window.show()
        window.complete()
        window.apply_theme(THEMES[case.theme])
        window.apply_language(case.language)
        settle()
        stage.take(case.section, f"first-{case.look}", window)
        # Not closed: the next one would find a layout, and be no newcomer's any more.
        window.document.undo_stack.setClean()
        window.deleteLater()
        settle()
    stage.window.show()


def cell(stage: Stage, cases: Iterable[Case]) -> None:
    """Render the Cell workspace."""
    for case in cases:
        stage.show(case)
        stage.window.workspace.places.arrange()
        settle()
        stage.take_panels(case, own_sections=True)


def notations(stage: Stage, cases: Iterable[Case]) -> None:
    """Render the first example as each book and library writes it."""
    for case in cases:
        stage.show(case)
        stage.window.workspace.places.arrange()
        for name in NOTATIONS:
            stage.window.appearance.choose_notation(name)
            settle()
            stage.take(case.section, f"{name}-{case.name}")
    stage.window.appearance.choose_notation(next(iter(NOTATIONS)))


def memory(stage: Stage, cases: Iterable[Case]) -> None:
    """Render the Memory workspace."""
    stage.window.workspaces.show("memory")
    page = stage.window.workspaces.memory
    assert page is not None
    for case in cases:
        stage.show(case)
        stage.wait(lambda: not page.computing, lambda: "comparing")
        stage.take_panels(case, "memory-")


def train(stage: Stage, cases: Iterable[tuple[Case, TrainingSettings]]) -> None:
    """Render the Train workspace once all that is asked for is trained."""
    stage.window.workspaces.show("train")
    page = stage.window.workspaces.train
    assert page is not None
    for case, settings in cases:
        stage.window.document.set_training("", settings)
        stage.fit(case)
        asked = list(recipes(settings))
        if not page.lab.begun:
            page.lab.start()
        stage.wait(
            lambda lab=page.lab, asked=asked: _trained(lab, asked),
            lambda lab=page.lab, name=case.content: f"training {name}: {_progress(lab)}",
        )
        stage.take_panels(case, "train-")


def lessons(stage: Stage, cases: Iterable[tuple[Case, Lesson]]) -> None:
    """Render all pages of chapters, and the challenges solved."""
    window = stage.window
    for case, lesson in cases:
        if window.learning.panel.isHidden():
            window.resize(*case.size)
            settle()
            window.workspace.places.arrange()
            window.learning.do_learn()
        stage.dress(case.theme, case.language)
        for index, page in enumerate(lesson.pages):
            window.learning.course.start(lesson, index)
            settle()
            name = f"lesson-{lesson.number:02}-{lesson.id}-{index + 1}-{case.look}"
            stage.take(case.section, name)
            if page.challenge is not None:
                window.learning.course.solve()
                settle()
                stage.take(case.section, f"{name}-solved")
    window.learning.do_learn()
    settle()


def classroom(stage: Stage, cases: Iterable[Case]) -> None:
    """Render what a class sees: the cell, memory, and a lesson."""
    window = stage.window
    for case in cases:
        stage.show(case)
        window.classroom.choose(case.type_size)
        for workspace in ("cell", "memory"):
            window.workspaces.show(workspace)
            settle()
            stage.take(case.section, f"class-{workspace}-{case.name}")
        window.workspaces.show("cell")
        window.learning.do_learn()
        window.learning.course.start(bundled_lessons()[2])
        settle()
        stage.take(case.section, f"class-lesson-{case.name}")
        window.learning.do_learn()
        window.classroom.leave()


def _trained(lab: Lab, asked: list) -> bool:
    return lab.state == "idle" and [run.recipe for run in lab.runs] == asked


def _progress(lab: Lab) -> str:
    done = sum(run.done for run in lab.runs)
    steps = sum(run.updates for run in lab.runs)
    return f"{lab.state}, {done} of {len(lab.runs)} runs done, {steps} steps in all"
