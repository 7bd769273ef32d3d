"""The notes of whoever gives a lesson, in a window for another screen."""

from PyQt6.QtCore import QElapsedTimer, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QCloseEvent, QFont
from PyQt6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.files.lessons.lesson_format import Page
from lstm_gui.scenes.learning.page_reading import text_of
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit, fit_font, scaled
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.focus_ring import FocusRing
from lstm_gui.ui.widgets.manners.on_screen import keep_within
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.ui.widgets.pages.scrolled_column import scroll_column
from lstm_gui.words.lesson_words import said
from lstm_gui.words.translation import message, tr

_SECOND = 1000
_WIDE, _HIGH, _APART, _INSET = 560, 620, 26, 8


class NotesWindow(QWidget):
    """Shows what the page says to whoever teaches it, what comes next, and how long it took.

    Signals
    -------
    closed()
        It went away.
    """

    closed = pyqtSignal()

    def __init__(self, course: Course, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        bind(self.setWindowTitle, "Notes")
        self._course = course
        self._clock = QElapsedTimer()
        self._clock.start()
        self._tick = QTimer(self, interval=_SECOND)
        self._tick.timeout.connect(self._show_time)
        self._add_labels()
        self._add_texts()
        self._lay_out()
        course.changed.connect(self.refresh)
        fit(self._take_room, _WIDE, _HIGH)
        self.refresh()
        self._show_time()
        self._tick.start()

    def _add_labels(self) -> None:
        self.place, self.time = Label(self), Label(self)
        fit_font(self.time.setFont, 20, QFont.Weight.DemiBold)
        bind(self.time.setAccessibleName, "Time since the start")
        self.now_title, self.next_title = Label(self), Label(self)
        for title in (self.now_title, self.next_title):
            title.setWordWrap(True)
        fit_font(self.now_title.setFont, 19, QFont.Weight.DemiBold)
        self.next_title.setProperty("role", "title")
        for label in (self.place, self.now_title, self.next_title):
            fit(label.setContentsMargins, _INSET, 0, 0, 0)

    def _add_texts(self) -> None:
        self.notes, self.next_text = PageText(self), PageText(self)
        for text in (self.notes, self.next_text):
            # Room between the words and the frame of the focus.
            fit(text.document().setDocumentMargin, _INSET)
        bind(self.notes.setAccessibleName, "Notes")
        bind(self.next_text.setAccessibleName, "What the next page says")

    def refresh(self) -> None:
        """Show the notes of the open page, in the language in force."""
        lesson, page = self._course.lesson, self._course.page
        self.back_button.setEnabled(self._course.before is not None)
        self.next_button.setEnabled(self._course.after is not None)
        if lesson is None or page is None:
            self.place.setText("")
            self.now_title.setText(tr("No lesson is open."))
            self._show_texts("", "", "")
            return
        number, count = self._course.index + 1, len(lesson.pages)
        self.place.setText(f"{said(lesson.title)}  ·  {number} / {count}")
        self.now_title.setText(said(page.title))
        self._show_texts(_notes(page), *self._following())

    def restyle(self) -> None:
        """Show the notes in the colours and the language in force."""
        for text in (self.notes, self.next_text):
            text.refresh()
        self.refresh()

    def start_clock(self) -> None:
        """Count from now on."""
        self._clock.restart()
        self._show_time()

    def closeEvent(self, event: QCloseEvent | None) -> None:
        self._tick.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _take_room(self, width: int, height: int) -> None:
        self.resize(width, height)
        if self.isVisible():
            # Larger type may ask for more than there is.
            keep_within(self)

    def _following(self) -> tuple[str, str]:
        """Return title and text of what the next page key shows."""
        after = self._course.after
        if after is None:
            return tr("This is the last page."), ""
        if after.lesson is not self._course.lesson:
            return tr("Next: {title}").format(title=said(after.lesson.title)), ""
        title = tr("Next: {title}").format(title=said(after.lesson.pages[after.index].title))
        return title, text_of(after.lesson, after.index)

    def _show_texts(self, notes: str, title: str, text: str) -> None:
        self.notes.show_text(notes)
        self.next_title.setText(title)
        self.next_text.show_text(text)
        # An empty one would take the keys, and a frame that shows it.
        self.notes.setVisible(bool(notes))
        self.next_text.setVisible(bool(text))

    def _show_time(self) -> None:
        minutes, seconds = divmod(self._clock.elapsed() // _SECOND, 60)
        self.time.setText(f"{minutes}:{seconds:02}")

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.place, 1)
        head.addWidget(self.time)
        restart = flat_button(
            self, message("from 0"), message("Count the time from now on"), self.start_clock
        )
        head.addWidget(restart)
        content = QWidget(self)
        column = QVBoxLayout(content)
        fit(column.setContentsMargins, 0, 0, 8, 0)
        column.addWidget(self.now_title)
        column.addWidget(self.notes)
        column.addSpacing(scaled(_APART))
        column.addWidget(self.next_title)
        column.addWidget(self.next_text)
        column.addStretch(1)
        scroll = QScrollArea(self)
        bind(scroll.setAccessibleName, "Notes and what comes next")
        FocusRing(scroll)
        scroll_column(scroll, content)
        whole = QVBoxLayout(self)
        fit(whole.setContentsMargins, 10, 14, 18, 14)
        fit(whole.setSpacing, 10)
        whole.addLayout(head)
        whole.addWidget(scroll, 1)
        whole.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        self.back_button, self.next_button = QPushButton(self), QPushButton(self)
        row = QHBoxLayout()
        row.addStretch(1)
        for button, text, turn in (
            (self.back_button, message("Back"), self._course.back),
            (self.next_button, message("Next"), self._course.next),
        ):
            bind(button.setText, text)
            button.clicked.connect(turn)
            row.addWidget(button)
        return row


def _notes(page: Page) -> str:
    """Return the notes of ``page``, and what helps with its challenge."""
    parts = [] if page.notes is None else [said(page.notes)]
    if page.challenge is not None:
        title = tr("Hint")
        parts += [f"**{title}**", said(page.challenge.hint)]
    return "\n\n".join(parts) or tr("This page has no notes.")
