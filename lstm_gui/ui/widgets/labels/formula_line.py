"""A line of typeset formula that shrinks to the room it has."""

from collections.abc import Sequence

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.style.current import theme
from lstm_gui.ui.style.mathtext import Line, fitted, typeset
from lstm_gui.ui.style.scale import scaled_painter, scaled_size, unscaled
from lstm_gui.words.plain_markup import spoken_markup

_READABLE, _READABLE_BESIDE = 11, 13
"""The smallest type before a shorter text is shown, and beside other text."""
_SMALLEST = 9


class FormulaLine(QWidget):
    """Shows `mathtext` markup, left-aligned or centred.

    With ``whole`` it shows nothing where there is no room for all of it. A ``shorter`` text
    takes the place of one that would be too small to read. Its accessible name says all of it.
    """

    def __init__(
        self,
        pixels: float = 16,
        align: float = 0.0,
        parent: QWidget | None = None,
        whole: bool = False,
    ) -> None:
        super().__init__(parent)
        self._whole = whole
        self._alike: tuple[FormulaLine, ...] = ()
        self._pixels, self._align = pixels, align
        self._markup = self._shorter = self._role = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def markup(self) -> str:
        return self._markup

    def show_markup(self, markup: str, role: str = "", shorter: str = "") -> None:
        """Typeset ``markup`` in the colour of ``role``, or what is ``shorter``."""
        asked = (markup, role, shorter)
        if asked != (self._markup, self._role, self._shorter):
            self._markup, self._role, self._shorter = asked
            # Who hears it needs no room.
            self.setAccessibleName(spoken_markup(markup).strip())
            self.update()

    def set_type(self, pixels: float) -> None:
        """Set it in type of so many ``pixels`` of factor 1, where there is room."""
        self._pixels = pixels
        self.updateGeometry()
        self.update()

    def set_alike(self, lines: Sequence["FormulaLine"]) -> None:
        """Take no more room than the narrowest of ``lines`` has, so that all look alike."""
        self._alike = tuple(lines)

    @property
    def shown(self) -> str:
        """What can be read, as markup; nothing where there is no room for all of it."""
        room = self._room
        return "" if self._whole and self._line.width > room else self._text(room)

    @property
    def is_left_out(self) -> bool:
        """Whether there is something to show, and no room for all of it."""
        return bool(self._markup) and not self.shown

    @property
    def size_shown(self) -> float:
        """How high its capitals are, in pixels of factor 1."""
        return self._line.ascent

    def resizeEvent(self, event: QResizeEvent | None) -> None:
        super().resizeEvent(event)
        for line in self._alike:
            line.update()

    def sizeHint(self) -> QSize:
        return scaled_size(120, self._pixels * 1.75)

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        painter = scaled_painter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().ink(self._role) if self._role else theme().color("text"))
        if not self.shown:
            return
        x = self._align * unscaled(self.width())
        line = self._line
        line.draw(painter, x, unscaled(self.height()) / 2 + line.ascent / 2, align=self._align)

    @property
    def _line(self) -> Line:
        # What may be left out is never too small to read.
        least = _READABLE if self._whole else _SMALLEST
        return fitted(self._text(self._room), self._pixels, self._room, least)

    @property
    def _room(self) -> float:
        seen = (line.width() for line in self._alike if line.isVisible())
        return unscaled(min([self.width(), *seen]))

    def _text(self, width: float) -> str:
        if not self._shorter:
            return self._markup
        full = typeset(self._markup, self._pixels).width
        readable = _READABLE_BESIDE if self._whole else _READABLE
        return self._markup if full * readable <= width * self._pixels else self._shorter
