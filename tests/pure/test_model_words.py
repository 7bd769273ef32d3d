"""What is said of a trained model before it is opened is what the window then shows."""

import numpy as np
import pytest

from lstm_gui.files.importers.imported import Dense, Imported, ImportedLayer
from lstm_gui.words.model_words import ends_of
from tests.core.states import seeded_state

ONE, TWO = (tuple(Dense(np.ones((3, 3)), np.zeros(3)) for _ in range(count)) for count in (1, 2))


@pytest.mark.parametrize(
    ("head", "skip", "said"),
    [
        (ONE, 0, ""),
        (ONE, 1, "The answer is shown without the input that the model adds to it"),
        (TWO, 0, "the answer of this model is not shown"),
        (TWO, 1, "the answer of this model is not shown"),
    ],
)
def test_an_answer_that_is_not_shown_as_the_model_gives_it_is_told(head, skip, said):
    state = seeded_state(1, 3, 2)
    layer = ImportedLayer("rec", state.parameters, state.initial)
    lines = ends_of(Imported("a file", (layer,), head, ("rec",), skip))
    assert lines[0] == "Read-out: 3 × linear, from rec."
    assert len(lines) == 1 + bool(said)
    assert said in lines[-1]
