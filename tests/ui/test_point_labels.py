"""Where the labels of operating points stand, and what ties them to their points."""

import itertools

import numpy as np
import pytest
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.core.equations import FUNCTIONS
from lstm_gui.scenes.pictures.operating_points import operating_points
from lstm_gui.ui.plots.point_labels import PointLabels
from lstm_gui.ui.plots.ranges_paint import names_apart_from
from lstm_gui.ui.style.theme import LIGHT

PLOT = QRectF(0, 0, 400, 200)


@pytest.fixture
def points(document):
    made = document("remember-early-pulse")
    made.flush()
    return operating_points(made.snapshot())


def painted(labels: PointLabels) -> QImage:
    image = QImage(PLOT.size().toSize(), QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    labels.paint(painter, LIGHT)
    painter.end()
    return image


def test_labels_stay_in_the_plot_clear_of_one_another_and_of_what_is_to_be_read(points):
    marks = [(point, QPointF(100 + 12 * at, 100)) for at, point in enumerate(points)]
    name = QRectF(60, 70, 90, 20)
    boxes = PointLabels(marks, [name], PLOT).boxes
    assert all(PLOT.contains(box) and not box.intersects(name) for box in boxes)
    assert not any(one.intersects(two) for one, two in itertools.combinations(boxes, 2))


def test_labels_lie_beside_a_curve_where_there_is_room(points):
    marks = [(point, QPointF(100 + 40 * at, 100)) for at, point in enumerate(points)]
    x = np.arange(0.0, 401.0, 2.0)
    curve = np.column_stack((x, 86 + 0.1 * (x % 3)))
    beside, anywhere = PointLabels(marks, [], PLOT, [curve]), PointLabels(marks, [], PLOT)
    assert not any(box.contains(*spot) for box in beside.boxes for spot in curve.tolist())
    assert any(box.contains(*spot) for box in anywhere.boxes for spot in curve.tolist())


@pytest.mark.parametrize("high", [96, 110, 130, 160])
def test_labels_of_a_low_plot_rather_lie_on_a_curve_than_on_one_another(points, high):
    plot = QRectF(0, 0, 225, high)
    places = (0.18, 0.38, 0.48, 0.52, 0.6)
    marks = [
        (point, QPointF(225 * x, high * (0.9 - 1.4 * (x - 0.1)) if x < 0.6 else 10.0))
        for point, x in zip(points, places, strict=False)
    ]
    x = np.arange(0.0, 226.0, 2.0)
    curve = np.column_stack((x, high * (0.95 - 0.9 * x / 225)))
    boxes = PointLabels(marks, [], plot, [curve]).boxes
    assert all(plot.contains(box) for box in boxes)
    assert not any(one.intersects(two) for one, two in itertools.combinations(boxes, 2))


def test_only_a_label_far_from_its_point_is_tied_to_it(points):
    mark = (points[0], QPointF(200, 100))
    around = [(200 + dx, 100 + dy) for dx, dy in itertools.product(range(-6, 7), repeat=2)]

    def is_tied(kept_clear: list[QRectF]) -> bool:
        image = painted(PointLabels([mark], kept_clear, PLOT))
        return any(image.pixel(*spot) != 0xFFFFFFFF for spot in around)

    assert not is_tied([])
    assert is_tied([QRectF(110, 60, 180, 80)])


def test_the_name_of_a_curve_makes_way_for_a_point_that_would_touch_it():
    pixel = QPointF(13 / 280, 3 / 130)
    far = names_apart_from([], ("sigmoid", "tanh"), pixel)
    assert far == names_apart_from([QPointF(4.0, 1.0)], ("sigmoid", "tanh"), pixel)
    for name, at in far.items():
        for argument in np.arange(at - 0.6, at + 0.6, 0.05).tolist():
            above = QPointF(argument, float(FUNCTIONS[name].value(np.array(argument))) + 0.15)
            moved = names_apart_from([above], (name,), pixel)[name]
            assert abs(moved - argument) / pixel.x() > 12, (name, argument)
