"""What a sub-step does, in words; and the question before its result is shown."""

from collections.abc import Sequence

from msgspec import Struct
from PyQt6.QtCore import QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from lstm_gui.ui.cell.guess_box import GuessBox
from lstm_gui.ui.cell.guess_slider import GuessSlider
from lstm_gui.ui.cell.value_strip import strip_size
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.scale import (
    fit,
    fit_font,
    scaled,
    scaled_painter,
    unscaled,
)
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.manners.giving_way import GivingWay
from lstm_gui.ui.widgets.numbers.symbol_label import SymbolLabel

_LEAST = 280
_SENTENCE, _PIXELS, _FEWEST_PIXELS = 120, 14, 11
"""The least width of the sentence, the size of its letters and how small they may become."""


class Question(Struct, frozen=True):
    """What is asked: the markup of its symbol, its role and the bounds of the answer."""

    markup: str
    role: str
    low: float
    high: float


class StepCard(QWidget):
    """Shows a sentence, and a `Question` or the verdict about its answer.

    Signals
    -------
    guessed(float)
        The learner said a number.
    """

    guessed = pyqtSignal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sentence = Label(self)
        self.sentence.setWordWrap(True)
        fit_font(self.sentence.setFont, _PIXELS)
        self.verdict = Label(self)
        fit_font(self.verdict.setFont, 13, QFont.Weight.DemiBold)
        self.verdict.setWordWrap(True)
        fit(self.verdict.setMinimumWidth, 170)
        self.symbol = SymbolLabel(parent=self)
        self.slider = GuessSlider(self)
        self.box = GuessBox(self)
        self.check = QToolButton(self)
        bind(self.check.setText, "Check")
        bind(self.check.setToolTip, "Compare your guess with the result (Enter)")
        bind(self.slider.setAccessibleName, "Your guess")
        bind(self.box.setAccessibleName, "Your guess")
        self._asking = (self.symbol, self.slider, self.box, self.check)
        self._question: Question | None = None
        self._lay_out()
        self.slider.moved.connect(self.box.show_number)
        self.slider.settled.connect(self.guessed)
        self.box.typed.connect(self.guessed)
        self.box.returnPressed.connect(self._enter)
        self.check.clicked.connect(self._check)
        self.show_step("")

    def sizeHint(self) -> QSize:
        return strip_size()

    def hasHeightForWidth(self) -> bool:
        # A question leaves the sentence less room; the diagram above must not jump for it.
        return False

    def show_step(self, sentence: str, question: Question | None = None, verdict: str = "") -> None:
        """Show a sentence, what is asked and how good the answer was; emits nothing."""
        self.sentence.setText(sentence)
        set_tooltip(self.sentence, sentence)
        self.setAccessibleDescription(f"{sentence} {verdict}".strip())
        self.verdict.setText(verdict)
        self.verdict.setVisible(bool(verdict))
        if question is None and QApplication.focusWidget() in self._asking:
            # Otherwise the focus would move on to a control that takes the next key for itself.
            self.window().setFocus()
        self.symbol.setVisible(question is not None)
        self.box.setVisible(question is not None)
        self._giving.leave_out(() if question is not None else (self.slider, self.check))
        if question is not None and question != self._question:
            self.symbol.show_markup(f"{question.markup} =", question.role)
            self.slider.show_bounds(question.low, question.high)
            self.slider.clear()
            self.box.show_guess(self.slider.number, question.low)
        self._question = question
        self._fit_sentence()

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        self._fit_sentence()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("field"))
        painter.drawRoundedRect(unscaled(self.rect()), 7, 7)

    def _lay_out(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        fit(row.setContentsMargins, 12, 2, 10, 2)
        fit(row.setSpacing, 8)
        row.addWidget(self.sentence, 1)
        row.addWidget(self.verdict)
        for widget in self._asking:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._giving = GivingWay(self, row, _LEAST)
        # The box alone will do where there is no room for more: what was worked out with three
        # decimals can be said by no short slider.
        self._giving.set_giving((self.slider, self.check))

    def _fit_sentence(self) -> None:
        """Show the whole sentence: its letters become smaller, then what can give way does."""
        kept = [one for one in (self.symbol, self.box, self.verdict) if not one.isHidden()]
        giving = (self.slider, self.check) if self._question is not None else ()
        for first in range(len(giving) + 1):
            if self._fit_beside([*kept, *giving[first:]]):
                break

    def _fit_beside(self, others: Sequence[QWidget]) -> bool:
        """Set the letters as large as ``others`` leave room for; tells whether there is any."""
        room = self._giving.room_beside(others)
        for pixels in range(_PIXELS, _FEWEST_PIXELS - 1, -1):
            self.sentence.setFont(text_font(scaled(pixels)))
            width = self._width_of_sentence(room)
            if self._is_whole(width):
                break
        self.sentence.setMinimumWidth(max(width, 0))
        return self._is_whole(width)

    def _width_of_sentence(self, room: int) -> int:
        widths = range(scaled(_SENTENCE), room, scaled(10))
        return next((width for width in widths if self._is_whole(width)), room)

    def _is_whole(self, width: int) -> bool:
        # The label itself counts with no less than the width that it was given last.
        margins, everywhere = self.layout().contentsMargins(), QRect(0, 0, width, 10_000)
        words, wrapped = self.sentence.text(), Qt.TextFlag.TextWordWrap
        height = self.sentence.fontMetrics().boundingRect(everywhere, wrapped, words).height()
        return height <= self.height() - margins.top() - margins.bottom()

    def _enter(self) -> None:
        # The box tells only of numbers that differ from the one it showed.
        if self.box.isVisible() and not self.box.property("wrong"):
            self._check()

    def _check(self) -> None:
        self.guessed.emit(self.box.number)
