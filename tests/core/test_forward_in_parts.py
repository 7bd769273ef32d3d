"""A long forward pass in parts is the same forward pass."""

import numpy as np
import pytest

from lstm_gui.core import (
    Initial,
    Parameters,
    Sequence,
    State,
    forward,
    forward_in_parts,
    randomised,
    seconds_expected,
)
from lstm_gui.core.passes.forward_in_parts import SECONDS_PER_PART, steps_per_part


@pytest.fixture
def long_state() -> State:
    x = np.random.default_rng(3).normal(size=(6000, 2))
    state = State(Parameters.zeros(2, 5), Initial(np.full(5, 0.3), np.zeros(5)), Sequence(x))
    return randomised(state, 1, forget_bias_one=True)


def test_parts_make_up_the_whole(long_state: State) -> None:
    shares: list[float] = []

    def goes_on(share: float) -> bool:
        shares.append(share)
        return True

    assert forward_in_parts(long_state, goes_on) == forward(long_state)
    ends = range(steps_per_part(long_state), 6000, steps_per_part(long_state))
    assert shares == [*(end / 6000 for end in ends), 1.0]
    assert len(shares) > 1


def test_all_cells_are_asked_as_often_in_the_same_time(long_state: State) -> None:
    for units in (5, 64, 512):
        state = State(
            Parameters.zeros(2, units), Initial(*np.zeros((2, units))), long_state.sequence
        )
        seconds = seconds_expected(state) * steps_per_part(state) / 6000
        assert seconds == pytest.approx(SECONDS_PER_PART, rel=0.1)


def test_it_stops_when_asked(long_state: State) -> None:
    asked: list[float] = []

    def stop(share: float) -> bool:
        asked.append(share)
        return False

    assert forward_in_parts(long_state, stop) is None
    assert asked == [steps_per_part(long_state) / 6000]


def test_what_the_first_picture_asks_of_all_steps_is_known_by_then(
    long_state: State, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of 100,000 steps and 64 units it takes longer than the window may stand still."""
    trace = forward_in_parts(long_state, lambda _share: True)
    assert trace is not None
    monkeypatch.delattr("lstm_gui.core.trace.largest_magnitude")
    for name in ("x", *trace.quantities):
        assert trace.largest(name) == np.abs(getattr(trace, name)).max()


def test_longer_and_larger_is_expected_to_take_longer(long_state: State) -> None:
    larger = State(
        Parameters.zeros(2, 50), Initial(np.zeros(50), np.zeros(50)), long_state.sequence
    )
    assert seconds_expected(larger) > seconds_expected(long_state) > 0
