"""What is kept from frame to frame looks as if it were painted anew."""

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QColor, QImage, QPainter, QPen

from lstm_gui.core import LSTM, forward, select
from lstm_gui.scenes.snapshot import Snapshot, Spotlight, View
from lstm_gui.ui.plots.diagram import DiagramFigure
from lstm_gui.ui.plots.states import StatesFigure
from lstm_gui.ui.style.kept_picture import KeptPicture
from lstm_gui.ui.style.lettering import lettering
from lstm_gui.ui.style.theme import DARK, LIGHT, brush_of, faded, pen_of
from tests.core.states import seeded_state

CARD, AREA = QColor("#1B2027"), QRectF(3, 4, 40, 20)


class Painted:
    """Paints a word and an edge that is not on whole pixels, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, painter: QPainter) -> None:
        self.times += 1
        painter.setPen(QPen(QColor("#D55E00"), 1.3))
        painter.drawRoundedRect(AREA.adjusted(2.3, 2.1, -3.4, -2), 4, 4)
        lettering("+0.35", 12).draw(painter, 9.4, 17.3)


def painted_on(ratio: float, shift: float, paint) -> QImage:
    image = QImage(round(60 * ratio), round(40 * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(CARD)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(shift, shift)
    paint(painter)
    painter.end()
    return image


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
@pytest.mark.parametrize("shift", [0.0, 0.4])
def test_a_kept_picture_is_the_same_to_the_pixel_and_painted_once(qapp, ratio, shift):
    kept, paint = KeptPicture(), Painted()

    def copied(painter: QPainter) -> None:
        kept.draw(painter, AREA, CARD, "same", paint)

    first, again = (painted_on(ratio, shift, copied) for _ in range(2))
    assert paint.times == 1
    assert first == again == painted_on(ratio, shift, Painted())


def test_a_kept_picture_is_painted_anew_where_it_would_look_differently(qapp):
    kept, paint = KeptPicture(), Painted()

    def shown(shows: str, ground: QColor = CARD):
        return lambda painter: kept.draw(painter, AREA, ground, shows, paint)

    looks = [
        (1.0, 0.0, shown("one")),
        (1.0, 0.0, shown("another")),
        (1.0, 0.5, shown("another")),
        (2.0, 0.5, shown("another")),
        (2.0, 0.5, shown("another", QColor("white"))),
    ]
    for count, look in enumerate(looks, start=1):
        painted_on(*look)
        assert paint.times == count


def test_pens_and_brushes_are_kept_in_their_colour(qapp):
    ink = QColor("#0072B2")
    for color in (ink, faded(ink, 0.35)):
        assert brush_of(color).color() == color
        assert pen_of(color, 2.5).color() == color
        assert pen_of(color, 2.5).widthF() == 2.5


@pytest.mark.parametrize("kind_of_figure", [StatesFigure, DiagramFigure])
def test_a_figure_that_has_shown_others_looks_like_a_new_one(qtbot, kind_of_figure):
    def shown(figure, theme, size, snapshot) -> QImage:
        qtbot.addWidget(figure)
        figure.resize(*size)
        figure.set_theme(theme)
        figure.draw(snapshot)
        return figure.grab().toImage()

    used, state = kind_of_figure(), seeded_state(2, 3, 9)
    small, other = seeded_state(1, 2, 5), select(state, t=4, unit=1, block=LSTM.blocks[-1])
    looks = [
        (LIGHT, (500, 300), Snapshot(state, forward(state), View())),
        (DARK, (500, 300), Snapshot(state, forward(state), View())),
        (DARK, (420, 360), Snapshot(state, forward(state), View())),
        (DARK, (420, 360), Snapshot(select(state, t=4), forward(state), View())),
        (DARK, (420, 360), Snapshot(select(state, t=4, unit=1), forward(state), View())),
        (DARK, (420, 360), Snapshot(other, forward(other), View())),
        (DARK, (420, 360), Snapshot(small, forward(small), View())),
        (LIGHT, (420, 360), Snapshot(state, forward(state), View(), Spotlight(frozenset({"f"})))),
    ]
    for look in looks:
        assert shown(used, *look) == shown(kind_of_figure(), *look)
