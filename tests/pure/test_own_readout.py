"""A network without a read-out is given the one that its target asks for."""

import numpy as np
import pytest
from msgspec.structs import replace

from lstm_gui.core import LSTM, Entry, Network, Target
from lstm_gui.core.fitting.own_readout import answering
from lstm_gui.core.fitting.own_training import OwnRecipe, can_learn, own_training
from lstm_gui.words.vocabulary import entry_name
from tests.core.network.networks import STEPS, bidirectional


def without_readout(target: Target | None) -> Network:
    made = bidirectional(LSTM)
    return replace(made, readout=None, sequence=replace(made.sequence, target=target))


@pytest.mark.parametrize(
    ("values", "words", "output", "names"),
    [
        ([0.5, 1.0, np.nan, 2.0, 7.0], None, "linear", ("y",)),
        ([0.0, 1.0, np.nan, 1.0, 0.0], None, "sigmoid", ("y",)),
        ([0.0, 2.0, np.nan, 1.0, 0.0], ("a", "b", "c"), "softmax", ("a", "b", "c")),
        ([0.0, np.nan, np.nan, 0.0, 0.0], ("here",), "sigmoid", ("here",)),
    ],
)
def test_the_target_decides_which_read_out(values, words, output, names) -> None:
    made = answering(without_readout(Target("y", np.array(values), words)))
    assert made.readout is not None
    assert (made.readout.output, made.readout.names) == (output, names)
    assert made.readout.inputs == ("l1", "l1_reverse")
    recipe = OwnRecipe(made, held_out=0.0, updates=40)
    assert can_learn(recipe)
    losses = [one.loss for one in own_training(recipe) if one is not None]
    assert losses[-1] < losses[0]


def test_a_read_out_that_is_there_stays_and_without_a_target_none_is_given() -> None:
    there = bidirectional(LSTM)
    target = Target("y", np.arange(float(STEPS)))
    asked = replace(there, sequence=replace(there.sequence, target=target))
    assert answering(asked) is asked
    assert answering(without_readout(None)).readout is None


def test_an_entry_beyond_the_named_answers_is_called_by_its_number() -> None:
    target = Target("y", np.array([0.0, 1.0, np.nan, 1.0, 0.0]))
    readout = answering(without_readout(target)).readout
    entry = Entry("x", 4, 0)
    assert entry_name(LSTM, entry, readout) == entry_name(LSTM, entry)
