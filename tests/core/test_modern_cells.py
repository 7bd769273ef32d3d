"""What is made of equations alone: against the papers, PyTorch, and differences."""

import json
import warnings
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import (
    CELLS,
    KINDS,
    Clamp,
    Initial,
    Kind,
    Parameters,
    Sequence,
    State,
    Trace,
    Variant,
    derivative,
    forward,
    forward_in_parts,
    gradients,
    gru_kind,
    linear_steps,
    lstm_kind,
    resized,
    rnn_kind,
    sensitivity,
    slstm_kind,
)
from lstm_gui.core.analysis import influence, sweep
from lstm_gui.core.entries import Entry, contains, value, with_values
from lstm_gui.core.equations import Function, Weighted
from lstm_gui.core.equations.free_names import TAKEN_BY_TRACES
from lstm_gui.core.passes import plain_linear, plain_pass, reverse_pass
from tests.core.modern_oracles import MODERN, scalar_rows
from tests.core.parts import decomposition
from tests.core.states import CELLS as CLASSIC
from tests.core.states import patterned_state, seeded_state, states
from tests.ui.every_cell import LEAKY

REFERENCES = json.loads(Path(__file__).with_name("modern_references.json").read_text("utf-8"))
DIFFERENCE = 1e-4
UNSTABILISED = slstm_kind(stabiliser=False)

modern = pytest.mark.parametrize("kind", MODERN.values(), ids=MODERN)
# Also a cell that joins the registry and has no loop of its own yet.
LISTED = MODERN | {name: kind for name, kind in KINDS.items() if kind not in CLASSIC.values()}
SMOOTH = {name: kind for name, kind in LISTED.items() if name != "rnn-relu"} | {"leaky": LEAKY}
listed = pytest.mark.parametrize("kind", LISTED.values(), ids=LISTED)
smooth = pytest.mark.parametrize("kind", SMOOTH.values(), ids=SMOOTH)


def assert_same(trace, rows: dict[str, list[list[float]]], within: float = 1e-12) -> None:
    for name, expected in rows.items():
        found, wanted = getattr(trace, name), np.array(expected)
        np.testing.assert_allclose(found, wanted, rtol=within, atol=within / 10, err_msg=name)


@modern
@given(data=st.data())
@settings(max_examples=20)
def test_every_quantity_is_that_of_the_paper(kind: Kind, data: st.DataObject) -> None:
    # Without its stabiliser an exponential of the next step may be infinite.
    state = data.draw(states(largest=0.5 if kind == UNSTABILISED else 3.0, kind=kind))
    rows = scalar_rows(state)
    sums = np.abs([rows[f"z_{block}"] for block in kind.blocks if f"z_{block}" in rows])
    # An exponential makes a relative error of what its exponent is rounded by.
    scale = sums.max(initial=1.0) if kind.name == "slstm" else 1.0
    assert_same(forward(state), rows, 1e-12 * scale)


@modern
def test_a_longer_pass_is_that_of_the_paper_whole_and_in_parts(kind: Kind) -> None:
    grows = kind.name == "rnn" or kind == UNSTABILISED
    state = seeded_state(3, 5, 60 if grows else 2300, scale=0.4, kind=kind)
    trace = forward(state)
    assert_same(trace, scalar_rows(state))
    assert forward_in_parts(state, lambda _share: True) == trace


@pytest.mark.parametrize("label", REFERENCES)
def test_derivatives_are_those_of_pytorch(label: str) -> None:
    state = patterned_state(MODERN[label])
    trace = forward(state)
    d_h = np.zeros(trace.h.shape)
    d_h[-1], d_h[1] = [1.0, -0.5], [0.25, 0.75]
    result, expected = gradients(state, trace, d_h), REFERENCES[label]
    np.testing.assert_allclose(trace.h.ravel(), expected["trace"], rtol=1e-12, atol=1e-15)
    for name in ("w_x", "w_h", "b", "extra", "x", "h_0", "c_0", "further_0"):
        found = getattr(result, name).ravel()
        np.testing.assert_allclose(found, expected[name], rtol=1e-10, atol=1e-14, err_msg=name)


def entries(state: State) -> list[Entry]:
    kind, sizes = state.parameters.kind, range(3)
    places = [("x", ""), *((name, block) for name in ("w_x", "w_h", "b") for block in kind.blocks)]
    places += [(name, block) for block, name in kind.extra]
    places += [(f"{name}_0", "") for name in kind.states]
    found = {Entry(name, j, k, block) for name, block in places for j in sizes for k in sizes}
    return [entry for entry in found if _is_there(state, entry)]


def _is_there(state: State, entry: Entry) -> bool:
    flat = entry.array not in ("w_x", "w_h", "x")
    return not (flat and entry.column) and contains(state, entry)


@smooth
@given(seed=st.integers(0, 50))
@settings(max_examples=4)
def test_derivatives_equal_differences(kind: Kind, seed: int) -> None:
    state = seeded_state(2, 2, 4, seed=seed, scale=0.6, kind=kind)
    d_h = np.random.default_rng(seed).normal(size=(4, 2))
    result = gradients(state, forward(state), d_h)
    for entry in entries(state):
        at = value(state, entry)
        far, near = (
            sum(
                sign * (d_h * forward(with_values(state, {entry: at + sign * step})).h).sum()
                for sign in (1, -1)
            )
            for step in (2 * DIFFERENCE, DIFFERENCE)
        )
        slope = (8 * near - far) / (12 * DIFFERENCE)
        # Near a pole (c / n with n close to 0) the two differences tell how little they are worth.
        apart = abs(2 * near - far) / (4 * DIFFERENCE)
        within = 2e-7 + apart / 10
        assert derivative(result, entry) == pytest.approx(slope, rel=2e-6, abs=within), entry


@listed
def test_a_jacobian_is_made_of_the_derivatives_of_one_step(kind: Kind) -> None:
    state = seeded_state(2, 3, 4, scale=0.7, kind=kind)
    trace = forward(state)
    for t, jacobian in enumerate(linear_steps(state, trace)):
        alone = replace(
            state,
            initial=state.initial if t == 0 else trace.after(t - 1),
            sequence=Sequence(state.sequence.x[t : t + 1]),
        )
        here = forward(alone)
        for unit in range(3):
            by = sensitivity(replace(alone, selection=replace(alone.selection, unit=unit)), here)
            whole = np.concatenate([by.h_0, by.c_0, by.further_0.ravel(), by.x[0]])
            np.testing.assert_allclose(jacobian[unit], whole, rtol=1e-12, atol=1e-14)


@pytest.mark.parametrize("kind", (KINDS | CLASSIC).values(), ids=KINDS | CLASSIC)
def test_fast_passes_do_what_the_equations_say(kind: Kind) -> None:
    state = seeded_state(3, 6, 40, scale=1.5, kind=kind)
    trace = forward(state)
    plain = plain_pass.forward(state)
    for name in kind.recorded:
        found, expected = getattr(trace, name), getattr(plain, name)
        np.testing.assert_allclose(found, expected, rtol=1e-11, atol=1e-14)
    draw = np.random.default_rng(3).normal
    d_h, d_c = draw(size=trace.h.shape), draw(size=(40, kind.cells(6)))
    fast = gradients(state, trace, d_h, d_c)
    slow = reverse_pass.gradients(state, trace, d_h, d_c)
    for name in ("w_x", "w_h", "b", "extra", "x", "h_0", "c_0", "h", "c"):
        found, expected = getattr(fast, name), getattr(slow, name)
        largest = np.abs(expected).max(initial=1.0)
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-12 * largest, err_msg=name)
    both = zip(linear_steps(state, trace), plain_linear.linear_steps(state, trace), strict=True)
    for found, expected in both:
        np.testing.assert_allclose(found, expected, rtol=1e-9, atol=1e-13)


@listed
def test_a_clamp_holds_and_cuts(kind: Kind) -> None:
    for quantity in kind.clampable:
        clamp = Clamp(quantity, 1, 1, 2, 0.25)
        state = replace(seeded_state(2, 3, 5, scale=0.5, kind=kind), clamps=(clamp,))
        trace = forward(state)
        assert (getattr(trace, quantity)[1:3, 1] == 0.25).all()
        if quantity == "h":
            by_value = forward(replace(state, clamps=(replace(clamp, value=0.25 + 1e-6),)))
            result = gradients(state, trace, np.ones(trace.h.shape))
            slope = (by_value.h - trace.h).sum() / 1e-6
            assert result.h[1:3, 1].sum() == pytest.approx(slope, rel=1e-4)


@listed
def test_nothing_warns_at_extremes(kind: Kind) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for size in (1e4, -1e4, 1e-310):
            state = seeded_state(1, 2, 6, kind=kind)
            blocks = len(kind.blocks)
            parameters = Parameters(
                np.zeros((blocks, 2, 1)), np.zeros((blocks, 2, 2)), np.full((blocks, 2), size),
                kind, np.zeros((len(kind.extra), 2)),
            )  # fmt: skip
            state = replace(state, parameters=parameters)
            trace = forward(state)
            gradients(state, trace, np.ones(trace.h.shape))
            list(linear_steps(state, trace))
            if kind != UNSTABILISED and size > -1e3:
                assert np.isfinite(trace.h).all()


def test_the_stabiliser_changes_nothing_but_what_can_be_computed() -> None:
    with_it, without = slstm_kind(), UNSTABILISED
    state = seeded_state(2, 3, 12, scale=0.8, kind=with_it)
    state = replace(state, initial=Initial.zeros(with_it, 3))
    plain = _as_kind(state, without)
    np.testing.assert_allclose(forward(state).h, forward(plain).h, rtol=1e-12)
    huge = np.array(state.parameters.b)
    huge[1] = 800.0
    loud = replace(state, parameters=replace(state.parameters, b=huge))
    assert np.isfinite(forward(loud).h).all()
    assert not np.isfinite(forward(_as_kind(loud, without)).h).all()


def _as_kind(state: State, kind: Kind) -> State:
    old = state.parameters
    return replace(
        state,
        parameters=Parameters(old.w_x, old.w_h, old.b, kind),
        initial=Initial.zeros(kind, old.hidden_size),
    )


@listed
def test_what_is_asked_about_a_cell_is_answered(kind: Kind) -> None:
    state = seeded_state(2, 3, 6, scale=0.5, kind=kind)
    trace = forward(state)
    assert np.isfinite(influence(state, trace).shares).all()
    entry = Entry("w_x", 1, 0, kind.blocks[0])
    if kind.takes_part(entry.block):
        swept = sweep(state, entry, [0.5, -0.5])
        alone = forward(with_values(state, {entry: -0.5}))
        np.testing.assert_allclose(swept.h[1], alone.h, rtol=1e-12, atol=1e-14)
    if kind.roles.kept:
        parts = decomposition(trace, 1)
        memory = getattr(trace, kind.roles.memory)[:, 1]
        np.testing.assert_allclose(parts.sum(axis=1), memory, rtol=1e-10, atol=1e-12)
    larger = resized(state, 3, 5, 8)
    assert len(forward(larger)) == 8


@listed
def test_blocks_that_hear_nothing_have_no_recurrent_weights(kind: Kind) -> None:
    state = seeded_state(2, 3, 4, kind=kind)
    for block in kind.blocks:
        there = contains(state, Entry("w_h", 0, 0, block))
        assert there == (kind.hears(block) or not kind.takes_part(block))
        assert there == state.parameters.w_h[kind.blocks.index(block)].any()


def test_an_unknown_switch_is_no_cell() -> None:
    for make, switch in ((rnn_kind, "gelu"), (slstm_kind, "tanh")):
        with pytest.raises(ValueError, match=switch):
            make(switch)
    with pytest.raises(ValueError, match="both"):
        gru_kind("after", "both")
    with pytest.raises(ValueError, match="not there"):
        lstm_kind(Variant(coupled=True, forget_gate=False))


@pytest.mark.parametrize(
    "renamed",
    [
        {"states": ("h", "x")},
        {"blocks": ("a", "S")},
        {"extra": (("a", "v"),)},
        {"extra": (("a", "w_s"),)},
        {"equations": (Function("s_before", "tanh", "z_s"),)},
        {"equations": (Function("restart", "tanh", "z_s"),)},
    ],
)
def test_no_cell_gives_a_name_that_means_something_else(renamed: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="cannot call"):
        replace(LEAKY, **renamed)


def test_every_name_that_a_trace_has_for_itself_is_taken() -> None:
    own = {name for name in dir(Trace) if not name.startswith("_")}
    assert {name for name in own if not name.endswith(("_0", "_before"))} <= TAKEN_BY_TRACES


def test_the_bias_of_a_block_stands_in_its_sum_with_the_input() -> None:
    for wrong in ({"bias": "b_s"}, {"of_x": False}):
        with pytest.raises(ValueError, match="b is the bias"):
            Weighted("z_a", "a", **wrong)


@pytest.mark.parametrize(
    ("change", "untrue"),
    [
        ({"memory": "h", "kept": "held"}, "h of leaky is no sum"),
        ({"kept": "taken", "written": "held"}, "taken of leaky is not what is kept of s_before"),
        ({"keeps": ""}, "held of leaky is not what is kept of s_before"),
        ({"writes": "a"}, "taken of leaky is not what is written"),
        ({"kept": "", "written": ""}, "s of leaky is no sum"),
    ],
)
def test_roles_say_of_a_memory_what_its_equations_do(change: dict[str, str], untrue: str) -> None:
    """The exact parts of a memory would be none otherwise."""
    with pytest.raises(ValueError, match=untrue):
        replace(LEAKY, roles=replace(LEAKY.roles, **change))


def test_the_list_tells_family_year_and_paper_of_each_cell() -> None:
    told = {name: (one.family, one.year) for name, one in CELLS.items()}
    known = {
        "rnn": ("classic", 1990),
        "lstm": ("gated", 1997),
        "gru": ("gated", 2014),
        "mingru": ("modern", 2024),
        "minlstm": ("modern", 2024),
        "slstm": ("modern", 2024),
    }
    assert told.items() >= known.items()
    assert all(one.paper for one in CELLS.values())
