"""Streams under three regimes, against passes that are run one by one."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, Clamp, Selection, Sequence, network_forward, network_of
from lstm_gui.core.network.streams import (
    STEPS_AT_ONCE,
    drift,
    forgotten_after,
    free,
    start_differences,
    windowed,
)
from tests.core.network.networks import bidirectional, embedded
from tests.core.states import seeded_state


def last_h(passed):
    return passed.rows(len(passed.network.layers) - 1, "h")[:, 0]


@pytest.mark.parametrize(
    "network", [embedded(LSTM), bidirectional(GRU)], ids=["tokens", "both ways"]
)
@pytest.mark.parametrize("window", [1, 3, 99])
def test_each_window_is_a_pass_of_its_own(network, window):
    steps = len(network.sequence)
    found = windowed(network, window, last_h, steps)
    for t in range(steps):
        part = network.sequence.between(max(t - window + 1, 0), t + 1)
        alone = network_forward(replace(network, sequence=part, selection=Selection()))
        assert found[t] == pytest.approx(last_h(alone)[-1], abs=1e-14)


def test_many_windows_are_run_in_parts_and_can_be_given_up():
    network = network_of(seeded_state(1, 2, 3000))
    shares: list[float] = []
    found = windowed(network, 8, last_h, 3000, lambda share: not shares.append(share))
    assert len(shares) == -(-3000 // (STEPS_AT_ONCE // 8))
    part = Sequence(network.sequence.x[2000 - 7 : 2001])
    alone = network_forward(replace(network, sequence=part, selection=Selection()))
    assert found[2000] == pytest.approx(last_h(alone)[-1], abs=1e-14)
    assert windowed(network, 8, last_h, 3000, lambda _share: False) is None


def test_what_is_held_is_free_and_resets_are_those_that_are_asked_for():
    state = replace(seeded_state(1, 2, 9), clamps=(Clamp("f", 0, 1, 3, 1.0),))
    network = network_of(replace(state, sequence=replace(state.sequence, resets=(4,))))
    assert free(network).sequence.resets == ()
    assert free(network, (2,)).sequence.resets == (2,)
    assert free(network).layers[0].clamps == ()


def test_the_start_is_forgotten_as_fast_as_the_gate_forgets():
    state = seeded_state(1, 1, 60)
    nothing = replace(
        state.parameters,
        w_x=np.zeros((4, 1, 1)),
        w_h=np.zeros((4, 1, 1)),
        b=np.array([[np.log(0.8 / 0.2)], [0.0], [1.0], [60.0]]),
    )
    start = replace(state.initial, h=np.zeros(1), c=np.full(1, 0.05))
    network = network_of(replace(state, parameters=nothing, initial=start))
    carried = network_forward(network)
    apart = start_differences(network, carried)
    c = carried.traces[0].c[:, 0]
    other = [c[-1]]
    for _ in range(60):
        other.append(0.8 * other[-1] + 0.5 * np.tanh(1.0))
    np.testing.assert_allclose(apart, np.abs(np.tanh(other[1:]) - np.tanh(c)), atol=1e-12)
    n = forgotten_after(apart)
    assert n is not None
    assert (apart[n:] <= 0.01 * apart.max()).all()
    assert apart[n - 1] > 0.01 * apart.max()


@pytest.mark.parametrize(
    ("differences", "after"),
    [([0.0, 0.0], 0), ([1.0, 0.5, 0.01, 0.0], 2), ([1.0, 0.001, 0.5], None), ([1.0, 1.0], None)],
)
def test_forgotten_means_for_good(differences, after):
    assert forgotten_after(np.array(differences)) == after


def test_the_unit_that_goes_on_in_one_direction_drifts():
    t = np.arange(50.0)
    c = np.column_stack([np.sin(t), 0.1 * t - 2.0 + 0.05 * np.cos(t), np.full(50, 3.0)])
    found = drift(c, 2.5)
    assert found.unit == 1
    assert found.slope == pytest.approx(np.polyfit(t, c[:, 1], 1)[0])
    assert found.beyond == int(np.flatnonzero(np.abs(c[:, 1]) > 2.5)[0])
    assert drift(c[:, 1:2], 99.0).beyond is None
    assert drift(c[:, ::2], 2.5) is None
    assert drift(np.full((5, 1), np.inf), 2.5) is None
