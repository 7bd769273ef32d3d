"""The maps of a difference on the screen and in print."""

import pytest
from PyQt6.QtCore import QRectF
from PyQt6.QtGui import QImage

from lstm_gui.ui.memory.figures.difference_maps import Cell, MapsFigure
from lstm_gui.ui.style.colormaps import shade
from tests.ui.driving import heard, hover
from tests.ui.memory.page import two_maps
from tests.ui.pictures import drawn_svg, written_svg


def colour_at(image: QImage, area: QRectF, column: float, row: float):
    x = area.left() + area.width() * column
    return image.pixelColor(round(x), round(area.top() + area.height() * row))


@pytest.fixture
def figure(shown) -> MapsFigure:
    return two_maps(shown)


def test_each_cell_has_the_colour_of_its_number(figure):
    image = figure.grab().toImage()
    area = figure._areas()[0]
    for t, unit, value in ((0, 0, 1.0), (2, 0, 0.25), (3, 0, -0.5), (3, 1, 1.0)):
        wanted = shade("signed", value, -1.0, 1.0)
        assert colour_at(image, area, (t + 0.5) / 4, (unit + 0.5) / 2) == wanted


def test_what_a_shorter_map_lacks_stays_empty(figure):
    with heard(figure.cell_hovered) as calls:
        area = figure._areas()[1]
        hover(figure, (area.left() + area.width() * 0.3, area.top() + 2))
        hover(figure, (area.left() + area.width() * 0.9, area.top() + 2))
    assert [call[0] for call in calls] == [Cell(1, 0, 1), None]


def test_print_has_the_cells_as_rectangles_of_the_same_colours(figure):
    svg = written_svg(figure)
    assert b"<image" not in svg
    printed = drawn_svg(svg, figure.size())
    screen = figure.grab().toImage()
    for area in figure._areas():
        for column, row in ((0.125, 0.25), (0.875, 0.25), (0.875, 0.75)):
            one, two = (colour_at(image, area, column, row) for image in (screen, printed))
            assert abs(one.red() - two.red()) + abs(one.blue() - two.blue()) < 12
