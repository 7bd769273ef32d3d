"""Icons are shapes in a file of vectors, and what they were on the screen."""

import pytest
from PyQt6.QtCore import QPointF, QSize
from PyQt6.QtGui import QColor, QIcon, QImage, QPixmap
from PyQt6.QtWidgets import QToolButton

from lstm_gui.files.figures.checks import checked
from lstm_gui.files.figures.marks import Drawing, Group, Ink, Shape
from lstm_gui.files.figures.svg import svg
from lstm_gui.ui.exporting.recording.recorder import recording
from lstm_gui.ui.exporting.recording.widget_painting import placed_widgets
from lstm_gui.ui.style.icons import icon
from tests.ui.pictures import assert_alike, drawn_svg

SIZE = QSize(40, 40)
COLOUR = "#3355cc"


@pytest.fixture
def button(qtbot) -> QToolButton:
    made = QToolButton()
    qtbot.addWidget(made)
    made.setStyleSheet("QToolButton { border: none; background: white; }")
    made.setIconSize(QSize(30, 30))
    made.setFixedSize(SIZE)
    return made


def drawing(button: QToolButton) -> Drawing:
    (placed,) = placed_widgets(button)
    with recording(SIZE, QPointF()) as (painter, marks):
        placed.paint(painter)
    return Drawing(40, 40, "a", "b", "en", tuple(marks), Ink("#ffffff"))


def shapes(marks) -> list[Shape]:
    inside = [shapes(mark.marks) if isinstance(mark, Group) else [mark] for mark in marks]
    return [mark for group in inside for mark in group]


@pytest.mark.parametrize("name", ["play", "loop", "undo", "sun"])
def test_an_icon_is_drawn_as_on_the_screen(button, name):
    button.setIcon(icon(name, QColor(COLOUR)))
    shown = QImage(SIZE, QImage.Format.Format_RGB32)
    button.render(shown)
    found = drawing(button)
    assert checked(found).images == 0
    assert_alike(drawn_svg(svg(found), SIZE), shown, mean=3.0, share=0.02)


def test_what_cannot_be_pressed_is_fainter(button):
    button.setIcon(icon("play", QColor(COLOUR)))
    button.setEnabled(False)
    (play,) = [one for one in shapes(drawing(button).marks) if one.fill.colour == COLOUR]
    assert 0 < play.fill.opacity < 1


@pytest.mark.parametrize("color", ["#e9ecf2", "#161d29"])
def test_what_cannot_be_pressed_is_as_much_fainter_on_the_screen_on_every_ground(color):
    made = icon("play", QColor(color))
    plain, idle = (
        made.pixmap(SIZE, mode).toImage().pixelColor(SIZE.width() // 2, SIZE.height() // 2)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Disabled)
    )
    assert plain.alphaF() == 1.0
    assert idle.alphaF() < 0.5


def test_any_other_icon_is_an_image_still(button):
    picture = QImage(30, 30, QImage.Format.Format_RGB32)
    picture.fill(QColor(COLOUR))
    button.setIcon(QIcon(QPixmap.fromImage(picture)))
    assert checked(drawing(button)).images == 1
