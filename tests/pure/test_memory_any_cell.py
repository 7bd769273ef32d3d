"""The numbers of a lane follow from the equations of its cell, whichever cell it is."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import CELLS, Sequence, forward, gradients
from lstm_gui.core.quantities import quantity_series
from lstm_gui.scenes.memory.gradient_flow import flow
from lstm_gui.scenes.memory.lane_cost import cost
from lstm_gui.scenes.memory.lane_difference import difference, in_common
from lstm_gui.scenes.memory.lanes import Lane, compare
from lstm_gui.scenes.memory.memory_settings import INITIALISATIONS, MemorySettings
from lstm_gui.scenes.memory.shares import keeping, written
from lstm_gui.scenes.memory.stretch import MOST_STEPS
from lstm_gui.scenes.memory.untrained_lanes import has_keeping_bias, lane_state
from lstm_gui.ui.memory.word_removal import PART, Question, without
from lstm_gui.words.cells import words_of
from lstm_gui.words.side_by_side import FIRST_LANES, lane_cells, lane_kind, lane_roles
from tests.ui.every_cell import register

STEPS, INPUTS, UNITS = 9, 3, 4
LANES = (*lane_cells(), "leaky")
WITH_C = tuple(name for name, cell in lane_cells().items() if cell.kind.has_cell_state)


@pytest.fixture(autouse=True)
def leaky(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


def noise(steps: int = STEPS) -> Sequence:
    return Sequence(np.random.default_rng(5).normal(size=(steps, INPUTS)))


def settings(lane: str, **changes: object) -> MemorySettings:
    others = [name for name in FIRST_LANES if name != lane]
    return MemorySettings(UNITS, 3, lanes=(lane, *others[:2]), **changes)  # type: ignore[arg-type]


def lane_of(name: str, **changes: object) -> Lane:
    return compare(settings(name, **changes), noise()).lanes[name]


@pytest.mark.parametrize("name", CELLS)
def test_each_departure_of_a_cell_has_its_words_and_no_other_has(name: str):
    assert list(words_of(name).departures) == list(CELLS[name].departures)


@pytest.mark.parametrize("name", LANES)
def test_any_cell_stands_in_a_lane_beside_the_others(name: str):
    comparison = compare(settings(name), noise())
    assert next(iter(comparison.lanes)) == name
    assert comparison.lanes[name].trace.kind == lane_kind(name)
    assert np.isfinite(comparison.lanes[name].trace.h).all()


@pytest.mark.parametrize("name", LANES)
def test_the_flow_of_any_cell_is_the_gradient_of_the_sum_of_its_last_hidden_state(name: str):
    lane = lane_of(name)
    d_h = np.zeros(lane.trace.h.shape)
    d_h[-1] = 1.0
    exact = gradients(lane.state, lane.trace, d_h)
    assert lane.flow.by_h == pytest.approx(np.linalg.norm(exact.h, axis=1))
    assert (lane.flow.by_c is not None) == lane.trace.kind.has_cell_state


@pytest.mark.parametrize("name", WITH_C)
def test_the_direct_path_of_any_cell_is_all_of_it_where_nothing_else_leads_back(name: str):
    state = lane_state(name, settings(name), noise())
    closed = replace(state.parameters, w_h=np.zeros_like(state.parameters.w_h))
    state = replace(state, parameters=closed)
    found = flow(state, forward(state))
    assert found.direct == pytest.approx(found.by_c)
    parts = lane_of(name).shares(True)
    assert parts.shares.sum(axis=1) + parts.start == pytest.approx(np.ones(STEPS))


@pytest.mark.parametrize("name", LANES)
def test_half_lives_are_those_of_what_the_memory_is_multiplied_by(name: str):
    lane = lane_of(name)
    roles = lane.trace.kind.roles
    if not roles.kept:
        assert lane.flow.half_lives is None
    elif roles.keeps:
        kept = np.median(np.log(np.abs(quantity_series(lane.trace, roles.keeps))), axis=0)
        lost = kept < 0
        assert lane.flow.half_lives[lost] == pytest.approx(np.log(0.5) / kept[lost])
        assert np.isinf(lane.flow.half_lives[~lost]).all()
    else:
        assert np.isinf(lane.flow.half_lives).all()


@pytest.mark.parametrize("name", LANES)
def test_the_bias_lets_any_cell_keep_more_that_has_a_gate_for_it(name: str):
    kind = lane_kind(name)
    low, high = (lane_of(name, forget_bias=bias).trace for bias in (-2.0, 2.0))
    if has_keeping_bias(kind):
        keeps = kind.roles.keeps
        assert (quantity_series(high, keeps) >= quantity_series(low, keeps)).mean() > 0.9
    else:
        assert np.array_equal(high.h, low.h)


@pytest.mark.parametrize("way", INITIALISATIONS)
@pytest.mark.parametrize("name", LANES)
def test_every_start_of_any_cell_leaves_deaf_blocks_deaf(name: str, way: str):
    parameters = lane_state(name, settings(name, initialisation=way), noise()).parameters
    for block in parameters.kind.blocks:
        if not parameters.kind.is_deaf(block):
            continue
        assert not parameters.block(block).w_h.any()


@pytest.mark.parametrize("name", LANES)
def test_a_parameter_is_one_that_the_gradient_reaches(name: str):
    """The cost counts exactly the numbers that move the loss, and so those that are learned."""
    state = lane_state(name, MemorySettings(UNITS, 3), noise(40))
    random = np.random.default_rng(1)
    p = state.parameters
    moved = {field: getattr(p, field) + random.normal(size=getattr(p, field).shape) / 4
             for field in ("w_x", "w_h", "b", "extra")}  # fmt: skip
    deaf = [p.kind.is_deaf(block) for block in p.kind.blocks]
    moved["w_h"][deaf] = 0.0
    # From nothing, c and its normaliser would grow alike by b of i, which then moves nothing.
    first = {name: random.uniform(0.1, 1.0, size=getattr(state.initial, name).shape)
             for name in state.initial.__struct_fields__}  # fmt: skip
    initial = replace(state.initial, **first)
    state = replace(state, parameters=replace(p, **moved), initial=initial)
    d_h = random.normal(size=(40, UNITS))
    by = gradients(state, forward(state), d_h)
    reached = sum(np.count_nonzero(getattr(by, field)) for field in moved)
    assert cost(state).parameters == reached


@pytest.mark.parametrize("name", [name for name in WITH_C if "lstm" in name])
def test_without_this_part_is_what_the_last_step_shows_of_a_memory_that_lacks_it(name: str):
    lane = lane_of(name)
    found = without(Question({name: lane}, (2, 4), STEPS - 1)).effects[name][PART]
    trace = lane.trace
    left = sum(written(trace)[k] * np.prod(keeping(trace)[k + 1 :], axis=0) for k in (2, 4))
    memory = trace.c[-1] - left
    o = trace.o[-1]
    shown = o * memory / trace.n[-1] if "slstm" in name else o * np.tanh(memory)
    moved = np.linalg.norm(shown - trace.h[-1]) / np.linalg.norm(trace.h[-1])
    assert found.moved == pytest.approx(moved)


@pytest.mark.parametrize("name", LANES)
def test_lanes_differ_by_all_that_both_cells_have(name: str):
    comparison = compare(settings(name), noise())
    other = list(comparison.lanes)[1]
    common = in_common(name, other)
    assert "h" in common
    for quantity in common:
        made = difference(
            quantity, (name, comparison.lanes[name]), (other, comparison.lanes[other])
        )
        assert np.isfinite(made.change).all()
        assert max(np.abs(made.before).max(), np.abs(made.after).max()) <= made.bound


@pytest.mark.parametrize("name", LANES)
def test_a_stretch_of_any_cell_is_the_same_pass_as_the_whole(name: str):
    long = noise(MOST_STEPS + 60)
    found = compare(settings(name), long, t=len(long) - 1).lanes[name]
    whole = forward(lane_state(name, settings(name), long))
    np.testing.assert_allclose(found.trace.h, whole.h[found.first :], rtol=1e-9, atol=1e-12)


def test_each_lane_of_three_has_a_colour_of_its_own():
    for name in LANES:
        for other in LANES:
            for third in LANES:
                lanes = (name, other, third)
                if len(set(lanes)) == 3:
                    assert len(set(lane_roles(lanes).values())) == 3
