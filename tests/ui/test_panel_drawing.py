"""The panels are drawn once a turn, say nothing of it, and draw any session."""

import numpy as np
import pytest
from msgspec.structs import replace
from PyQt6.QtWidgets import QWidget

from lstm_gui.core import Initial, Parameters, Sequence, State, network_of
from lstm_gui.scenes.snapshot import all_rows
from lstm_gui.ui.window.main_window import MainWindow
from tests.core.states import seeded_state
from tests.ui.cell_panels import PICTURE, assert_live, at_node, panel, state_of
from tests.ui.driving import Heard, drag, hover, key, painted, settle

STATE = seeded_state(2, 4, 12)


@pytest.fixture
def main(shared_window) -> MainWindow:
    return shared_window(STATE)


class TestRendering:
    def test_a_hundred_moves_in_one_turn_are_drawn_once(self, main):
        slider = panel(main, "parameters").block.sliders.rows[0].slider
        drawn = Heard(main.document.changed)
        y = slider.height() / 2
        drag(slider, *((10 + x, y) for x in range(100)))
        assert drawn.calls == []
        settle()
        assert len(drawn.calls) == 1
        assert main.document.undo_stack.count() == 1
        assert_live(main)

    def test_nothing_is_drawn_when_nothing_changed(self, main):
        drawn = Heard(main.document.changed)
        settle()
        assert drawn.calls == []

    def test_drawing_says_nothing_and_changes_nothing(self, main):
        told = spies_on(main)
        other = seeded_state(3, 6, 20, seed=1)
        main.document.restore(replace(main.document._content, network=network_of(other)))
        main.document.set_view(reach=5.0, mean=True, rows=("h", "z_f"))
        undone = main.document.undo_stack.index()
        main.document.flush()
        settle()
        assert told() == []
        assert state_of(main) == other
        assert main.document.undo_stack.index() == undone

    @pytest.mark.parametrize("size", [(1000, 640), (1024, 700), (1600, 1000), (2560, 1440)])
    def test_every_size_of_the_window_shows_every_panel(self, main, size):
        main.resize(*size)
        settle()
        painted(main)
        for one in main.workspace.panels:
            assert one.width() > 0
            assert one.x() + one.width() <= main.width()
        assert_live(main)


USER_SIGNALS = (
    "clicked", "triggered", "textEdited", "returnPressed", "editingFinished", "valueChanged",
    "sliderMoved", "sliderPressed", "currentIndexChanged", "activated", "idClicked", "edited",
    "reset_asked", "typed", "drawn", "step_picked", "picked", "hovered", "block_picked",
    "part_hovered", "quantity_hovered", "place_hovered", "curve_hovered", "cell_picked",
    "cell_hovered", "point_hovered", "closed",
)  # fmt: skip


def spies_on(main: MainWindow):
    """Listen to everything a control can say when a person uses it."""
    ears = {}
    for thing in (main, *main.findChildren(QWidget)):
        for name in USER_SIGNALS:
            if hasattr(getattr(thing, name, None), "connect"):
                ears[f"{type(thing).__name__} {thing.objectName()}.{name}"] = Heard(
                    getattr(thing, name)
                )
    assert len(ears) > 30
    return lambda: [name for name, ear in ears.items() if ear.calls]


def _extreme(inputs: int, units: int, steps: int, scale: float, c_0: float = 1.0) -> State:
    state = seeded_state(inputs, units, steps)
    p = state.parameters
    return State(
        Parameters(p.w_x * scale, p.w_h * scale, p.b * scale),
        Initial(state.initial.h, np.full(units, c_0)),
        Sequence(state.sequence.x, ("한국어 label that is much too long to stand there",) * steps),
    )


@pytest.mark.parametrize(
    "state",
    [
        _extreme(1, 1, 1, 1.0),
        _extreme(16, 64, 200, 1.0),
        _extreme(2, 3, 8, 1e4),
        _extreme(2, 3, 8, 1.0, c_0=1e300),
        _extreme(2, 3, 8, 1.0, c_0=-1e300),
        _extreme(1, 2, 3, 0.0, c_0=0.0),
        _extreme(3, 2, 5, 1e-300),
        _extreme(1, 1, 500, 1e100),
    ],
    ids=["smallest", "large", "Z 1e4", "c_0 1e300", "c_0 -1e300", "zeros", "subnormal", "huge"],
)
def test_extreme_sessions_are_drawn_without_a_warning(window, shared_window, state):
    is_large = state.parameters.hidden_size == 64
    main = (window if is_large else shared_window)(state)
    main.document.set_view(rows=all_rows())
    for selection in ((0, 0, "f"), (len(state.sequence) - 1, 0, "o")):
        main.document.select(*selection)
        settle()
        assert_live_roughly(main)
    for mean in (True, False):
        main.document.set_view(mean=mean)
        settle()
        painted(main)
    for node in PICTURE.nodes:
        hover(*at_node(main, node.name))
    key(panel(main, "parameters").initial.sliders.rows[1].slider, "Up")
    settle()
    painted(main)


def assert_live_roughly(main: MainWindow) -> None:
    assert panel(main, "states").figure._snapshot.state is state_of(main)
    assert len(panel(main, "diagram").strip.texts()) == 8
