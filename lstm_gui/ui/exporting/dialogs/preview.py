"""A picture shown small, with a thin frame."""

from PyQt6.QtCore import QRectF, QSize, QSizeF, Qt
from PyQt6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PyQt6.QtWidgets import QSizePolicy, QWidget

from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.style.current import theme
from lstm_gui.words.numbers import percent
from lstm_gui.words.translation import tr

_SIZE = QSize(460, 320)
_TRUE = 0.995


class Preview(QWidget):
    """Shows a picture as large as fits, in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = QPixmap()
        self._says_size = False
        self.setMinimumSize(_SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        bind(self.setAccessibleName, "Preview")

    @property
    def picture(self) -> QPixmap:
        return self._picture

    def show_picture(self, picture: QPixmap, description: str, says_size: bool = False) -> None:
        """Show ``picture``, told by ``description``; below it, if asked, how large it is shown."""
        self._picture, self._says_size = picture, says_size
        self.setAccessibleDescription(description)
        self.update()

    def paintEvent(self, _event: QPaintEvent | None) -> None:
        if self._picture.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        place = self._place()
        # Scaled beforehand: a painter alone drops lines when it shrinks by more than half.
        pixels = (place.size() * self.devicePixelRatioF()).toSize()
        small = self._picture.scaled(
            pixels,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(place, small, QRectF(small.rect()))
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRect(place)
        if self._says_size:
            painter.setPen(theme().color("muted"))
            below = place.translated(0, place.height() + 2)
            share = place.width() / self._picture.deviceIndependentSize().width()
            said = tr("true size") if share > _TRUE else percent(share)
            painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, said)

    def _place(self) -> QRectF:
        below = self.fontMetrics().height() + 3 if self._says_size else 1
        room = QRectF(self.rect()).adjusted(1, 1, -1, -below)
        full = self._picture.deviceIndependentSize()
        size = full.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        size = size if size.width() < full.width() else QSizeF(full)
        place = QRectF(0, 0, size.width(), size.height())
        place.moveCenter(room.center())
        return place
