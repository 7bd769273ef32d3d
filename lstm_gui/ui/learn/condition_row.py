"""One condition of a challenge: a mark that says whether it is met, text, live number."""

from PyQt6.QtCore import QPointF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.scale import fit, scaled_painter, unscaled
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.pages.page_text import PageText
from lstm_gui.words.translation import tr

_MET = "i"


class Mark(QWidget):
    """An empty ring, or a filled one with a check mark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._met = False
        fit(self.setFixedSize, 20, 20)

    @property
    def met(self) -> bool:
        return self._met

    def show_met(self, met: bool) -> None:
        """Show whether the condition is met."""
        if met != self._met:
            self._met = met
            self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc = unscaled(self.rect()).adjusted(2, 2, -2, -2)
        if not self._met:
            painter.setPen(QPen(theme().color("muted"), 1.6))
            painter.drawEllipse(disc)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().ink(_MET))
        painter.drawEllipse(disc)
        pen = QPen(theme().color("card"), 2.2)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([QPointF(6, 10.5), QPointF(9, 13.5), QPointF(14.2, 7)]))


class ConditionRow(QWidget):
    """A condition with its mark; ``below`` takes what belongs to it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = Mark(self)
        self.text = PageText(self)
        self.text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.why = PageText(self)
        self.why.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.now = Label(self)
        self.now.setProperty("role", "muted")
        self.now.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        fit(row.setSpacing, 8)
        # Beside the first line of the text, whose letters stand low in it.
        beside = QVBoxLayout()
        fit(beside.setContentsMargins, 0, 5, 0, 0)
        beside.addWidget(self.mark)
        beside.addStretch(1)
        row.addLayout(beside)
        self.below = QVBoxLayout()
        fit(self.below.setSpacing, 2)
        self.below.addWidget(self.text)
        for line in (self.now, self.why):
            self.below.addWidget(line)
        row.addLayout(self.below, 1)

    def put_last(self, line: QWidget) -> None:
        """Let ``line`` stand below everything else of the condition, whether it shows or not."""
        fit(line.setMinimumHeight, 18)
        policy = line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        line.setSizePolicy(policy)
        self.below.removeWidget(line)
        self.below.addWidget(line)

    def show_condition(self, text: str, met: bool, now: str, why: str = "") -> None:
        """Show what is asked for, whether it is so, what is so ``now``, and ``why``."""
        self.mark.show_met(met)
        self.text.show_text(text)
        self.now.setText(now)
        self.now.setVisible(bool(now))
        self.why.show_text(why)
        self.why.setVisible(bool(why))
        state = tr("met") if met else tr("not met yet")
        self.setAccessibleName(f"{text}: {state}. {now or why}")
