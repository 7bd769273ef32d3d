"""The target of a sequence: kept through edits, and how far answers are off it."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import Readout, Sequence, Target, insert_step, remove_step, resized
from lstm_gui.core.analysis.target_errors import errors, fit_of, truth_of
from tests.core.states import seeded_state

WORDS = Target("mood", np.array([1.0, np.nan, 0.0]), ("no", "yes"))


def with_target(values):
    state = seeded_state(inputs=2, units=3, steps=len(values))
    return replace(state, sequence=replace(state.sequence, target=Target("y", np.array(values))))


def readout(count: int, output: str = "linear", names=None) -> Readout:
    return Readout(np.zeros((count, 3)), np.zeros(count), output=output, names=names)


def test_a_target_of_another_length_is_none():
    with pytest.raises(ValueError, match="2 for 3 steps"):
        Sequence(np.zeros((3, 1)), target=Target("y", np.zeros(2)))


def test_what_is_not_known_is_the_same_as_what_is_not_known():
    assert Target("y", np.array([1.0, np.nan])) == Target("y", np.array([1.0, np.nan]))
    assert Target("y", np.array([1.0, np.nan])) != Target("y", np.array([1.0, 2.0]))
    assert Target("y", np.ones(2)) != Target("z", np.ones(2))


def test_steps_take_their_targets_with_them():
    state = with_target([1.0, 2.0, 3.0])
    values = insert_step(state, 1).sequence.target.values
    np.testing.assert_array_equal(values, [1.0, np.nan, 2.0, 3.0])
    np.testing.assert_array_equal(remove_step(state, 0).sequence.target.values, [2.0, 3.0])
    np.testing.assert_array_equal(resized(state, 2, 3, 2).sequence.target.values, [1.0, 2.0])
    longer = resized(state, 2, 3, 4).sequence.target.values
    np.testing.assert_array_equal(longer, [1.0, 2.0, 3.0, np.nan])
    np.testing.assert_array_equal(state.sequence.turned.target.values, [3.0, 2.0, 1.0])


def test_a_number_is_held_against_the_answer_of_its_name():
    target = Target("b", np.array([1.0, np.nan, 3.0]))
    truth = truth_of(target, readout(2, names=("a", "b")))
    out = np.array([[9.0, 2.0], [9.0, 2.0], [9.0, 2.0]])
    np.testing.assert_array_equal(errors(truth, out), [1.0, np.nan, -1.0])
    fit = fit_of(truth, np.array([[9.0, 2.0], [9.0, 2.0], [9.0, 6.0]]), "linear")
    assert (fit.steps, fit.right, fit.mse, fit.mae) == (2, None, (1.0 + 9.0) / 2, 2.0)


def test_a_number_without_an_answer_of_its_name_is_held_against_the_first():
    truth = truth_of(Target("y", np.array([1.0])), readout(2))
    np.testing.assert_array_equal(truth.answers, [[1.0, np.nan]])


def test_a_word_is_the_name_of_the_answer_that_should_be_the_largest():
    truth = truth_of(WORDS, readout(2, "softmax", ("no", "yes")))
    np.testing.assert_array_equal(truth.answers, [[0.0, 1.0], [np.nan, np.nan], [1.0, 0.0]])
    out = np.array([[0.2, 0.8], [0.5, 0.5], [0.4, 0.6]])
    np.testing.assert_array_equal(errors(truth, out), [0.0, np.nan, 1.0])
    assert fit_of(truth, out, "softmax").right == 0.5


def test_of_answers_with_one_name_the_first_is_the_right_one():
    truth = truth_of(WORDS, readout(3, "softmax", ("no", "yes", "yes")))
    np.testing.assert_array_equal(truth.answers[0], [0.0, 1.0, 0.0])


def test_before_a_softmax_a_number_is_the_place_of_the_right_answer():
    truth = truth_of(Target("y", np.array([1.0, 0.0, 7.0])), readout(2, "softmax"))
    np.testing.assert_array_equal(truth.answers, [[0.0, 1.0], [1.0, 0.0], [np.nan, np.nan]])


def test_a_sigmoid_is_right_on_the_side_of_a_half():
    truth = truth_of(Target("y", np.array([0.0, 1.0, 1.0, 0.0])), readout(1, "sigmoid"))
    out = np.array([[0.1], [0.9], [0.2], [0.4]])
    assert fit_of(truth, out, "sigmoid").right == 0.75


def test_words_that_name_no_answer_are_held_against_none():
    assert truth_of(WORDS, readout(2, "softmax", ("up", "down"))) is None
    assert truth_of(WORDS, readout(2, "softmax")) is None


def test_of_a_target_that_is_nowhere_known_there_is_no_fit():
    truth = truth_of(Target("y", np.full(2, np.nan)), readout(1))
    assert fit_of(truth, np.zeros((2, 1)), "linear") is None
