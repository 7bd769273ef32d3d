"""The inspector in a test's window: asked, and reached by the pointer."""

from lstm_gui.core import Entry
from lstm_gui.scenes.inspection.pieces import Number
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cell.inspector.equation_view import EquationView
from lstm_gui.ui.cell.inspector_panel import InspectorPanel
from tests.core.states import seeded_state
from tests.ui.driving import Point, settle

STATE = seeded_state(2, 4, 12)


def asked(inspector: InspectorPanel) -> Inspection:
    settle()
    return inspector.view.explained.inspection


def place(view: EquationView, index: int) -> Point:
    center = view.links[index].rect.center()
    return center.x(), center.y()


def links(view: EquationView) -> list[Number]:
    return [placed.piece for placed in view.links]


def weight_at(view: EquationView) -> tuple[int, Entry]:
    """Return the first link that can be changed, and what it changes."""
    index, link = next(pair for pair in enumerate(links(view)) if pair[1].entry is not None)
    return index, link.entry
