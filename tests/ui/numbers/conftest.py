"""A slider and a box, each on its own."""

import pytest
from PyQt6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from lstm_gui.ui.widgets.numbers.number_box import NumberBox
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider


@pytest.fixture
def slider(shown) -> NumberSlider:
    widget = NumberSlider()
    widget.resize(220, 24)
    return shown(widget)


@pytest.fixture
def box(shown) -> NumberBox:
    """A box beside another control, so that the focus has somewhere to go."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    widget, other = NumberBox(holder), QLineEdit(holder)
    layout.addWidget(widget)
    layout.addWidget(other)
    shown(holder)
    other.setFocus()
    widget.other = other
    return widget
