"""Vector fields and fixed points: known cases, and the equations again one point at a time."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Clamp,
    Initial,
    Kind,
    Parameters,
    Selection,
    Sequence,
    State,
    forward,
    select,
    with_clamp,
)
from lstm_gui.core.analysis import FixedPoint, Stability, fixed_points, plane, vector_field
from lstm_gui.core.analysis.step_map import StepMap
from tests.core.states import CELLS, any_cell, seeded_state, states

LARGE = 1e4


def cell(kind: Kind, w_h: dict[str, object], b: dict[str, object], units: int = 1) -> State:
    """A cell at rest with these recurrent weights and biases, all else 0."""
    zeros = Parameters.zeros(1, units, kind)
    arrays = {"w_h": np.array(zeros.w_h), "b": np.array(zeros.b)}
    for name, given_ in (("w_h", w_h), ("b", b)):
        for block, numbers in given_.items():
            arrays[name][kind.blocks.index(block)] = numbers
    initial = Initial(np.zeros(units), np.zeros(kind.cells(units)))
    x, block = Sequence(np.zeros((3, 1))), Selection(block=kind.blocks[0])
    return State(replace(zeros, **arrays), initial, x, block)


def one_step(state: State, h: np.ndarray, c: np.ndarray, x: np.ndarray | None = None) -> np.ndarray:
    """The state after a step of the ordinary forward pass."""
    t = state.selection.t
    held = tuple(
        replace(clamp, first=0, last=0) for clamp in state.clamps if clamp.first <= t <= clamp.last
    )
    stays = state.sequence.x[t] if x is None else x
    trace = forward(
        replace(
            state,
            initial=Initial(h, c),
            sequence=Sequence(stays[np.newaxis]),
            selection=replace(state.selection, t=0),
            clamps=held,
        )
    )
    return np.concatenate([trace.h[0], trace.c_before(1)])


def of(points: tuple[FixedPoint, ...], stability: Stability) -> list[FixedPoint]:
    return [point for point in points if point.stability is stability]


class TestFixedPoints:
    def test_a_rnn_that_remembers_a_sign(self) -> None:
        low, middle, high = fixed_points(cell(RNN, {"h": 2.0}, {}))
        # The solution of tanh(2 h) = h.
        assert high.h[0] == pytest.approx(0.957504024077, abs=1e-12)
        assert (low.h[0], middle.h[0]) == pytest.approx((-high.h[0], 0.0), abs=1e-12)
        stabilities = [point.stability for point in (low, middle, high)]
        assert stabilities == [Stability.STABLE, Stability.UNSTABLE, Stability.STABLE]
        assert middle.eigenvalues == pytest.approx([2.0])
        assert high.eigenvalues == pytest.approx([2 * (1 - high.h[0] ** 2)])

    @pytest.mark.parametrize(
        ("weight", "stability"),
        [(0.5, Stability.STABLE), (1.0, Stability.NEUTRAL), (-2.0, Stability.UNSTABLE)],
    )
    def test_a_rnn_with_one_place_to_rest(self, weight: float, stability: Stability) -> None:
        (only,) = fixed_points(cell(RNN, {"h": weight}, {}))
        assert only.h == pytest.approx([0.0], abs=1e-4)
        assert only.stability is stability

    def test_two_units_that_each_remember_a_sign(self) -> None:
        found = fixed_points(cell(RNN, {"h": np.eye(2) * 2.0}, {}, units=2))
        assert len(found) == 9
        assert [len(of(found, s)) for s in Stability] == [4, 4, 1, 0]
        places = [point.h.round(4).tolist() for point in found]
        assert places == sorted(places)

    def test_a_rnn_that_turns_has_complex_eigenvalues(self) -> None:
        turn = 0.9 * np.array([[0.0, -1.0], [1.0, 0.0]])
        (only,) = fixed_points(cell(RNN, {"h": turn}, {}, units=2))
        assert sorted(only.eigenvalues.imag) == pytest.approx([-0.9, 0.9])
        assert only.stability is Stability.STABLE

    @pytest.mark.parametrize("update", [-2.0, 0.0, 3.0, 12.0])
    def test_a_gru_rests_where_its_candidate_does(self, update: float) -> None:
        state = cell(GRU, {"n": 2.0}, {"z": update, "r": LARGE})
        low, middle, high = fixed_points(state)
        assert (low.h[0], high.h[0]) == pytest.approx((-0.957504024077, 0.957504024077), abs=1e-9)
        z = 1 / (1 + np.exp(-update))
        assert middle.eigenvalues == pytest.approx([z + (1 - z) * 2.0])
        assert high.stability is low.stability is Stability.STABLE

    def test_an_lstm_that_hears_nothing_rests_at_what_it_writes(self) -> None:
        state = cell(LSTM, {}, {"f": 1.0, "i": 0.5, "c": -0.7, "o": 2.0})
        (only,) = fixed_points(state)
        f, i, o = (1 / (1 + np.exp(-z)) for z in (1.0, 0.5, 2.0))
        c = i * np.tanh(-0.7) / (1 - f)
        assert only.c == pytest.approx([c], abs=1e-12)
        assert only.h == pytest.approx([o * np.tanh(c)], abs=1e-12)
        assert only.eigenvalues == pytest.approx([f, 0.0])
        assert only.stability is Stability.STABLE

    def test_an_lstm_that_remembers_a_sign(self) -> None:
        state = cell(LSTM, {"c": 6.0}, {"f": 1.0, "o": 2.0})
        found = fixed_points(state)
        kinds = [point.stability for point in found]
        assert kinds == [Stability.STABLE, Stability.SADDLE, Stability.STABLE]
        assert found[1].h == pytest.approx([0.0], abs=1e-12)

    def test_a_forget_gate_clamped_at_1_leaves_a_line(self) -> None:
        state = cell(LSTM, {}, {"o": 1.0})
        for clamp in (Clamp("f", 0, 1, 2, 1.0), Clamp("i", 0, 1, 2, 0.0)):
            state = with_clamp(state, clamp)
        assert len(fixed_points(state)) == 1
        line = fixed_points(select(state, t=1))
        assert len(line) > 2
        assert {point.stability for point in line} == {Stability.NEUTRAL}
        assert {point.c.round(3)[0] for point in line} >= {-1.0, 1.0}

    def test_a_clamped_hidden_state_rests_where_it_is_clamped(self) -> None:
        for kind in (GRU, LSTM, RNN):
            state = with_clamp(seeded_state(1, 1, 3, kind=kind), Clamp("h", 0, 0, 2, 0.5))
            (point,) = fixed_points(state)
            assert (point.h[0], point.stability) == (0.5, Stability.STABLE)

    def test_a_forget_gate_clamped_at_1_leaves_nothing_where_something_is_written(self) -> None:
        state = with_clamp(cell(LSTM, {}, {"c": 1.0}), Clamp("f", 0, 0, 2, 1.0))
        assert fixed_points(state) == ()

    @any_cell
    @pytest.mark.parametrize("units", [1, 2])
    def test_what_is_found_stays(self, kind: Kind, units: int) -> None:
        for seed in range(4):
            state = select(seeded_state(2, units, 3, seed=seed, scale=1.5, kind=kind), t=1)
            if seed % 2:
                state = with_clamp(
                    state, Clamp(kind.clampable[-2 % len(kind.clampable)], 0, 1, 2, 0.5)
                )
            x = np.array([0.5, -0.25]) if seed > 1 else None
            for point in fixed_points(state, x):
                at = np.concatenate([point.h, point.c])
                np.testing.assert_allclose(
                    one_step(state, point.h, point.c, x), at, rtol=1e-9, atol=1e-9
                )
                largest = np.abs(point.eigenvalues)
                assert (np.diff(largest) <= 1e-12).all()
                assert (point.stability is Stability.STABLE) == (largest[0] < 1 - 1e-7)

    @pytest.mark.parametrize("kind", [RNN, GRU])
    @given(data=st.data())
    @settings(max_examples=40)
    def test_every_crossing_of_a_single_unit_is_found(
        self, kind: Kind, data: st.DataObject
    ) -> None:
        numbers = st.floats(-4, 4).map(lambda number: round(number, 2))
        w_h = {block: data.draw(numbers) for block in kind.blocks}
        b = {block: data.draw(numbers) for block in kind.blocks}
        state = cell(kind, w_h, b)
        step = StepMap(state)
        h = np.linspace(-1.0, 1.0, 20_001) + 1e-5 * np.pi
        rises = np.sign(step.drawn_to(h[:, np.newaxis])[:, 0] - h)
        crossings = h[:-1][rises[1:] != rises[:-1]]
        found = [point.h[0] for point in fixed_points(state)]
        for crossing in crossings:
            assert np.abs(np.array(found) - crossing).min() < 2e-3

    @any_cell
    @given(data=st.data())
    @settings(max_examples=10)
    def test_the_jacobian_is_exact(self, kind: Kind, data: st.DataObject) -> None:
        state = data.draw(states(largest=1.5, kind=kind))
        step = StepMap(state)
        draw = np.random.default_rng(data.draw(st.integers(0, 9)))
        point = draw.uniform(-1, 1, step.size)
        near = 1e-5 * np.eye(step.size)
        rises = step.after(point + near) - step.after(point - near)
        np.testing.assert_allclose(step.jacobian(point).T, rises / 2e-5, rtol=1e-6, atol=1e-8)

    @any_cell
    @pytest.mark.parametrize("scale", [1e-300, LARGE])
    def test_what_is_found_at_the_extremes_rests_there_without_a_warning(
        self, kind: Kind, scale: float
    ) -> None:
        state = seeded_state(1, 2, 2, scale=scale, kind=kind)
        with np.errstate(all="raise", under="ignore"):
            found = fixed_points(state)
        assert len(found) == 1 or scale == LARGE
        for point in found:
            at = np.concatenate((point.h, point.c))[np.newaxis]
            np.testing.assert_allclose(StepMap(state).after(at), at, rtol=0, atol=1e-9)
            assert np.isfinite(point.eigenvalues).all()

    def test_more_units_than_a_plane_has_room_for_are_refused(self) -> None:
        with pytest.raises(ValueError, match="3 units"):
            fixed_points(seeded_state(1, 3, 2))


class TestVectorField:
    @any_cell
    @pytest.mark.parametrize("units", [1, 2])
    def test_an_arrow_is_what_the_next_step_does(self, kind: Kind, units: int) -> None:
        state = select(seeded_state(2, units, 3, kind=kind), t=2)
        axes = plane(kind, units)
        sliced = kind.has_cell_state and units == 2
        c = np.array([0.3, -0.8]) if sliced else None
        field = vector_field(state, (np.linspace(-1, 1, 5), [0.25, 0.5, 2.0])[: len(axes)], c=c)
        assert field.axes == axes
        assert field.points.shape == field.moves.shape == (5 * 3 ** (len(axes) - 1), len(axes))
        if len(axes) == 2:
            assert field.points[:4].tolist() == [[-1, 0.25], [-1, 0.5], [-1, 2.0], [-0.5, 0.25]]
        for point, move in zip(field.points, field.moves, strict=True):
            before = point if c is None else np.concatenate([point, c])
            after = one_step(state, before[:units], before[units:])
            np.testing.assert_allclose(move, (after - before)[: len(axes)], rtol=0, atol=1e-12)

    def test_the_axes_are_those_of_the_whole_state_where_it_fits(self) -> None:
        assert plane(RNN, 1) == (("h", 0),)
        assert plane(GRU, 2) == (("h", 0), ("h", 1))
        assert plane(LSTM, 1) == (("h", 0), ("c", 0))
        assert plane(LSTM, 2) == (("h", 0), ("h", 1))

    def test_with_c_settled_the_arrows_vanish_at_the_fixed_points(self) -> None:
        state = cell(LSTM, {"c": np.eye(2) * 6.0}, {"f": 1.0, "o": 2.0}, units=2)
        found = fixed_points(state)
        assert len(found) == 9
        for point in found:
            along = tuple(np.array([h]) for h in point.h)
            np.testing.assert_allclose(vector_field(state, along).moves, 0.0, atol=1e-9)
            np.testing.assert_allclose(vector_field(state, along, c=point.c).moves, 0.0, atol=1e-9)
        grid = np.linspace(-0.9, 0.9, 19)
        field = vector_field(state, (grid, grid))
        still = np.abs(field.moves).max(axis=1) < 1e-6
        assert field.points[still].tolist() == [[0.0, 0.0]] or still.sum() <= 9

    def test_a_settled_c_stays(self) -> None:
        state = seeded_state(2, 2, 3, kind=CELLS["lstm-with-swaps"])
        for one in (state, with_clamp(seeded_state(2, 2, 3), Clamp("f", 1, 0, 0, 0.25))):
            h = np.array([[0.2, -0.4], [0.9, 0.1]])
            for at, c in zip(h, StepMap(one).settled(h), strict=True):
                np.testing.assert_allclose(one_step(one, at, c)[2:], c, rtol=1e-12)

    def test_where_c_has_nowhere_to_settle_there_is_no_arrow(self) -> None:
        state = with_clamp(seeded_state(2, 2, 3), Clamp("f", 1, 0, 0, 1.0))
        field = vector_field(state, ([0.0, 0.5], [0.0, 0.5]))
        assert np.isnan(field.moves).all()
        assert np.isfinite(vector_field(select(state, t=1), ([0.0], [0.5])).moves).all()

    def test_an_input_that_stays_can_be_given(self) -> None:
        state = seeded_state(2, 2, 3, kind=GRU)
        x = np.array([2.0, -1.0])
        field = vector_field(state, ([0.5], [0.25]), x=x)
        after = one_step(state, np.array([0.5, 0.25]), np.zeros(0), x)
        np.testing.assert_allclose(field.moves[0], after - [0.5, 0.25], atol=1e-12)

    def test_what_does_not_fit_is_refused(self) -> None:
        line = np.zeros(1)
        with pytest.raises(ValueError, match="3 units"):
            plane(RNN, 3)
        with pytest.raises(ValueError, match="1 coordinates"):
            vector_field(seeded_state(1, 2, 2), (line,))
        with pytest.raises(ValueError, match="only for an LSTM"):
            vector_field(seeded_state(1, 2, 2, kind=GRU), (line, line), c=[0.0, 0.0])
        with pytest.raises(ValueError, match="only for an LSTM"):
            vector_field(seeded_state(1, 1, 2), (line, line), c=[0.0])
        with pytest.raises(ValueError, match="settle"):
            vector_field(seeded_state(1, 2, 2, kind=CELLS["lstm-with-peepholes"]), (line, line))
