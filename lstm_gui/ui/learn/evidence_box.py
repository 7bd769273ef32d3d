"""How we know: a fold below each page with the figures and sources of its lesson."""

from functools import partial

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.files.lessons.lesson_evidence import Evidence, evidence_of
from lstm_gui.files.lessons.lesson_format import Lesson
from lstm_gui.ui.learn.repeat_box import RepeatBox
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.scale import fit
from lstm_gui.ui.widgets.buttons.flat_button import flat_button
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.words.lesson_words import said
from lstm_gui.words.translation import message, tr, wording


class EvidenceBox(QWidget):
    """Closed until somebody asks.

    Signals
    -------
    chapter_asked(str)
        A chapter of the manual that tells more, as links call it.
    """

    chapter_asked = pyqtSignal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = ("", "")
        self.toggle = flat_button(
            self,
            message("How do we know?"),
            message("Figures of this lesson with their seeds, and what to read"),
            self._fold,
        )
        self.toggle.setCheckable(True)
        self.text = PageText(self)
        bind(self.text.setAccessibleName, message("How do we know?"))
        self.again = RepeatBox(self)
        self.more = flat_button(
            self,
            message("all networks, seeds and sources …"),
            message("Show the chapter of the manual on what the program rests on"),
            partial(self.chapter_asked.emit, "evidence"),
        )
        for widget in (self.text, self.again, self.more):
            widget.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        fit(column.setSpacing, 4)
        column.addWidget(self.toggle)
        column.setAlignment(self.toggle, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.text)
        column.addWidget(self.again)
        column.addWidget(self.more)
        column.setAlignment(self.more, Qt.AlignmentFlag.AlignLeft)

    def show_evidence(self, lesson: Lesson) -> None:
        """Show what ``lesson`` rests on, as it is written now; hides where nothing is known."""
        evidence, now = evidence_of(lesson.id), (lesson.id, wording())
        self.setVisible(evidence is not None)
        if evidence is not None and now != self._shown:
            self.text.show_text(_written(evidence))
            self.again.offer(lesson, evidence.claims)
            self._fold()
        self._shown = now

    def _fold(self) -> None:
        opened = self.toggle.isChecked()
        self.text.setVisible(opened)
        self.more.setVisible(opened)
        self.again.setVisible(opened and self.again.offers)


def _written(evidence: Evidence) -> str:
    figures = _listed(tr("Figures"), [said(words) for words in evidence.figures])
    return "\n\n".join([*figures, *_listed(tr("Sources"), evidence.sources)])


def _listed(title: str, lines: list[str]) -> list[str]:
    return [f"**{title}**", "\n".join(f"- {line}" for line in lines)] if lines else []
