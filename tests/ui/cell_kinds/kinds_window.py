"""The section of a window in which the kind of cell is chosen."""

from tests.core.states import seeded_state
from tests.ui.cell_panels import panel
from tests.ui.driving import click, middle, settle

STATE = seeded_state(2, 3, 8)


def kind_section(main):
    return panel(main, "parameters").kind


def choose(main, name) -> None:
    button = kind_section(main).kinds.buttons[name]
    click(button, middle(button))
    settle()
