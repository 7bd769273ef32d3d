"""A label that gives way: what does not fit is shortened, and told in full by the tooltip."""

from collections.abc import Iterator

from PyQt6.QtCore import QRect, QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QWIDGETSIZE_MAX, QSizePolicy, QWidget

from lstm_gui.ui.style.scale import scaled
from lstm_gui.ui.style.tooltip import set_tooltip
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.words.one_line import one_line

_SMALLEST = 24
_FEWEST_LETTERS = 3
"""A letter or two before an ellipsis tell nothing; then the room stays empty."""


class ElidedLabel(Label):
    """One line of plain text, in brief or with an ellipsis at its end if it has to be.

    On paper, where nobody can point at it, it may be told to take several lines instead.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brief: tuple[str, ...] = ()
        self._wraps = self._kept = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        text = one_line(text)
        if text != self.text():
            super().setText(text)
            self._explain()

    def set_brief(self, *texts: str) -> None:
        """Say the first of ``texts`` that there is room for, where there is none for all."""
        if texts != self._brief:
            self._brief = texts
            self.updateGeometry()
            self._explain()
            self.update()

    def keep_brief(self, kept: bool) -> None:
        """Keep the room for what says it in brief, or give way to what stands beside it."""
        if kept != self._kept:
            self._kept = kept
            self.updateGeometry()

    def wrap(self) -> None:
        """Say all from now on, in as many lines as it takes; words are never broken."""
        self._wraps = True
        self.updateGeometry()

    @property
    def shown(self) -> str:
        """What can be read: the text, what says it in brief, or as much as there is room for."""
        room = self.contentsRect().width()
        if self._wraps:
            return "\n".join(self._lines(room))
        for whole in (self.text(), *self._brief):
            if self.wide(whole) <= room:
                return whole
        # What says it in brief has more of it before the ellipsis.
        least = min((self.text(), *self._brief), key=self.wide)
        shown = self.fontMetrics().elidedText(least, Qt.TextElideMode.ElideRight, room)
        return shown if shown == least or len(shown) > _FEWEST_LETTERS else ""

    @property
    def is_cut(self) -> bool:
        """Whether what can be read says neither all nor all in brief."""
        return not self._wraps and self.shown not in (self.text(), *self._brief)

    @property
    def least_whole(self) -> int:
        """How many pixels are needed to say all, or all in brief."""
        texts = (self.text(), *self._brief)
        return min(map(self.wide, texts)) + self._beside

    def wide(self, text: str) -> int:
        """Return how many pixels ``text`` takes in one line."""
        return self.fontMetrics().horizontalAdvance(text)

    def sizeHint(self) -> QSize:
        # Qt would remember the least width that a longer text had.
        return QSize(self.wide(self.text()) + self._beside, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        least = self.least_whole if self._kept else scaled(_SMALLEST)
        if self._wraps:
            words = self.text().split(" ")
            least = max(map(self.fontMetrics().horizontalAdvance, words)) + self._beside
        return QSize(least, super().minimumSizeHint().height())

    def hasHeightForWidth(self) -> bool:
        return self._wraps

    def heightForWidth(self, width: int) -> int:
        if not self._wraps:
            return -1
        metrics, room = self.fontMetrics(), QRect(0, 0, width - self._beside, QWIDGETSIZE_MAX)
        lines = "\n".join(self._lines(room.width()))
        drawn = metrics.boundingRect(room, Qt.AlignmentFlag.AlignLeft, lines)
        return drawn.height() + super().minimumSizeHint().height() - metrics.height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._explain()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        self.write(painter, self.shown)

    def write(self, painter: QPainter, shown: str) -> None:
        """Paint what can be read."""
        flags = self.alignment() | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(self.contentsRect(), flags, shown)

    @property
    def _beside(self) -> int:
        margins = self.contentsMargins()
        return margins.left() + margins.right()

    def _lines(self, room: int) -> Iterator[str]:
        """Yield the lines that are no wider than ``room``; Qt would break Korean within words."""
        line, *words = self.text().split(" ")
        for word in words:
            longer = f"{line} {word}"
            if self.fontMetrics().horizontalAdvance(longer) > room:
                yield line
                line = word
            else:
                line = longer
        yield line

    def _explain(self) -> None:
        set_tooltip(self, self.text() if self.shown != self.text() else "")
