"""Conditions are met or not by what the trace holds, and by nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_gui.core import (
    GRU,
    LSTM,
    RNN,
    Entry,
    State,
    Variant,
    forward,
    gru_kind,
    lstm_kind,
    quantity_names,
    quantity_series,
    with_values,
)
from lstm_gui.core.facts.challenges import (
    EntryCondition,
    KindCondition,
    Progress,
    TraceCondition,
    progress,
)
from lstm_gui.core.facts.step_words import is_steps, steps_in
from tests.core.states import seeded_state

STATE = seeded_state(2, 3, 9)
TRACE = forward(STATE)
F = TRACE.f[:, 1]


def told(condition, state: State = STATE) -> Progress:
    return progress(condition, state, forward(state))


@pytest.mark.parametrize(
    ("words", "steps"),
    [
        ("all", [0, 1, 2, 3, 4, 5]),
        ("3", [3]),
        ("last", [5]),
        ("2..4", [2, 3, 4]),
        ("4..last, 0", [0, 4, 5]),
        ("all except 5", [0, 1, 2, 3, 4]),
        ("all except 0..2, last", [3, 4]),
        ("7", None),
        ("3..2", None),
        ("all except 9", None),
    ],
)
def test_steps_are_named_in_words(words, steps):
    assert steps_in(words, 6) == steps


@pytest.mark.parametrize("words", ["", "some", "1;2", "-1", "2..", "all but 3", "__import__('os')"])
def test_anything_else_names_no_steps(words):
    assert not is_steps(words)
    with pytest.raises(ValueError, match="names no steps"):
        steps_in(words, 6)


def test_a_condition_on_every_step_is_decided_by_the_worst():
    worst = int(np.argmin(F))
    assert told(TraceCondition("f", 1, low=F[worst])) == Progress(True, F[worst], worst)
    assert told(TraceCondition("f", 1, low=F[worst] + 1e-9)) == Progress(False, F[worst], worst)


def test_a_condition_on_some_step_is_decided_by_the_best():
    best = int(np.argmax(F))
    assert told(TraceCondition("f", 1, low=F[best], every=False)) == Progress(True, F[best], best)
    assert not told(TraceCondition("f", 1, low=F[best] + 1e-9, every=False)).met


@given(st.sampled_from(quantity_names(TRACE)), st.floats(-2, 2), st.floats(0, 2), st.booleans())
def test_bounds_mean_what_they_say(quantity, low, width, every):
    values = quantity_series(TRACE, quantity)[:, 0]
    inside = (values >= low) & (values <= low + width)
    expected = inside.all() if every else inside.any()
    condition = TraceCondition(quantity, 0, low=low, high=low + width, every=every)
    assert told(condition).met == expected


def test_a_quantity_of_another_kind_of_cell_is_never_met():
    assert told(TraceCondition("held", low=-np.inf)) == Progress(False)
    gru = seeded_state(2, 3, 9, kind=GRU)
    assert progress(TraceCondition("held"), gru, forward(gru)).met


def test_the_size_alone_counts_if_asked():
    number = abs(TRACE.h[4, 2])
    assert told(TraceCondition("h", 2, "4", low=number, high=number, magnitude=True)).met


def test_the_distance_from_a_step_counts_if_asked():
    distance = np.abs(TRACE.c[3:, 0] - TRACE.c[3, 0]).max()
    assert told(TraceCondition("c", 0, "3..last", high=distance, from_step=3)).met
    assert not told(TraceCondition("c", 0, "3..last", high=distance - 1e-9, from_step=3)).met


def test_the_sign_of_an_input_counts_where_there_is_one():
    state = with_values(STATE, {Entry("x", 4, 0): 0.0})
    trace = forward(state)
    signed = trace.h[:, 0] * np.sign(trace.x[:, 0])
    lowest = np.delete(signed, 4).min()
    assert told(TraceCondition("h", 0, low=lowest, sign_of_input=0), state).value == lowest
    nothing = with_values(STATE, {Entry("x", t, 0): 0.0 for t in range(9)})
    assert not told(TraceCondition("h", 0, sign_of_input=0), nothing).met


def test_what_would_be_without_an_input_counts_if_asked():
    without = with_values(STATE, {Entry("x", t, 1): 0.0 for t in range(9)})
    lowest = forward(without).h[:, 0].min()
    assert lowest != TRACE.h[:, 0].min()
    assert told(TraceCondition("h", 0, low=lowest, without_input=1)).value == lowest
    assert told(TraceCondition("h", 0, low=lowest, without_input=1)).met


@pytest.mark.parametrize(
    "condition",
    [
        TraceCondition("f", 3),
        TraceCondition("x", 2),
        TraceCondition("f", 0, "9"),
        TraceCondition("f", 0, from_step=9),
        TraceCondition("f", 0, sign_of_input=2),
        TraceCondition("f", 0, without_input=2),
        EntryCondition(Entry("b", 3, 0, "f")),
    ],
)
def test_what_is_not_there_is_not_met(condition):
    assert told(condition) == Progress(False)


def test_a_number_that_overflowed_is_not_met():
    state = with_values(STATE, {Entry("c_0", 0): np.inf})
    assert not told(TraceCondition("c", 0, high=1.0), state).met


def test_an_entry_is_compared_with_its_bounds():
    entry = Entry("b", 1, 0, "o")
    number = float(STATE.parameters.block("o").b[1])
    assert told(EntryCondition(entry, number, number)) == Progress(True, number)
    assert not told(EntryCondition(entry, number + 1e-9)).met


@pytest.mark.parametrize(
    ("condition", "met"),
    [
        (KindCondition(), {"lstm", "swapped", "coupled", "gru", "gru-before", "rnn"}),
        (KindCondition("lstm"), {"lstm", "swapped", "coupled"}),
        (KindCondition("gru"), {"gru", "gru-before"}),
        (KindCondition("gru", reset="before"), {"gru-before"}),
        (KindCondition(tanh_gates=("o", "f")), {"swapped"}),
        (KindCondition(tanh_gates=("f", "i")), set()),
        (KindCondition("lstm", switches=(("sigmoid_candidate", True),)), {"swapped"}),
        (KindCondition("lstm", switches=(("sigmoid_candidate", False), ("coupled", True))),
         {"coupled"}),
    ],
)  # fmt: skip
def test_a_kind_is_asked_for_by_name_and_by_what_is_switched(condition, met):
    kinds = {
        "lstm": LSTM,
        "swapped": lstm_kind(Variant(tanh_gates=("o", "f"), sigmoid_candidate=True)),
        "coupled": lstm_kind(Variant(coupled=True)),
        "gru": gru_kind("after"),
        "gru-before": gru_kind("before"),
        "rnn": RNN,
    }
    found = set()
    for name, kind in kinds.items():
        state = seeded_state(1, 1, 2, kind=kind)
        if progress(condition, state, forward(state)).met:
            found.add(name)
    assert found == met
