"""Ready-made sequences: the same each time, with the signal their name promises."""

import numpy as np
import pytest

from lstm_gui.core import GENERATORS, Shape, generated

SIZES = [(1, 1), (2, 1), (3, 2), (24, 2), (200, 16)]


@pytest.mark.parametrize(("steps", "inputs"), SIZES)
@pytest.mark.parametrize("name", GENERATORS)
def test_every_generator_fills_every_size(name: str, steps: int, inputs: int) -> None:
    x = GENERATORS[name](steps, inputs, 7)
    assert x.shape == (steps, inputs)
    assert x.dtype == np.float64
    assert np.abs(x).max() <= 1
    np.testing.assert_array_equal(x, GENERATORS[name](steps, inputs, 7))


def test_only_the_random_one_depends_on_the_seed() -> None:
    differs = {
        name for name, make in GENERATORS.items() if (make(24, 2, 1) != make(24, 2, 2)).any()
    }
    assert differs == {"random"}


def test_the_pulse_is_one_step_of_the_first_input() -> None:
    assert GENERATORS["pulse"](24, 2, 0)[:, 0].tolist() == [0, 1] + [0] * 22


def test_the_two_pulses_have_opposite_signs() -> None:
    signal = GENERATORS["two pulses"](24, 2, 0)[:, 0]
    assert signal[[1, 12]].tolist() == [1, -1]
    assert np.count_nonzero(signal) == 2


def test_the_sine_repeats_and_reaches_both_ends() -> None:
    signal = GENERATORS["sine"](48, 1, 0)[:, 0]
    np.testing.assert_allclose(signal[12:], signal[:-12], atol=1e-12)
    np.testing.assert_allclose([signal.max(), signal.min()], [1, -1])


def test_the_step_goes_up_once() -> None:
    signal = GENERATORS["step"](24, 1, 0)[:, 0]
    assert np.flatnonzero(np.diff(signal)).tolist() == [7]
    assert (signal[0], signal[-1]) == (0, 1)


@pytest.mark.parametrize("name", ["pulse", "two pulses", "sine", "step"])
def test_the_other_inputs_distract_quietly(name: str) -> None:
    distractors = GENERATORS[name](48, 4, 0)[:, 1:]
    assert (np.ptp(distractors, axis=0) > 0.3).all()
    assert np.abs(distractors).max() <= 0.3
    assert len(np.unique(distractors, axis=1).T) == 3


def shaped(name: str, steps: int, inputs: int = 1, **shape: float) -> np.ndarray:
    return generated(name, steps, inputs, Shape(**shape))


def test_a_pulse_is_as_long_and_high_as_it_is_asked_for() -> None:
    assert shaped("pulse", 6, span=3, height=-2.0)[:, 0].tolist() == [0, -2, -2, -2, 0, 0]
    signal = shaped("two pulses", 8, span=2, height=0.5)[:, 0].tolist()
    assert signal == [0, 0.5, 0.5, 0, -0.5, -0.5, 0, 0]


def test_a_wave_has_the_period_and_the_height_that_are_asked_for() -> None:
    signal = shaped("sine", 40, span=8, height=3.0)[:, 0]
    np.testing.assert_allclose(signal[8:], signal[:-8], atol=1e-12)
    np.testing.assert_allclose([signal.max(), signal.min()], [3, -3])


def test_a_step_goes_up_where_it_is_asked_for() -> None:
    assert shaped("step", 5, span=2, height=0.25)[:, 0].tolist() == [0, 0, 0.25, 0.25, 0.25]


def test_random_numbers_are_drawn_up_to_the_height() -> None:
    drawn = shaped("random", 400, 2, seed=3, height=0.1)
    assert 0.09 < np.abs(drawn).max() <= 0.1
    np.testing.assert_array_equal(drawn, shaped("random", 400, 2, seed=3) * 0.1)
