"""The arrow of a drop-down list, painted in the colours of the theme."""

import itertools

from PyQt6.QtWidgets import QComboBox

from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import DARK, LIGHT
from lstm_gui.ui.widgets.choice_box import ChoiceBox


def colours(box: QComboBox) -> set[int]:
    """Return the colours of the place where the arrow points down."""
    picture = box.grab().toImage()
    across, down = range(box.width() - 18, box.width() - 4), range(6, box.height() - 6)
    return {picture.pixel(x, y) & 0xFFFFFF for x, y in itertools.product(across, down)}


def test_the_arrow_is_there_in_the_colours_of_the_theme(shown):
    box = shown(ChoiceBox())
    box.addItem("one")
    for theme in (LIGHT, DARK):
        set_theme(theme)
        arrow = theme.color("muted").rgb() & 0xFFFFFF
        assert any(_near(colour, arrow) for colour in colours(box))


def _near(one: int, other: int) -> bool:
    return all(abs((one >> shift & 255) - (other >> shift & 255)) < 40 for shift in (0, 8, 16))
