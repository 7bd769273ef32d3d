"""What a cell would do without a part: the pass again, number by number, with it left out."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Clamp, Entry, State, contributions, forward, select, value, with_values
from lstm_gui.core.analysis import START, without_part, without_written
from tests.core.states import CELLS, seeded_state

WITH_MEMORY = [name for name in CELLS if name != "rnn"]
STEPS, UNIT = 9, 1


def some(cell: str, clamped: bool = False) -> State:
    state = select(seeded_state(2, 3, STEPS, kind=CELLS[cell]), t=7, unit=UNIT)
    return replace(state, clamps=(Clamp("h", UNIT, 3, 4, 0.25),)) if clamped else state


def oracle(state: State, first: int, last: int) -> dict[str, np.ndarray]:
    """One pass step by step, each as a session of its own, with the memory put right between."""
    kind, h, c = state.parameters.kind, state.initial.h, state.initial.c
    step = {}
    for t in range(state.selection.t + 1):
        clamps = tuple(
            replace(clamp, first=0, last=0)
            for clamp in state.clamps
            if clamp.first <= t <= clamp.last
        )
        one = replace(
            state,
            initial=replace(state.initial, h=h, c=c),
            sequence=replace(state.sequence, x=state.sequence.x[t : t + 1]),
            selection=replace(state.selection, t=0),
            clamps=clamps,
        )
        trace = forward(one)
        step = {name: getattr(trace, name)[0] for name in trace.quantities}
        if first <= t <= last:
            step = without_writing(one, step, kind.has_cell_state)
        h, c = step["h"], step.get("c", c)
    return step


def without_writing(state: State, step: dict[str, np.ndarray], has_cell_state: bool):
    step = {name: np.array(values) for name, values in step.items()}
    if not has_cell_state:
        step["h"][UNIT] = step["z"][UNIT] * state.initial.h[UNIT]
        return step
    kind, parameters = state.parameters.kind, state.parameters
    c = step["c"][UNIT] = step["f"][UNIT] * state.initial.c[UNIT]
    step["tanh_c"][UNIT] = shown = np.tanh(c) if kind.variant.second_tanh else c
    if kind.variant.peepholes:
        o = parameters.block("o")
        z = o.w_h[UNIT] @ state.initial.h + o.w_x[UNIT] @ state.sequence.x[0] + o.b[UNIT]
        step["z_o"][UNIT] = z = z + parameters.extra_of("o", "p")[UNIT] * c
        step["o"][UNIT] = np.tanh(z) if "o" in kind.variant.tanh_gates else 1 / (1 + np.exp(-z))
    if not any(clamp.quantity == "h" and clamp.unit == UNIT for clamp in state.clamps):
        step["h"][UNIT] = step["o"][UNIT] * shown
    return step


@pytest.mark.parametrize("clamped", [False, True])
@pytest.mark.parametrize(("first", "last"), [(0, 0), (3, 3), (2, 5), (7, 7), (0, 7)])
@pytest.mark.parametrize("cell", WITH_MEMORY)
def test_what_steps_wrote_is_left_out_where_they_wrote_it(cell, first, last, clamped):
    state = some(cell, clamped)
    found = without_written(state, forward(state), UNIT, first, last)
    for name, expected in oracle(state, first, last).items():
        np.testing.assert_allclose(found[name], expected, rtol=1e-12, atol=1e-13)


@pytest.mark.parametrize("cell", WITH_MEMORY)
def test_without_its_start_a_memory_starts_with_nothing(cell):
    state = some(cell)
    array = "c_0" if CELLS[cell].has_cell_state else "h_0"
    expected = forward(with_values(state, {Entry(array, UNIT): 0.0}))
    found = without_written(state, forward(state), UNIT, START, START)
    np.testing.assert_allclose(found["h"], expected.h[7], rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("cell", CELLS)
def test_a_sum_without_a_part_is_the_step_without_it(cell):
    state, kind = some(cell), CELLS[cell]
    trace = forward(state)
    for block in kind.blocks:
        if kind.variant.coupled and block == "i":
            continue
        parts = contributions(state, trace, block)
        bias = Entry("b", UNIT, 0, block)
        short = with_values(state, {bias: value(state, bias) - parts.from_input})
        only_now = without_part(state, trace, block, parts.from_input)
        start = replace(
            short,
            initial=replace(state.initial, h=trace.h[6], c=trace.c_before(7)),
            sequence=replace(state.sequence, x=state.sequence.x[7:8]),
            selection=replace(state.selection, t=0),
        )
        expected = forward(start)
        for name in trace.quantities:
            np.testing.assert_allclose(
                only_now[name], getattr(expected, name)[0], rtol=1e-11, atol=1e-12
            )


def test_what_lies_outside_is_refused():
    state = some("lstm")
    for unit, first, last in ((3, 0, 0), (0, 5, 4), (0, 0, 8), (0, -2, 0)):
        with pytest.raises(IndexError):
            without_written(state, forward(state), unit, first, last)
