"""The sentence about a unit is true of its numbers, in every kind of cell and however clamped."""

import re

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN, Clamp, State, contributions, forward, select
from lstm_gui.core.equations import Function, Sum
from lstm_gui.core.kinds import Roles
from lstm_gui.scenes.narration import sentence
from lstm_gui.scenes.snapshot import Snapshot, View
from lstm_gui.words.numbers import number, percent, percent_of_all
from tests.core.states import CELLS, clamps_of, seeded_state
from tests.ui.every_cell import LEAKY

SQUASHED = replace(
    LEAKY,
    equations=(
        *LEAKY.equations[:-2],
        Sum("total", ("held", "taken")),
        Function("s", "tanh", "total"),
        LEAKY.by_name["h"],
    ),
    roles=Roles(memory="s"),
)
"""A gated cell whose memory is no sum."""


def told(state: State) -> tuple[str, Snapshot]:
    snapshot = Snapshot(state, forward(state), View())
    return sentence(snapshot), snapshot


@st.composite
def any_states(draw: st.DrawFn) -> State:
    kind = CELLS[draw(st.sampled_from(sorted(CELLS)))]
    scale = draw(st.sampled_from([0.05, 0.5, 2.0, 8.0]))
    state = seeded_state(2, 2, 6, draw(st.integers(0, 10**6)), scale, kind)
    if draw(st.booleans()):
        state = replace(state, clamps=draw(clamps_of(state, largest=2.0)))
    return select(state, t=draw(st.integers(0, 5)), unit=draw(st.integers(0, 1)))


# A busy machine makes states slowly, which is no fault of theirs.
@settings(max_examples=400)
@given(any_states())
def test_it_is_true_of_the_numbers(state):
    words, snapshot = told(state)
    assert words.startswith(f"At t = {snapshot.t}: ")
    assert "-" not in words
    held = any(clamp.holds("h", snapshot.unit, snapshot.t) for clamp in state.clamps)
    if held:
        assert f"clamped to {number(float(snapshot.trace.h[snapshot.t, snapshot.unit]))}" in words
    if state.parameters.kind.name == "rnn":
        assert held or true_of_an_rnn(words, snapshot)
        return
    if held and state.parameters.kind.name == "gru":
        return
    memory_is_told_truly(words, snapshot)
    if state.parameters.kind.name == "lstm":
        writing_is_told_truly(words, snapshot)
        assert held or showing_is_told_truly(words, snapshot)


def memory_is_told_truly(words: str, snapshot: Snapshot) -> None:
    now, trace, unit = snapshot.unit_reading(), snapshot.trace, snapshot.unit
    gate, name = (now["f"], "c") if "f" in now.numbers else (now["z"], "h")
    before = now[f"{name}_before"]
    history = np.array(
        [getattr(trace, f"{name}_0")[unit], *getattr(trace, name)[: snapshot.t, unit]]
    )
    if "nothing to remember yet" in words:
        assert np.abs(history).max() <= 0.005
    elif "next to nothing in its memory" in words:
        assert abs(before) <= 0.005 < np.abs(history).max()
    elif "turns its memory round" in words:
        assert gate < 0
        assert f"times {number(gate)}" in words
    else:
        assert abs(before) > 0.005
        assert percent_of_all(gate) in words
        assert ("100" in words.split("memory", maxsplit=1)[0]) == (gate == 1.0)
        assert ("forgets" in words) == (abs(gate) <= 0.2)
        assert ("fade" in words) == (0.2 < gate < 0.8)


def writing_is_told_truly(words: str, snapshot: Snapshot) -> None:
    now = snapshot.unit_reading()
    written, kept = now["written"], now["kept"]
    if "writes almost nothing" in words:
        assert abs(written) <= max(0.005, min(0.05, abs(kept) / 10))
    else:
        assert ("upwards" in words) == (written > 0)
        assert ("strongly" in words) == (abs(written) >= 0.5)


def showing_is_told_truly(words: str, snapshot: Snapshot) -> bool:
    now = snapshot.unit_reading()
    shown = "tanh(c)" if snapshot.kind.variant.second_tanh else "c"
    assert shown in words
    of = now["tanh_c"]
    if of == 0:
        return True
    if "turned round" in words:
        return f"times {number(now['o'])}" in words and now["h"] * of <= 0
    share = re.search(r"(?:shows|showing) (\S+\s%) of", words)
    assert share is not None
    # The share of tanh(c), or of c, that is h.
    assert share[1] in (percent_of_all(now["h"] / of), percent_of_all(now["o"]))
    return True


def true_of_an_rnn(words: str, snapshot: Snapshot) -> bool:
    parts = contributions(snapshot.state, snapshot.trace, "h")
    sizes = {
        "input": abs(parts.from_input),
        "memory": abs(parts.from_hidden),
        "bias": abs(parts.from_bias),
    }
    assert number(parts.result, signed=True) in words
    if "hears nothing" in words:
        return max(sizes.values()) <= 0.005
    shares = {name: size / sum(sizes.values()) for name, size in sizes.items()}
    mostly = re.search(r"mostly to its (\w+) \((.+?)\)", words)
    if mostly is not None:
        assert shares[mostly[1]] == max(shares.values()) >= 2 / 3
        return percent(shares[mostly[1]]) == mostly[2]
    return all(f"its {name} ({percent(share)})" in words for name, share in shares.items())


@pytest.mark.parametrize(("kind", "value"), [(LSTM, -1.0), (GRU, 0.5), (RNN, 0.25)])
def test_of_a_clamped_state_nothing_is_told_that_it_would_be(kind, value):
    state = replace(seeded_state(1, 2, 4, kind=kind), clamps=(Clamp("h", 0, 0, 3, value),))
    words, _ = told(select(state, t=2))
    assert number(value) in words
    assert "shows" not in words
    assert "says" not in words


def test_a_state_beyond_all_numbers_is_told_as_that():
    state = select(seeded_state(1, 2, 4), t=2)
    trace = forward(state)
    gone = np.array(trace.c)
    gone[2] = -np.inf
    words = sentence(Snapshot(state, replace(trace, numbers={**trace.numbers, "c": gone}), View()))
    assert words == "At t = 2: unit 1 has grown beyond all numbers, c is −∞."


def test_of_a_memory_that_is_no_sum_it_says_what_comes_out():
    words, snapshot = told(seeded_state(2, 2, 6, kind=SQUASHED))
    answer = number(float(snapshot.trace.h[0, 0]), signed=True)
    assert words == f"At t = 0: unit 1 says {answer}."
