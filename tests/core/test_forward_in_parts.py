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


@pytest.fixture
def long_state() -> State:
    x = np.random.default_rng(3).normal(size=(2500, 2))
    state = State(Parameters.zeros(2, 5), Initial(np.full(5, 0.3), np.zeros(5)), Sequence(x))
    return randomised(state, 1, forget_bias_one=True)


def test_parts_make_up_the_whole(long_state: State) -> None:
    shares: list[float] = []

    def goes_on(share: float) -> bool:
        shares.append(share)
        return True

    assert forward_in_parts(long_state, goes_on) == forward(long_state)
    assert shares == [0.4, 0.8, 1.0]


def test_it_stops_when_asked(long_state: State) -> None:
    asked: list[float] = []

    def stop(share: float) -> bool:
        asked.append(share)
        return False

    assert forward_in_parts(long_state, stop) is None
    assert asked == [0.4]


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
