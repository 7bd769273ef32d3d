"""How a plane is drawn: fixed points, plates and ticks."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from PyQt6.QtCore import QPointF, QRectF
from PyQt6.QtGui import QImage, QPainter

from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.ui.memory.figures.space_marks import STABILITIES, Plates, paint_rest
from lstm_gui.ui.plots.plane_ticks import round_numbers
from lstm_gui.ui.window.main_window import MainWindow
from tests.ui.driving import settle
from tests.ui.memory.spaces import LOOK, STATE, page
from tests.ui.memory_window import show_memory


def painted_rest(stability: str) -> QImage:
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    paint_rest(painter, stability, QPointF(12, 12))
    painter.end()
    return image


@pytest.fixture
def main(shared_window) -> MainWindow:
    shown = shared_window(STATE)
    shown.document.set_memory("", MemorySettings(units=4))
    show_memory(shown, "space")
    return shown


@pytest.mark.parametrize("units", [1, 2, 3, 16])
def test_every_size_and_look_can_be_drawn(main, units):
    for changes in ({}, {"space_axes": "units"}, {"space_quantity": "c"}, {"space_input": "zero"}):
        main.document.set_memory("", MemorySettings(units=units))
        main.document.set_view(memory_look=replace(LOOK, **changes))
        settle()
        assert page(main).figure.grab().toImage().size() == page(main).figure.size()


def test_kinds_of_fixed_points_differ_by_their_form():
    images = {name: painted_rest(name) for name in STABILITIES}
    for one, other in combinations(images.values(), 2):
        differing = sum(one.pixel(x, y) != other.pixel(x, y) for x in range(24) for y in range(24))
        assert differing > 12


def test_plates_cover_no_other_and_stay_inside():
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    inside = QRectF(0, 0, 200, 80)
    plates = Plates(inside, np.array([[190.0, 40.0]]))
    for _ in range(12):
        plates.write(painter, "start", QPointF(190, 40), "muted")
    painter.end()
    assert 2 <= len(plates._taken) < 12
    assert all(inside.contains(one) for one in plates._taken)
    assert not any(one.intersects(other) for one, other in combinations(plates._taken, 2))


def test_a_plate_goes_where_it_covers_no_point():
    image = QImage(200, 80, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    right, left = (np.array([[x, 40.0]]) for x in (120.0, 80.0))
    for points, on_the_left in ((right, True), (left, False)):
        plates = Plates(QRectF(0, 0, 200, 80), points)
        plates.write(painter, "a word", QPointF(100, 40), "muted")
        assert (plates._taken[0].right() < 100) == on_the_left
    painter.end()


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(1, 9))
def test_ticks_are_round_inside_and_few(low, span, most):
    ticks = round_numbers(low, low + span, most)
    assert len(ticks) <= most + 1
    assert all(low - 1e-6 * span <= tick <= low + span * (1 + 1e-6) for tick in ticks)
    assert round_numbers(low, low, most) == []
