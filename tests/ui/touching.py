"""A hand that points, clicks and drags all over a window."""

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
from lstm_gui.ui.widgets.matrix_grid import MatrixGrid
from lstm_gui.ui.widgets.number_slider import NumberSlider
from lstm_gui.ui.window.transport_bar import TimeSlider
from tests.ui.driving import click, double_click, drag, hover

TOUCHED = (
    QAbstractScrollArea, ValueStrip, BlockTabs, MatrixGrid, NumberSlider, SequenceCanvas,
    TimeSlider, EquationView, BarsView, MemoryView, SweepView, WordRow, BarsFigure, MapsFigure,
)  # fmt: skip
ACROSS, DOWN = 9, 7


def touch_everything(main):
    """Point, click and drag all over whatever is drawn, in one turn of the event loop."""
    for widget in main.findChildren(QWidget):
        if isinstance(widget, TOUCHED) and widget.isVisible():
            target = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            for x in range(ACROSS):
                for y in range(DOWN):
                    at = (x + 0.5) * target.width() / ACROSS, (y + 0.5) * target.height() / DOWN
                    hover(target, at)
                    click(target, at)
            double_click(target, (3, 3))
            drag(target, (2, 2), (target.width() - 2, target.height() - 2))
