"""A panel that is closed or stands behind others is drawn when it comes in sight."""

import pytest
from PyQt6.QtCore import QSize

from lstm_gui.core import Entry
from lstm_gui.scenes.inspection.pieces import Number
from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.snapshot import Inspection
from lstm_gui.ui.cards.veil import Veil
from lstm_gui.ui.exporting.staging.studio import Studio
from tests.pure.standard_steps import LSTM_STEPS
from tests.ui.cell_panels import panel
from tests.ui.driving import settle

BIAS = Entry("b", 0, 0, "f")


NARROW = QSize(1024, 700)
"""So narrow that the inspector stands behind the ranges."""


@pytest.fixture
def main(shared_window):
    """A narrow window as it is arranged."""
    made = shared_window("remember-early-pulse", NARROW)
    made.workspace.places.arrange()
    panel(made, "ranges").raise_()
    settle()
    assert panel(made, "inspector").visibleRegion().isEmpty()
    return made


@pytest.fixture
def inspector(main):
    return panel(main, "inspector")


def bias(inspector) -> float:
    """Return the bias as a formula of the inspector says it."""
    pieces = (piece for line in inspector.view.explained.lines for piece in line.pieces)
    numbers = (piece for piece in pieces if isinstance(piece, Number))
    return next(number.value for number in numbers if number.entry == BIAS)


def test_it_shows_the_latest_numbers_once_it_comes_forward(main, inspector):
    main.document.set_values("Change a number", {BIAS: -1.25})
    settle()
    inspector.raise_()
    settle()
    assert bias(inspector) == -1.25
    main.document.set_values("Change a number", {BIAS: 2.5})
    settle()
    assert bias(inspector) == 2.5


def test_while_it_has_explained_nothing_it_has_no_equations_to_copy(window):
    inspector = panel(window("remember-early-pulse", NARROW), "inspector")
    assert inspector.shown_equations() == ()
    inspector.raise_()
    settle()
    assert inspector.shown_equations()


def test_a_closed_panel_shows_the_latest_numbers_once_it_is_opened(main, monkeypatch):
    ranges = panel(main, "ranges")
    drawn = []
    monkeypatch.setattr(ranges, "draw", lambda snapshot: drawn.append(snapshot.t))
    ranges.toggleViewAction().trigger()
    for t in (3, 4, 5):
        main.document.select(t=t)
        settle()
    assert drawn == []
    ranges.toggleViewAction().trigger()
    settle()
    assert drawn == [5]
    assert ranges.geometry().right() > 0


def test_it_comes_forward_for_what_is_asked(main, inspector):
    main.document.inspect(Inspection("c"))
    settle()
    assert inspector.geometry().right() > 0
    assert inspector.view.explained.inspection.quantity == "c"


def test_it_gives_no_answer_away_when_it_comes_forward(main, inspector):
    main.document.set_moment(Moment(LSTM_STEPS, 1, True))
    settle()
    inspector.raise_()
    settle()
    body = inspector.widget()
    assert body.childAt(body.rect().center()) is body.findChild(Veil)
    assert body.findChild(Veil).size() == body.size()


def test_a_picture_of_it_shows_the_latest_numbers(window):
    main = window("remember-early-pulse", NARROW)
    inspector = panel(main, "inspector")
    main.document.set_values("Change a number", {BIAS: -1.25})
    settle()
    studio = Studio(main.document, main, main.apply_theme)
    first = studio.image("inspector")
    assert bias(inspector) == -1.25
    settle()
    assert studio.image("inspector") == first
