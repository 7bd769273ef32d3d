"""The card with a challenge: goal, conditions, hint and solution."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from lstm_gui.core.facts.challenges import Progress
from lstm_gui.files.lessons.lesson_format import (
    Challenge,
    Choice,
    ConditionPart,
    OfMemory,
    Pick,
)
from lstm_gui.scenes.learning.verdict import Verdict
from lstm_gui.ui.learn.condition_row import ConditionRow
from lstm_gui.ui.learn.lesson_course import Course
from lstm_gui.ui.learn.option_button import OptionButton
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.labels.label import title_label
from lstm_gui.ui.widgets.manners.yielding_row import YieldingRow
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.words.lesson_words import said
from lstm_gui.words.numbers import number, percent
from lstm_gui.words.one_line import from_field
from lstm_gui.words.plain_markup import without_formulas
from lstm_gui.words.translation import message, tr

_LONGEST_REASON = 500


class ChallengeBox(QFrame):
    """Shows the challenge of the open page of a `Course` and how far it is.

    Signals
    -------
    concluded(object)
        What comes of it is said now, by the label that it carries.
    """

    concluded = pyqtSignal(object)

    def __init__(self, course: Course, parent: QWidget) -> None:
        super().__init__(parent)
        self._course, self._tried = course, course.tried
        self._challenge: Challenge | None = None
        self._outcome: QWidget | None = None
        self.setProperty("role", "card")
        self.goal = self._text(message("Challenge"))
        self.rows: list[ConditionRow] = []
        self.findings: list[ConditionRow] = []
        self.options: dict[tuple[int, int], OptionButton] = {}
        self.reasons: dict[int, QLineEdit] = {}
        self._conditions, self._found = QVBoxLayout(), QVBoxLayout()
        self.success = title_label(message("Well done: every condition is met."), self)
        self.shown = title_label(message("This is the solution, shown by the program."), self)
        self.late = title_label(
            message("Every condition is met, but not with the first answers."), self
        )
        self.forced = title_label(
            message("Release what is clamped: the cell has to do this by itself."), self
        )
        self.elsewhere = title_label(
            message("Only the networks of this page count: set their start, H and seed back."), self
        )
        self.found_title = title_label(message("What the numbers also say:"), self)
        self.hint = self._text(message("Hint"))
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        fit(column.setContentsMargins, 12, 9, 12, 10)
        for rows in (column, self._conditions, self._found):
            fit(rows.setSpacing, 7)
        column.addWidget(title_label(message("Challenge"), self))
        column.addWidget(self.goal)
        column.addLayout(self._conditions)
        for outcome in (*self._outcomes, self.found_title):
            column.addWidget(outcome)
        column.addLayout(self._found)
        column.addWidget(self.hint)
        column.addWidget(self._buttons())

    def show_challenge(self, challenge: Challenge | None) -> None:
        """Show another challenge, or the same one in another language."""
        self.setVisible(challenge is not None)
        if challenge is not self._challenge:
            self._challenge = challenge
            self._build()
        if challenge is not None:
            self.goal.show_text(said(challenge.goal))
            self.hint.show_text(said(challenge.hint))
            self._say_options(challenge)

    def draw(self, verdict: Verdict | None) -> None:
        """Show how far each condition is met; without a verdict, what is asked for."""
        challenge = self._challenge
        if challenge is None:
            return
        met = verdict or Verdict((Progress(False),) * len(challenge.conditions))
        for index, (row, part, progress) in enumerate(
            zip(self.rows, challenge.conditions, met.conditions, strict=True)
        ):
            why = said(part.why) if isinstance(part, Choice) and progress.met else ""
            row.show_condition(said(part.text), progress.met, self._now(index, part, progress), why)
        self._show_options(challenge)
        lesson = self._course.lesson
        withheld = lesson.withhold if lesson is not None else []
        self.hint_button.setVisible("hints" not in withheld)
        self.solution_button.setVisible("solutions" not in withheld)
        self.hint.setVisible(self._course.tried.hinted)
        self.hint_button.setEnabled(not self._course.tried.hinted)
        self.forced.setVisible(met.met and met.forced)
        self.elsewhere.setVisible(met.elsewhere and not met.met)
        told, helped = self._course.tried.told, self._course.tried.helped
        self.success.setVisible(met.solved and not helped)
        self.shown.setVisible(met.solved and told)
        self.late.setVisible(met.solved and helped and not told)
        self.again.setVisible(helped)
        self._show_findings(challenge, met)
        self._tell_outcome()

    @property
    def _outcomes(self) -> tuple[QWidget, ...]:
        return self.forced, self.elsewhere, self.success, self.shown, self.late

    def _tell_outcome(self) -> None:
        """Say so once an outcome shows that did not."""
        before = self._outcome
        self._outcome = next((one for one in self._outcomes if not one.isHidden()), None)
        if self._outcome is not None and self._outcome is not before:
            self.concluded.emit(self._outcome)

    def _show_findings(self, challenge: Challenge, verdict: Verdict) -> None:
        """Show what else is so, once the challenge is solved."""
        found = verdict.findings or (Progress(False),) * len(challenge.findings)
        self.found_title.setVisible(any(progress.met for progress in found))
        for row, part, progress in zip(self.findings, challenge.findings, found, strict=True):
            row.setVisible(progress.met)
            row.show_condition(said(part.text), progress.met, _now(part, progress))

    def _text(self, name: str) -> PageText:
        text = PageText(self)
        bind(text.setAccessibleName, name)
        return text

    def _buttons(self) -> YieldingRow:
        """Make the buttons: those that help, and behind or below them the one that begins anew."""
        row = YieldingRow(6, self)
        helping, anew = QWidget(row), QWidget(row)
        self.hint_button = QuietButton(helping)
        bind(self.hint_button.setText, message("Hint"))
        self.hint_button.clicked.connect(self._course.show_hint)
        self.solution_button = QuietButton(helping)
        bind(self.solution_button.setText, message("Show the solution"))
        self.solution_button.clicked.connect(self._course.solve)
        self.again = QuietButton(anew)
        bind(self.again.setText, message("Try it anew"))
        self.again.clicked.connect(self._course.begin_anew)
        _set_beside(helping, self.hint_button, self.solution_button)
        _set_beside(anew, self.again)
        row.add(helping, 1)
        row.add(anew, 0)
        return row

    def _build(self) -> None:
        for row in (*self.rows, *self.findings):
            row.hide()
            row.deleteLater()
        self.options, self.reasons = {}, {}
        self.rows, self.findings = [], []
        conditions = self._challenge.conditions if self._challenge else []
        for index, part in enumerate(conditions):
            row = ConditionRow(self)
            if isinstance(part, Choice):
                self._add_options(row, index, part)
                # Below the answers, so that the next click hits what it was meant for.
                row.put_last(row.now)
                self._add_reason(row, index)
            self.rows.append(row)
            self._conditions.addWidget(row)
        for _ in self._challenge.findings if self._challenge else []:
            row = ConditionRow(self)
            row.mark.hide()
            self.findings.append(row)
            self._found.addWidget(row)

    def _add_options(self, row: ConditionRow, index: int, part: Choice) -> None:
        for option in range(1, len(part.options) + 1):
            button = OptionButton(row)
            button.clicked.connect(partial(self._choose, index, option))
            self.options[index, option] = button
            row.below.addWidget(button)

    def _add_reason(self, row: ConditionRow, index: int) -> None:
        reason = self.reasons[index] = QLineEdit(row)
        reason.setMaxLength(_LONGEST_REASON)
        bind(reason.setPlaceholderText, message("Why do you think so?"))
        bind(reason.setAccessibleName, message("Why do you think so?"))
        reason.editingFinished.connect(partial(self._explain, index))
        row.below.addWidget(reason)

    def _explain(self, index: int) -> None:
        self._course.explain(index, from_field(self.reasons[index].text()))

    def _say_options(self, challenge: Challenge) -> None:
        for (index, option), button in self.options.items():
            part = challenge.conditions[index]
            if isinstance(part, Choice):
                button.setText(without_formulas(said(part.options[option - 1])))

    def _show_options(self, challenge: Challenge) -> None:
        for (index, option), button in self.options.items():
            part = challenge.conditions[index]
            answer = self._course.tried.answers.get(index)
            button.setChecked(answer == option)
            solved = isinstance(part, Choice) and answer == part.answer
            button.setEnabled(not solved or answer == option)
        tried, began = self._course.tried, self._course.tried is not self._tried
        self._tried = tried
        for index, reason in self.reasons.items():
            # Always there, so that nothing moves away from under the pointer, and before the
            # answer, too: keys typed into what only looks like a field would set the window.
            reason.setEnabled(index in tried.first or index not in tried.answers)
            if began:
                reason.clear()

    def _choose(self, index: int, option: int) -> None:
        # A click on an answer leaves the focus, and with it an unfinished text, where it was.
        self._explain(index)
        self._course.answer(index, option)

    def _now(self, index: int, part: ConditionPart, progress: Progress) -> str:
        if isinstance(part, Choice):
            wrong = self._course.tried.answers.get(index) not in (None, part.answer)
            return tr("Not quite. Choose another answer.") if wrong else ""
        if isinstance(part, Pick):
            return self._now_picked(index, progress)
        return _now(part, progress)

    def _now_picked(self, index: int, progress: Progress) -> str:
        if progress.met or index != self._course.asked_pick():
            return ""
        if self._course.tried.mistaken:
            return tr("Not there. Look once more.")
        return tr("Click it in the diagram.")


def _now(part: ConditionPart, progress: Progress) -> str:
    """Return the number that decides a condition, as it is now."""
    if progress.value is None:
        return ""
    if progress.step is not None:
        return tr("now {value} at t = {step}").format(
            value=number(progress.value), step=progress.step
        )
    if isinstance(part, OfMemory):
        write = _WRITTEN.get(part.measure)
        template = tr("found: {value}") if part.once and progress.met else tr("now {value}")
        return template.format(value=write(progress.value)) if write else ""
    return tr("now {value}").format(value=number(progress.value))


def _whole(value: float) -> str:
    return number(value, digits=0)


def _times(value: float) -> str:
    return f"× {number(value)}"


_WRITTEN: dict[str, Callable[[float], str]] = {
    "share": percent,
    "saturated": percent,
    "gradient": _times,
    "longest right": _whole,
}
"""How the measures of a lane are written; whether it answers right is said by its mark."""


def _set_beside(place: QWidget, *buttons: QWidget) -> None:
    row = QHBoxLayout(place)
    row.setContentsMargins(0, 0, 0, 0)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
