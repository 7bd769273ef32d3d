"""Resets: each stretch is a pass of its own, for numbers, derivatives and all that is asked."""

from itertools import pairwise

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import (
    Clamp,
    Entry,
    Selection,
    State,
    forward,
    forward_in_parts,
    gradients,
    insert_step,
    linear_steps,
    network_forward,
    network_gradients,
    quantity_series,
    remove_step,
    resized,
    select,
    value,
    with_values,
    within,
)
from lstm_gui.core.analysis import (
    START,
    influence,
    sweep,
    swept_end,
    terms,
    without_part,
    without_written,
    written_by_step,
)
from lstm_gui.core.cells.registry import KINDS
from lstm_gui.core.gradients import derivative
from lstm_gui.core.passes.forward_in_parts import steps_per_part
from lstm_gui.core.resets import moved, toggled
from tests.core.network.networks import bidirectional
from tests.core.parts import decomposition
from tests.core.states import CELLS, seeded_state

RESETS = (4, 5, 9)
STEPS = 12
EVERY = CELLS | {name: kind for name, kind in KINDS.items() if name not in CELLS}
every_cell = pytest.mark.parametrize("kind", EVERY.values(), ids=EVERY)


def reset(state: State, *resets: int) -> State:
    return replace(state, sequence=replace(state.sequence, resets=resets or RESETS))


def some(kind, steps: int = STEPS, clamped: bool = False) -> State:
    state = reset(seeded_state(2, 3, steps, kind=kind))
    return replace(state, clamps=(Clamp("h", 1, 3, 6, 0.25),)) if clamped else state


def stretch(state: State, first: int, end: int) -> State:
    """The steps alone, as a session of their own."""
    free = replace(state, sequence=replace(state.sequence, resets=()))
    return within(free, range(first, end), state.initial)


def each(state: State):
    ends = (0, *state.sequence.resets, len(state.sequence))
    return [(a, b, stretch(state, a, b)) for a, b in pairwise(ends)]


@every_cell
@pytest.mark.parametrize("clamped", [False, True])
def test_each_stretch_is_a_pass_of_its_own(kind, clamped):
    state = some(kind, clamped=clamped)
    trace = forward(state)
    for first, end, part in each(state):
        alone = forward(part)
        for name in kind.recorded:
            np.testing.assert_array_equal(trace.numbers[name][first:end], alone.numbers[name])
        for name in kind.states:
            np.testing.assert_array_equal(
                quantity_series(trace, f"{name}_before")[first:end],
                quantity_series(alone, f"{name}_before"),
            )
            np.testing.assert_array_equal(trace.before(name, first), state.initial.of(kind, name))


@every_cell
@pytest.mark.parametrize("clamped", [False, True])
def test_derivatives_are_those_of_finite_differences(kind, clamped):
    state = some(kind, clamped=clamped)
    weights = np.random.default_rng(1).normal(size=(STEPS, 3))
    found = gradients(state, forward(state), weights)

    def loss(entry, by):
        changed = with_values(state, {entry: value(state, entry) + by})
        return float((forward(changed).h * weights).sum())

    block = kind.blocks[0]
    entries = [Entry("w_x", 1, 0, block), Entry("b", 2, 0, block), Entry("x", 3, 1)]
    entries += [Entry("x", 9, 0), Entry("h_0", 1)]
    entries += [] if kind.is_deaf(block) else [Entry("w_h", 0, 2, block)]
    for entry in entries:
        slope = (loss(entry, 1e-6) - loss(entry, -1e-6)) / 2e-6
        assert derivative(found, entry) == pytest.approx(slope, rel=1e-5, abs=1e-7), entry


@every_cell
def test_no_jacobian_leads_over_a_reset(kind):
    state = some(kind)
    trace = forward(state)
    size = 3 * len(kind.states)
    for first, end, part in each(state):
        alone = list(linear_steps(part, forward(part)))
        whole = list(linear_steps(state, trace))[first:end]
        for t, (one, other) in enumerate(zip(whole, alone, strict=True)):
            np.testing.assert_array_equal(one[:, size:], other[:, size:])
            expected = np.zeros_like(other) if first and not t else other
            np.testing.assert_array_equal(one[:, :size], expected[:, :size])


@pytest.mark.parametrize("steps", [STEPS, 150])
def test_influence_ends_at_a_reset(steps):
    state = reset(seeded_state(3, 2, steps), 5, 71 if steps > 71 else 9)
    norms = influence(state, forward(state)).norms
    for first, end, part in each(state):
        alone = influence(part, forward(part)).norms
        np.testing.assert_allclose(norms[first:end, first:end], alone, rtol=1e-9, atol=1e-300)
        assert not norms[first:end, :first].any()


@pytest.mark.parametrize("beyond", [0, -1, 7])
def test_a_long_pass_in_parts_is_the_same(beyond):
    at_once = steps_per_part(seeded_state(1, 2, 1))
    state = reset(seeded_state(1, 2, 2 * at_once + 5), 3, at_once + beyond)
    shares: list[float] = []
    found = forward_in_parts(state, lambda share: not shares.append(share))
    whole = forward(state)
    # A part of a single step is multiplied in another order.
    for name, numbers in whole.numbers.items():
        np.testing.assert_allclose(found.numbers[name], numbers, rtol=0, atol=1e-12)
    assert len(shares) == 3


@pytest.mark.parametrize(
    "entry", [Entry("w_h", 1, 2, "f"), Entry("x", 6, 0), Entry("x", 2, 1), Entry("h_0", 1)]
)
def test_sweeps_are_those_of_passes(entry):
    state = some(CELLS["lstm"])
    values = [-1.5, 0.0, 2.0]
    found = sweep(state, entry, values)
    ends = swept_end(state, entry, values)
    for at, number in enumerate(values):
        h = forward(with_values(state, {entry: number})).h
        np.testing.assert_allclose(found.h[at], h, atol=1e-12)
        np.testing.assert_allclose(ends[at], h[-1], atol=1e-12)


@pytest.mark.parametrize("t", [3, 4, 7, 11])
@pytest.mark.parametrize("cell", ["lstm", "gru-after", "lstm-with-peepholes"])
def test_what_is_left_out_is_left_out_of_the_stretch(cell, t):
    state = select(some(CELLS[cell]), t=t, unit=1)
    trace = forward(state)
    first, _, part = next(one for one in each(state) if one[0] <= t < one[1])
    part = select(part, t=t - first, unit=1)
    alone = forward(part)

    def same(one, other):
        for name, row in other.items():
            np.testing.assert_allclose(one[name], row, atol=1e-12)

    same(without_written(state, trace, 1, first, t), without_written(part, alone, 1, 0, t - first))
    same(without_written(state, trace, 1, 0, t), without_written(part, alone, 1, 0, t - first))
    same(
        without_written(state, trace, 1, START, START),
        without_written(part, alone, 1, START, START),
    )
    block = state.parameters.kind.blocks[0]
    same(without_part(state, trace, block, 0.5), without_part(part, alone, block, 0.5))
    if first:
        gone = without_written(state, trace, 1, 0, first - 1)
        np.testing.assert_allclose(gone["h"], trace.h[t], atol=1e-12)


@pytest.mark.parametrize("cell", ["lstm", "gru-after"])
def test_memories_are_written_since_the_reset(cell):
    state = some(CELLS[cell])
    trace = forward(state)
    memory = trace.numbers[trace.kind.roles.memory]
    whole = decomposition(trace, 2)
    for t in range(STEPS):
        first = max(one for one in (0, *RESETS) if one <= t)
        written = written_by_step(trace, t, 2)
        assert not written.parts[:first].any()
        assert written.from_start + written.parts.sum() == pytest.approx(memory[t, 2])
        np.testing.assert_allclose(whole[t, 0], written.from_start, atol=1e-12)
        np.testing.assert_allclose(whole[t, 1 : t + 2], written.parts, atol=1e-12)


def test_the_terms_at_a_reset_come_from_before_the_first_step():
    state = select(some(CELLS["lstm"]), t=5, unit=0)
    sources = {term.source for term in terms(state, forward(state), "f")}
    heard = [one for one in sources if one is not None and one.quantity == "h"]
    assert {one.t for one in heard} == {-1}
    assert {one.entry for one in heard} == {Entry("h_0", unit) for unit in range(3)}
    total = sum(term.product for term in terms(state, forward(state), "f"))
    assert total == pytest.approx(forward(state).z_f[5, 0])


def test_edits_move_resets_with_their_steps():
    state = some(CELLS["lstm"])
    assert insert_step(state, 4).sequence.resets == (5, 6, 10)
    assert insert_step(state, 6).sequence.resets == (4, 5, 10)
    assert remove_step(state, 0).sequence.resets == (3, 4, 8)
    assert remove_step(state, 4).sequence.resets == (4, 8)
    assert resized(state, 2, 3, 5).sequence.resets == (4,)
    assert with_values(state, {Entry("x", 2, 0): 3.0}).sequence.resets == RESETS
    last = reset(seeded_state(1, 1, 3), 2)
    assert remove_step(last, 2).sequence.resets == ()
    assert remove_step(reset(seeded_state(1, 1, 2), 1), 0).sequence.resets == ()


def test_a_reset_comes_and_goes_and_moves_between_its_neighbours():
    sequence = some(CELLS["lstm"]).sequence
    assert toggled(sequence, 7).resets == (4, 5, 7, 9)
    assert toggled(sequence, 5).resets == (4, 9)
    assert moved(sequence, 5, 7).resets == (4, 7, 9)
    assert moved(sequence, 5, 1).resets == (4, 5, 9)
    assert moved(sequence, 4, -3).resets == (1, 5, 9)
    assert moved(sequence, 9, 99).resets == (4, 5, 11)
    assert moved(sequence, 6, 7) is sequence
    for t in (0, STEPS, -1):
        with pytest.raises(ValueError, match="resets"):
            toggled(sequence, t)


def test_both_directions_of_a_network_are_cut_at_the_same_place():
    network = bidirectional(CELLS["gru-after"])
    steps = len(network.sequence)
    cut = replace(network, sequence=replace(network.sequence, resets=(2,)))
    passed = network_forward(cut)
    halves = [
        network_forward(
            replace(network, sequence=network.sequence.between(*ends), selection=Selection())
        )
        for ends in ((0, 2), (2, steps))
    ]
    for place in range(len(network.layers)):
        both = np.concatenate([half.rows(place, "h") for half in halves])
        np.testing.assert_allclose(passed.rows(place, "h"), both, atol=1e-15)
    d_joined = np.zeros(passed.joined(cut.last).shape)
    d_joined[0] = 1.0
    assert not network_gradients(passed, d_joined).x[2:].any()
