"""The chapters: which there are, which are done, and where one was."""

from functools import partial
from pathlib import Path

from PyQt6.QtCore import QCoreApplication, QEvent, Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PyQt6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from lstm_gui.files.lessons.lesson_files import (
    SUFFIX,
    bundled_lessons,
    program_lessons,
    title_in,
    tour,
    worked_examples,
)
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.files.lessons.reading_order import lesson_after
from lstm_gui.ui.document.preferences import Settings
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.elided_button import ElidedButton
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.file_name_text import readable
from lstm_gui.ui.widgets.labels.label import Label, title_label
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.lesson_words import headed, said
from lstm_gui.words.one_line import one_line
from lstm_gui.words.translation import message, tr

_HEADING = 0, 8, 0, 0
"""What is left free around the heading of a group: it belongs to what follows."""


class ChapterButton(ElidedButton):
    """A button that knows whether it was pointed at."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.by_pointer = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.by_pointer = True
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.by_pointer = False
        super().keyPressEvent(event)


class ChapterList(QWidget):
    """One button for each chapter and each lesson of a teacher, and one to go on reading.

    Signals
    -------
    own_chosen(Path)
        A lesson file that was opened before is wanted again.
    own_asked(), own_begun()
        Another lesson file is to be opened, or a new one to be written.
    """

    own_chosen = pyqtSignal(object)
    own_asked = pyqtSignal()
    own_begun = pyqtSignal()

    def __init__(self, course: Course, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._course, self._settings = course, settings
        self.resume = ChapterButton(self)
        self.resume.setDefault(True)
        self.resume.clicked.connect(self._resume)
        self.export = flat_button(
            self,
            message("save my answers …"),
            message("First answers, and which challenges are solved, as a table to hand in"),
            self._export,
        )
        self._content = QWidget(self)
        self._column = QVBoxLayout(self._content)
        fit(self._column.setContentsMargins, 0, 0, 8, 0)
        fit(self._column.setSpacing, 5)
        self._column.addWidget(self.resume)
        self.buttons: dict[str, ChapterButton] = {}
        self.own: dict[Path, ChapterButton] = {}
        self.own_title = self._heading(message("Own lessons"))
        self._own = QVBoxLayout()
        fit(self._own.setSpacing, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._intro())
        self._scroll = self._scrolled(self._content)
        column.addWidget(self._scroll, 1)

    def showEvent(self, event: QShowEvent) -> None:
        # The lessons take some 40 ms to read: only when somebody looks.
        self.refresh()
        super().showEvent(event)
        # Else it would be painted once, and clicked, squeezed into the height of its place.
        QCoreApplication.sendEvent(self._scroll.viewport(), QEvent(QEvent.Type.LayoutRequest))

    def refresh(self) -> None:
        """Say everything again: titles, marks, and where to go on."""
        if not self.buttons:
            for lesson in (tour(), *bundled_lessons()):
                self._add(lesson)
            examples = message("Worked examples: by hand first, then checked")
            self._column.addWidget(self._heading(examples))
            for lesson in worked_examples():
                self._add(lesson)
            self._column.addWidget(self.own_title)
            self._column.addLayout(self._own)
            for way in self._own_ways():
                self._column.addWidget(way, 0, Qt.AlignmentFlag.AlignLeft)
            self._column.addWidget(self.export)
            self._column.addStretch(1)
            # Qt shows what comes to a visible widget later, and until then gives it no room.
            for button in self._content.findChildren(QWidget):
                button.show()
        solved = self._settings.solved_lessons
        for lesson in program_lessons():
            done = "   ✓" if lesson.id in solved else ""
            button = self.buttons[lesson.id]
            button.setText(f"{headed(lesson)}{done}")
            button.setAccessibleDescription(tr("done") if done else "")
        self.export.setVisible(self._settings.has_learned)
        self._show_own()
        self._show_resume()

    def _intro(self) -> Label:
        intro = Label(self)
        intro.setWordWrap(True)
        intro.setProperty("role", "muted")
        bind(
            intro.setText,
            message(
                "Short lessons on the live cell. Your own work is set aside while you read "
                "and comes back when you leave."
            ),
        )
        return intro

    def _scrolled(self, content: QWidget) -> QScrollArea:
        scroll = QScrollArea(self)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll_column(scroll, content)
        return scroll

    def _own_ways(self) -> tuple[QWidget, ...]:
        """Offer what a teacher does with files, of which nobody else needs to know."""
        self.open = flat_button(
            self,
            message("open a file …"),
            message("Open the file of a lesson that a teacher has written"),
            self.own_asked.emit,
        )
        self.write = flat_button(
            self,
            message("write one …"),
            message("Write a lesson that begins with what is on the screen"),
            self.own_begun.emit,
        )
        self.gather = flat_button(
            self,
            message("gather a class …"),
            message("Put the saved answers of a class side by side in one table"),
            self._gather,
        )
        return self.open, self.write, self.gather

    def _heading(self, text: str) -> QWidget:
        title = title_label(text, self)
        fit(title.setContentsMargins, *_HEADING)
        return title

    def _show_own(self) -> None:
        """List the lessons of teachers that were opened last."""
        paths = [Path(path) for path in self._settings.recent_lessons]
        if paths != list(self.own):
            self._list_own(paths)
        for path, button in self.own.items():
            button.setText(_called(path))

    def _list_own(self, paths: list[Path]) -> None:
        for button in self.own.values():
            button.hide()
            button.deleteLater()
        self.own = {path: ChapterButton(self) for path in paths}
        for path, button in self.own.items():
            button.setProperty("role", "chapter")
            button.told = readable(path)
            button.clicked.connect(partial(self._open, button, path))
            self._own.addWidget(button)

    def _add(self, lesson: Lesson) -> None:
        button = self.buttons[lesson.id] = ChapterButton(self)
        button.setProperty("role", "chapter")
        button.clicked.connect(partial(self._start, button, lesson))
        self._column.addWidget(button)

    def _show_resume(self) -> None:
        lesson, page = self._place()
        self.resume.setVisible(lesson is not None)
        if lesson is not None:
            template = message("Go on: {title}, page {page}") if page else message("Go on: {title}")
            self.resume.setText(tr(template).format(title=headed(lesson), page=page + 1))

    def _place(self) -> tuple[Lesson | None, int]:
        name, page = self._settings.lesson_place
        for lesson in program_lessons():
            if lesson.id == name:
                read = self._is_read(lesson, page)
                return (lesson_after(lesson), 0) if read else (lesson, page)
        return None, 0

    def _is_read(self, lesson: Lesson, page: int) -> bool:
        at_end = page + 1 >= len(lesson.pages)
        return at_end and (
            lesson.pages[-1].challenge is None or lesson.id in self._settings.solved_lessons
        )

    def _export(self) -> None:
        # With its dialog, only when somebody asks.
        from lstm_gui.ui.learn.hand_in_dialog import HandInDialog

        HandInDialog(self._settings, self.window()).open()

    def _gather(self) -> None:
        from lstm_gui.ui.learn.class_gathering import gather

        gather(self._settings, self.window())

    def _resume(self) -> None:
        lesson, page = self._place()
        if lesson is not None:
            self._leave(self.resume)
            self._course.start(lesson, page)

    def _open(self, button: ChapterButton, path: Path) -> None:
        self._leave(button)
        self.own_chosen.emit(path)

    def _start(self, button: ChapterButton, lesson: Lesson) -> None:
        self._leave(button)
        self._course.start(lesson)

    def _leave(self, button: ChapterButton) -> None:
        """Let the window have the keys of a button that was clicked, and goes with its list.

        Qt would hand them to the page, as if Tab had led there.
        """
        if button.by_pointer:
            self.window().setFocus()


def _called(path: Path) -> str:
    """Return the title that a lesson file tells now, else its name."""
    title = title_in(path)
    return one_line(said(title)) if title else readable(path.name.removesuffix(SUFFIX))
