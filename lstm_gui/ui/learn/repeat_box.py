"""The numbers of a lesson computed again on this machine, beside those of its text."""

from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.files.lessons.lesson_evidence import Claim
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.scenes.learning.claims import Come, Found, repeat_all, written_as
from lstm_gui.ui.document.job import GoesOn, Job
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.words.lesson_words import said
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import message, tr

_SAME, _OTHER = "✓", "≠"


class RepeatBox(QWidget):
    """A button, how far it has come, and a line for each number."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lesson: Lesson | None = None
        self._claims: list[Claim] = []
        self._job: Job | None = None
        self.again = flat_button(
            self,
            message("repeat on this machine"),
            message("Compute the numbers of this lesson once more, here and now"),
            self.start,
        )
        self.stop = flat_button(self, message("stop"), "", self.leave_off)
        self.told = Label(self)
        self.told.setProperty("role", "muted")
        self.results = PageText(self)
        bind(self.results.setAccessibleName, message("Numbers computed on this machine"))
        row = QHBoxLayout()
        for widget in (self.again, self.stop, self.told):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 4)
        column.addLayout(row)
        column.addWidget(self.results)
        self._show_state()

    def offer(self, lesson: Lesson, claims: list[Claim]) -> None:
        """Offer to compute ``claims`` of ``lesson``; what was found of others goes."""
        self.leave_off()
        self._job = None
        self._lesson, self._claims = lesson, claims
        self._show_found(())
        self._show_state()

    @property
    def offers(self) -> bool:
        """Whether there is a number to compute."""
        return bool(self._claims)

    def start(self) -> None:
        """Compute all of them, in the background."""
        if self._lesson is None or self._job is not None:
            return
        self._show_found(())
        job = self._job = Job(partial(_work, self._lesson, self._claims), self)
        job.progressed.connect(self._follow)
        job.ended.connect(self._end)
        self._show_state()
        self.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        job.start()

    def leave_off(self) -> None:
        """Give up what is being computed; the numbers found by now stay."""
        if self._job is not None:
            self._job.stop()

    def _follow(self, come: Come) -> None:
        if self.sender() is self._job:
            self.told.setText(tr("Computing … {share}").format(share=percent(come.share)))
            self._show_found(come.found)

    def _end(self, job: Job) -> None:
        if job.problem is not None:
            show_problem(self, job.problem)
        if job is self._job:
            self._job = None
            self._show_state()
            if job.done:
                self._show_found(job.result)

    def _show_state(self) -> None:
        running = self._job is not None
        self.again.setVisible(not running)
        self.stop.setVisible(running)
        self.told.setText(tr("Computing … {share}").format(share=percent(0.0)) if running else "")

    def _show_found(self, found: tuple[Found, ...]) -> None:
        lines = [_line(claim, one) for claim, one in zip(self._claims, found, strict=False)]
        self.results.setVisible(bool(lines))
        self.results.show_text("\n".join(lines))


def _line(claim: Claim, found: Found) -> str:
    stated = said(claim.said)
    here = written_as(found, stated)
    text = tr("{what}: here {here} (text: {said})").format(
        what=said(claim.what), here=f"**{here}**", said=stated
    )
    return f"- {text} {_SAME if here == stated else _OTHER}"


def _work(lesson: Lesson, claims: list[Claim], goes_on: GoesOn) -> tuple[Found, ...]:
    """Compute ``claims``, and tell of each further percent: a training has many updates."""
    last = -1

    def told(come: Come) -> bool:
        nonlocal last
        before, last = last, int(100 * come.share)
        return goes_on(come if last != before else None)

    return repeat_all(lesson, claims, told)
