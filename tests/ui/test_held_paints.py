"""What the windows of the tests are asked to paint waits for the end of a test, and is not lost."""

import pytest
from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QWidget

from tests.ui.driving import pixels_of, settle
from tests.ui.held_paints import HeldPaints


class Canvas(QWidget):
    """Counts its paints."""

    def __init__(self) -> None:
        super().__init__()
        self.paints = 0

    def paintEvent(self, event) -> None:
        self.paints += 1


@pytest.fixture
def canvas(shown) -> Canvas:
    return shown(Canvas())


def test_what_is_asked_for_is_painted_at_the_end_and_once(canvas):
    held, before = HeldPaints(holds=True), canvas.paints
    held.hold(canvas)
    for _ in range(3):
        canvas.update()
        settle()
    assert canvas.paints == before
    held.release()
    assert canvas.paints == before + 1
    canvas.update()
    settle()
    assert canvas.paints == before + 2


def test_a_window_that_comes_or_takes_another_size_is_painted_at_the_end_and_once(qtbot):
    held, canvas = HeldPaints(holds=True), Canvas()
    qtbot.addWidget(canvas)
    held.hold(canvas)
    canvas.show()
    settle()
    canvas.resize(300, 200)
    settle()
    assert (canvas.paints, canvas.isVisible()) == (0, True)
    held.release()
    assert canvas.paints == 1


def test_what_is_grabbed_meanwhile_is_as_it_would_be_painted(canvas):
    held = HeldPaints(holds=True)
    held.hold(canvas)
    palette = canvas.palette()
    palette.setColor(canvas.backgroundRole(), Qt.GlobalColor.red)
    canvas.setPalette(palette)
    settle()
    assert (pixels_of(canvas) == 0xFFFF0000).all()
    held.release()


def test_a_test_that_looks_at_paints_has_them_at_once(canvas):
    held, before = HeldPaints(holds=False), canvas.paints
    held.hold(canvas)
    canvas.update()
    settle()
    assert canvas.paints == before + 1


@pytest.mark.parametrize("holds", [True, False])
def test_what_is_asked_for_between_two_tests_is_painted_by_the_next(canvas, holds):
    between, held, before = HeldPaints(holds=True), HeldPaints(holds=holds), canvas.paints
    between.hold(canvas)
    canvas.update()
    settle()
    between.hand_to(held)
    assert canvas.paints == before + (not holds)
    held.release()
    assert canvas.paints == before + 1
    between.hold(canvas)
    between.hand_to(HeldPaints(holds=False))
    assert canvas.paints == before + 1


@pytest.mark.painted
def test_it_is_marked_painted(held_paints, canvas):
    held_paints.hold(canvas)
    before = canvas.paints
    canvas.update()
    settle()
    assert canvas.paints == before + 1
