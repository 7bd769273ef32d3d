"""Heat-map rows, operating points and the time axis, against the trace itself."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    RANGES,
    RNN,
    forward,
    select,
    sigmoid,
    sigmoid_slope,
    tanh,
    tanh_slope,
)
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.core.equations import FUNCTIONS, Function
from lstm_gui.scenes.pictures.operating_points import (
    curves_of,
    operating_points,
    stays_below_one,
)
from lstm_gui.scenes.snapshot import Snapshot, View, all_rows
from lstm_gui.ui.plots.state_margins import written_ends
from lstm_gui.ui.plots.state_rows import (
    NUMBER_HEIGHT,
    row_kinds,
    rows_of,
    shown_names,
    weighted_sums,
)
from lstm_gui.ui.plots.time_axis import TimeAxis
from lstm_gui.ui.style.colormaps import lookup, shade
from lstm_gui.ui.style.current import set_theme
from lstm_gui.ui.style.theme import THEMES
from lstm_gui.words.numbers import number
from tests.core.states import CELLS, seeded_state, states
from tests.ui.every_cell import EVERY

GAP = 7.0
STEPS, LEFT = st.integers(1, 100_000), st.floats(-0.5, 1e5, allow_subnormal=False)
OF_LSTM = row_kinds(LSTM)
TRACE = forward(seeded_state(2, 3, 4))
CURVES = {"sigmoid": (sigmoid, sigmoid_slope), "tanh": (tanh, tanh_slope)}


def snapshot(state) -> Snapshot:
    return Snapshot(state, forward(state), View())


class TestRows:
    def test_every_quantity_of_the_view_has_a_row(self):
        rows = set().union(*(row_kinds(kind) for kind in KINDS.values()))
        assert set(all_rows()) == rows

    @pytest.mark.parametrize("cell", [*CELLS, "slstm", "slstm-bare", "minlstm"])
    def test_every_cell_has_a_row_for_what_its_blocks_compute(self, cell):
        kind = EVERY[cell]
        rows = row_kinds(kind)
        for block in kind.blocks:
            assert {kind.result(block), f"z_{block}"} <= set(rows)
            row = rows[kind.result(block)]
            assert row.is_gate == (kind.squash(block) == "sigmoid" or kind.squash(block) == "exp")
            assert row.scale == (row.role if row.is_gate else "signed")
        assert ("c" in rows) == kind.has_cell_state
        assert weighted_sums(kind) == tuple(name for name in rows if name.startswith("z_"))

    def test_rows_of_another_cell_give_way_to_those_of_its_own(self):
        assert shown_names(("h", "x"), GRU) == ("h", "x")
        assert shown_names(View().rows, LSTM) == View().rows
        assert shown_names(View().rows, GRU) == ("h", "z", "r", "h_tilde", "x")
        assert shown_names(("z",), RNN) == ("h", "x")

    @given(
        st.lists(st.sampled_from(sorted(OF_LSTM)), min_size=1, unique=True).map(tuple),
        st.floats(120, 3000),
    )
    def test_rows_fill_the_height_in_order_with_equal_gaps(self, names, height):
        rows = rows_of(TRACE, (OF_LSTM[name] for name in names), height, GAP)
        assert tuple(row.kind.name for row in rows) == names
        assert rows[0].top == 0
        assert rows[-1].top + rows[-1].height == pytest.approx(height)
        for above, below in pairwise(rows):
            assert below.top - above.top - above.height == pytest.approx(GAP)
        if any(row.height / row.lanes < NUMBER_HEIGHT for row in rows):
            shares = [row.height / row.kind.height for row in rows]
            assert shares == pytest.approx([shares[0]] * len(shares))

    def test_all_cells_have_room_for_numbers_or_those_of_some_rows_would_lack_them(self):
        rows = rows_of(forward(seeded_state(2, 4, 6)), row_kinds(LSTM).values(), 600, GAP)
        assert all(row.height / row.lanes >= NUMBER_HEIGHT for row in rows)
        low = rows_of(forward(seeded_state(2, 4, 6)), row_kinds(LSTM).values(), 300, GAP)
        assert low[0].height > 1.5 * low[2].height

    @pytest.mark.parametrize("height", [100, 600])
    def test_the_scale_of_tiny_numbers_does_not_end_at_nothing(self, height):
        trace = forward(seeded_state(2, 4, 6, scale=1e-9))
        rows = rows_of(trace, (OF_LSTM[name] for name in ("z_f", "z_i", "z_o")), height, GAP)
        for row in rows:
            assert row.bound < 1e-3
            assert all("×10⁻" in text for _, text in written_ends(row))

    @given(st.sampled_from(sorted(CELLS)), st.data())
    @settings(max_examples=60)
    def test_the_values_are_those_of_the_trace_within_their_bounds(self, cell, data):
        trace = forward(data.draw(states(kind=CELLS[cell])))
        for row in rows_of(trace, row_kinds(CELLS[cell]).values(), 500):
            assert np.array_equal(row.values, getattr(trace, row.kind.name).T)
            assert row.low <= row.values.min()
            assert row.values.max() <= row.bound
            assert row.low == (0.0 if row.kind.is_gate else -row.bound)

    def test_bounded_quantities_have_their_fixed_bounds(self):
        rows = {
            row.kind.name: row
            for row in rows_of(forward(seeded_state(1, 2, 3)), OF_LSTM.values(), 500)
        }
        assert {row.bound for name, row in rows.items() if name in "fioh"} == {1.0}
        assert rows["c_tilde"].bound == 1.0
        assert rows["c"].bound == np.max(np.abs(rows["c"].values))

    def test_all_zeros_have_a_bound_above_zero(self):
        state = seeded_state(1, 2, 3, scale=0.0)
        for row in rows_of(forward(state), OF_LSTM.values(), 500):
            assert row.bound > 0

    @given(st.integers(1, 64), st.floats(60, 1000))
    @settings(max_examples=25)
    def test_every_unit_is_found_in_the_middle_of_its_lane(self, units, height):
        trace = forward(seeded_state(1, units, 2))
        for row in rows_of(trace, (OF_LSTM[name] for name in "chf"), height):
            lane = row.height / units
            found = [row.lane_at(row.top + (unit + 0.5) * lane) for unit in range(units)]
            assert found == list(range(units))
            assert row.lane_at(row.top - 1) is None
            assert row.lane_at(row.top + row.height + 1) is None

    @pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
    def test_colours_of_signed_numbers_are_symmetric_and_gates_grow(self, qapp, theme):
        set_theme(theme)
        away = -1 if theme.is_dark else 1
        light = away * lookup("signed").astype(float).sum(axis=1)
        assert np.argmax(light) in (127, 128)
        assert np.all(np.diff(light[:127]) > 0)
        assert np.all(np.diff(light[128:]) < 0)
        assert shade("signed", 2.0, -2.0, 2.0).red() > shade("signed", 2.0, -2.0, 2.0).blue()
        assert shade("signed", -2.0, -2.0, 2.0).blue() > shade("signed", -2.0, -2.0, 2.0).red()
        for gate in "fio":
            assert np.all(away * np.diff(lookup(gate).astype(float).sum(axis=1)) <= 1)


class TestOperatingPoints:
    @given(states(), st.integers(0, 3), st.integers(0, 3))
    @settings(max_examples=40)
    def test_points_stand_on_their_curves_at_the_numbers_of_the_trace(self, state, t, unit):
        shot = snapshot(select(state, t=t, unit=unit))
        arrays = {"z_f": "f", "z_i": "i", "z_o": "o", "z_c": "c_tilde", "c": "tanh_c"}
        points = {point.name: point for point in operating_points(shot)}
        assert set(points) == set(arrays)
        for name, result in arrays.items():
            point = points[name]
            assert point.argument == getattr(shot.trace, name)[shot.t, shot.unit]
            assert point.result == getattr(shot.trace, result)[shot.t, shot.unit]
            curve, _ = CURVES[point.curve]
            assert point.result == pytest.approx(float(curve(np.array(point.argument))), abs=1e-12)
            assert np.array_equal(point.all_units, getattr(shot.trace, name)[shot.t])

    @pytest.mark.parametrize("cell", CELLS)
    def test_only_what_is_squashed_on_its_own_has_a_point(self, cell):
        kind = CELLS[cell]
        names = {
            point.name for point in operating_points(snapshot(seeded_state(1, 2, 3, kind=kind)))
        }
        coupled = kind.name == "lstm" and kind.variant.coupled
        sums = {f"z_{block}" for block in kind.blocks} - ({"z_i"} if coupled else set())
        assert names == sums | (
            {"c"} if kind.has_cell_state and kind.variant.second_tanh else set()
        )

    @pytest.mark.parametrize("cell", EVERY)
    def test_every_curve_of_a_cell_is_drawn_and_its_points_stand_on_it(self, cell):
        kind = EVERY[cell]
        shot = snapshot(select(seeded_state(2, 3, 4, kind=kind), t=2, unit=1))
        curves = curves_of(kind)
        used = {one.function for one in kind.equations if isinstance(one, Function)}
        assert set(curves) == used - {"linear", "log_sigmoid"}
        for point in operating_points(shot):
            assert point.curve in curves
            on_curve = FUNCTIONS[point.curve].value(np.array(point.argument))
            assert point.result == pytest.approx(float(on_curve), rel=1e-9, abs=1e-12)
            assert (point.saturated is None) == (point.curve in ("exp", "relu"))

    def test_an_exponential_gate_has_a_point_and_a_label_that_is_short(self):
        shot = snapshot(seeded_state(2, 3, 4, kind=slstm_kind()))
        by_block = {point.block: point for point in operating_points(shot)}
        assert by_block["f"].curve == by_block["i"].curve == "exp"
        assert by_block["f"].label == f'f_t "{number(by_block["f"].result)}"'
        assert by_block["o"].label == f'Z_o "{number(by_block["o"].argument)}"'

    def test_only_an_exponential_that_is_held_down_and_a_relu_reach_above_one(self):
        above = {name for name, kind in EVERY.items() if not stays_below_one(kind)}
        assert above == {"slstm-bare", "rnn-relu"}

    @given(states(largest=4.0))
    @settings(max_examples=40)
    def test_saturated_means_a_slope_below_a_twentieth_of_the_largest(self, state):
        for point in operating_points(snapshot(state)):
            _, slope = CURVES[point.curve]
            flat = slope(point.all_units) < 0.05 * float(slope(np.array(0.0)))
            assert point.saturated == pytest.approx(np.mean(flat), abs=1e-12)

    def test_the_zones_begin_where_the_slope_falls_below_a_twentieth(self):
        for name, (_, slope) in CURVES.items():
            bound = RANGES[name].saturated_beyond
            largest = float(slope(np.array(0.0)))
            assert float(slope(np.array(bound))) == pytest.approx(0.05 * largest)


class TestTimeAxis:
    @pytest.fixture
    def axis(self, qapp) -> TimeAxis:
        return TimeAxis()

    @given(STEPS, LEFT, st.floats(0.1, 1e5), st.floats(20, 4000))
    def test_ticks_are_whole_steps_of_the_sequence_with_room_between(self, steps, left, span, size):
        axis = TimeAxis()
        axis.set_labels(None, steps)
        right = min(left + span, steps - 0.5)
        assume(right > left)
        ((stride, ticks),) = axis.tickValues(left, right, size)
        assert all(tick == int(tick) and 0 <= tick <= steps - 1 for tick in ticks)
        assert all(left <= tick <= right for tick in ticks)
        assert stride * size / (right - left) >= max(34, 6.5 * len(str(steps))) - 1e-6
        assert str(stride).strip("0") in ("1", "2", "5")
        assert all(tick % stride == 0 for tick in ticks)

    def test_a_short_sequence_has_every_step(self, axis):
        axis.set_labels(None, 8)
        ((_, ticks),) = axis.tickValues(-0.5, 7.5, 600)
        assert axis.tickStrings(ticks, 1, 1) == [str(step) for step in range(8)]

    def test_labels_stand_in_place_of_numbers_and_long_ones_are_cut(self, axis):
        axis.set_labels(("나는", "", "extraordinarily"), 3)
        names = axis.tickStrings([0.0, 1.0, 2.0], 1, 1)
        assert names[:2] == ["나는", "1"]
        assert names[2].endswith("…")
        assert "extraordinarily".startswith(names[2][:-1])
