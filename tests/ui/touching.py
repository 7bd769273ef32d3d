"""A hand that points, clicks and drags all over a window."""

from itertools import product

from PyQt6.QtWidgets import QAbstractScrollArea, QWidget

from lstm_gui.ui.cell.inspector.bars_view import BarsView
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector.memory_view import MemoryView
from lstm_gui.ui.cell.inspector.sweep_view import SweepView
from lstm_gui.ui.cell.parameters.block_tabs import BlockTabs
from lstm_gui.ui.cell.parameters.sequence_canvas import SequenceCanvas
from lstm_gui.ui.cell.value_strip import ValueStrip
from lstm_gui.ui.memory.figures.difference_maps import MapsFigure
from lstm_gui.ui.memory.figures.memory_bars import BarsFigure
from lstm_gui.ui.memory.figures.word_chips import WordRow
from lstm_gui.ui.widgets.numbers.matrix_grid import MatrixGrid
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider
from lstm_gui.ui.window.time.transport_bar import TimeSlider
from tests.ui.driving import click, double_click, drag, hover

TOUCHED = (
    QAbstractScrollArea, ValueStrip, BlockTabs, MatrixGrid, NumberSlider, SequenceCanvas,
    TimeSlider, EquationView, BarsView, MemoryView, SweepView, WordRow, BarsFigure, MapsFigure,
)  # fmt: skip
ACROSS, DOWN = 7, 5
NEAREST = 16
"""How many pixels apart places are that are touched: nothing to be hit is smaller."""


def touch_everything(main):
    """Point, click and drag all over what the window draws, in one turn of the event loop."""
    for widget in main.findChildren(QWidget):
        inside = widget.isVisible() and widget.window() is main
        if isinstance(widget, TOUCHED) and inside:
            target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            for at in product(_places(target.width(), ACROSS), _places(target.height(), DOWN)):
                hover(target, at)
                click(target, at)
            double_click(target, (3, 3))
            drag(target, (2, 2), (target.width() - 2, target.height() - 2))


def _places(length: int, most: int) -> list[float]:
    """Return the middles of up to ``most`` equal parts of ``length`` pixels."""
    count = min(most, max(1, length // NEAREST))
    return [(place + 0.5) * length / count for place in range(count)]
