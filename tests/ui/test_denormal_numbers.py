"""Numbers that are almost 0 have colours, lengths and ticks as others do, without a warning."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Parameters, Sequence
from lstm_gui.ui.plots.plane_ticks import round_numbers
from lstm_gui.ui.style.colormaps import shade, shaded
from tests.core.states import seeded_state
from tests.ui.cell_panels import computed, panel, shown_numbers
from tests.ui.driving import painted, settle
from tests.ui.memory_window import latest, show_memory

TINY = (5e-324, 1e-310, 1e-305, 1e-290)


@pytest.mark.parametrize("bound", [*TINY, 1.0, 1e300])
def test_the_ends_and_the_middle_of_any_scale_have_their_colours(bound):
    values = np.array([[-bound, 0.0, bound]])
    for scale, low in (("signed", -bound), ("f", 0.0)):
        found = shaded(scale, values, low, bound)
        assert found == shaded(scale, np.array([[-1.0, 0.0, 1.0]]), low / bound, 1.0)
        for column, value in enumerate(values[0].tolist()):
            colours = shade(scale, value, low, bound), found.pixelColor(column, 0)
            shown, drawn = (np.array(colour.getRgb()) for colour in colours)
            assert np.abs(shown - drawn).max() <= 4


@pytest.mark.parametrize("bound", TINY)
def test_a_range_too_small_for_round_numbers_has_none_or_few(bound):
    assert len(round_numbers(-bound, bound, 4.0)) <= 12


@pytest.mark.parametrize("kind", [RNN, GRU, LSTM], ids=lambda kind: kind.name)
def test_a_session_of_almost_nothing_is_drawn_everywhere(window, kind):
    """Warnings are errors, exceptions of handlers too."""
    state = seeded_state(2, 3, 20, kind=kind)
    old = state.parameters
    dead = Parameters(old.w_x * 1e-3, old.w_h * 1e-3, np.zeros_like(old.b), kind)
    x = Sequence(np.where(np.arange(40).reshape(20, 2) % 3, 5e-324, -1e-310))
    nothing = replace(state.initial, h=np.full(3, 5e-324), c=np.full(len(state.initial.c), 5e-324))
    almost_nothing = replace(state, parameters=dead, sequence=x, initial=nothing)
    main = window(almost_nothing)
    painted(main)
    assert shown_numbers(main) == pytest.approx(computed(almost_nothing), abs=0.0051)
    assert {row.bound > 0 for row in panel(main, "states").figure._rows} == {True}
    for action in ("unrolled", "toggle_theme"):
        if action in main.actions_by_name:
            main.actions_by_name[action].trigger()
            settle()
            painted(main)
    for page in ("flow", "space", "difference"):
        show_memory(main, page)
        painted(main)
        (trace,) = (lane.trace for lane in latest(main).lanes.values() if lane.trace.kind == kind)
        assert np.isfinite(trace.h).all()
