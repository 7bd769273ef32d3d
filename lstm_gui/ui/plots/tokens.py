"""The numbers that move through the gate diagram in slow motion."""

import pyqtgraph as pg
from msgspec import Struct
from PyQt6.QtCore import QObject, QPointF, QRectF, QVariantAnimation, pyqtSignal
from PyQt6.QtGui import QFont, QFontMetricsF, QPainter

from lstm_gui.scenes.pictures import Picture
from lstm_gui.scenes.pictures.lstm_picture import SIZE
from lstm_gui.scenes.pictures.parts import Point
from lstm_gui.scenes.pictures.token_routes import MEETS, Route, routes
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.step_numbers import texts
from lstm_gui.scenes.snapshot import Snapshot
from lstm_gui.ui.style.fonts import text_font
from lstm_gui.ui.style.theme import LIGHT, Theme, brush_of, mixed, pen_of
from lstm_gui.words.numbers import number

DURATION_MS = 900
_PIXELS, _HEIGHT, _PADDING, _MARGIN = 12.5, 19.0, 7.0, 3.0
_MOST_INPUTS = 3


class Token(Struct, frozen=True):
    """A number in a pill, and its route."""

    text: str
    route: Route


def tokens(snapshot: Snapshot, moment: Moment, picture: Picture) -> tuple[Token, ...]:
    """Return the numbers that move through ``picture`` in the sub-step of ``moment``."""
    written = texts(snapshot, moment) | {"x": _inputs(snapshot)}
    moving = routes(moment.sub_step, picture)
    return tuple(Token(written[route.journey.quantity], route) for route in moving)


class TokensItem(pg.GraphicsObject):
    """Draws tokens at one share of the time."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens: tuple[Token, ...] = ()
        self._share = 1.0
        self._theme = LIGHT
        self._shown = QRectF()
        self._size = SIZE

    def set_size(self, size: Point) -> None:
        """Stay within a drawing of ``size``."""
        self.prepareGeometryChange()
        self._size = size

    def show_tokens(self, moving: tuple[Token, ...], share: float, theme: Theme) -> None:
        """Draw ``moving`` as they are after ``share`` of the time."""
        self._tokens, self._theme = moving, theme
        self.set_share(share)

    def set_share(self, share: float) -> None:
        """Move the tokens; only where they were and are is painted anew."""
        self._share = share
        shown = QRectF()
        for _, pill in self.pills():
            shown = shown.united(pill)
        self.update(self._shown.united(shown).adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN))
        self._shown = shown

    def pills(self) -> list[tuple[Token, QRectF]]:
        """Return the tokens that can be seen and the place of each."""
        points = ((token, token.route.at(self._share)) for token in self._tokens)
        return [(token, self._pill(token.text, at)) for token, at in points if at is not None]

    def boundingRect(self) -> QRectF:
        width, height = self._size
        return QRectF(-_MARGIN, -_MARGIN, width + 2 * _MARGIN, height + 2 * _MARGIN)

    def paint(self, painter: QPainter, *_: object) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(_font())
        for token, pill in self.pills():
            role = token.route.journey.role
            painter.setPen(pen_of(self._theme.role(role), 1.6))
            painter.setBrush(
                brush_of(mixed(self._theme.color("card"), self._theme.role(role), 0.12))
            )
            painter.drawRoundedRect(pill, _HEIGHT / 2, _HEIGHT / 2)
            painter.setPen(self._theme.color("text"))
            left = pill.left() + _PADDING
            painter.drawText(QPointF(left, pill.center().y() + 0.36 * _PIXELS), token.text)

    def _pill(self, text: str, at: Point) -> QRectF:
        width = QFontMetricsF(_font()).horizontalAdvance(text) + 2 * _PADDING
        width = max(width, _HEIGHT)
        left = min(max(at[0] - width / 2, 0.0), self._size[0] - width)
        top = min(max(at[1] - _HEIGHT / 2, 0.0), self._size[1] - _HEIGHT)
        return QRectF(left, top, width, _HEIGHT)


class TokenMotion(QObject):
    """Moves the tokens of a `TokensItem`; nothing runs while they rest.

    Signals
    -------
    met()
        What comes has reached the node: the result may be shown.
    """

    met = pyqtSignal()

    def __init__(self, item: TokensItem, parent: QObject) -> None:
        super().__init__(parent)
        self._item = item
        self.underway = False
        self._held = 1.0
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.setDuration(DURATION_MS)
        self.animation.valueChanged.connect(self._move)

    @property
    def share(self) -> float:
        """How much of the time is over, 1 at rest."""
        return float(self.animation.currentValue()) if self.moving else self._held

    @property
    def moving(self) -> bool:
        return self.animation.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """Move from the beginning, also if something still moves."""
        self.animation.stop()
        self.underway, self._held = True, 1.0
        self.animation.start()

    def rest(self) -> None:
        """Stop where everything has arrived."""
        self.hold(1.0)

    def hold(self, share: float) -> None:
        """Stand still at ``share`` of the time."""
        self.animation.stop()
        self.underway = share < MEETS
        self._held = share
        self._item.set_share(share)

    def _move(self, share: float) -> None:
        self._item.set_share(share)
        if self.underway and share >= MEETS:
            self.underway = False
            self.met.emit()


def _inputs(snapshot: Snapshot) -> str:
    x = snapshot.unit_reading().x
    shown = ", ".join(number(float(value)) for value in x[:_MOST_INPUTS])
    return shown + (", …" if len(x) > _MOST_INPUTS else "")


def _font() -> QFont:
    return text_font(_PIXELS, QFont.Weight.DemiBold)
