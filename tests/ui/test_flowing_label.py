"""A text that flows to the width of its column."""

from PyQt6.QtWidgets import QVBoxLayout, QWidget

from lstm_gui.ui.widgets.labels.flowing_label import FlowingLabel
from tests.ui.driving import settle


def test_a_text_that_grows_and_shrinks_has_room_for_its_lines_and_no_more(qtbot):
    column = QWidget()
    qtbot.addWidget(column)
    label = FlowingLabel(column)
    layout = QVBoxLayout(column)
    layout.addWidget(label)
    layout.addStretch(1)
    column.resize(200, 400)
    column.show()
    heights = []
    for words in (2, 40, 2):
        label.setText("letters " * words)
        settle()
        heights.append(label.height())
        assert label.height() == label.heightForWidth(label.width())
    assert heights[1] > 3 * heights[0] == 3 * heights[2]
