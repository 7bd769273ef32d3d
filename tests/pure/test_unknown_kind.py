"""A kind of cell that nobody knows is refused wherever a cell is shown, never taken for another."""

import pytest
from msgspec.structs import replace

from lstm_gui.core import GRU, LSTM, RNN
from lstm_gui.scenes.pictures import picture_of
from lstm_gui.scenes.slow_motion.steps_of import steps_of
from lstm_gui.words.update_terms import terms_of
from lstm_gui.words.worked_equations import worked


@pytest.mark.parametrize("like", [LSTM, GRU, RNN], ids=lambda kind: kind.name)
def test_nothing_is_drawn_or_stepped_as_another_kind(like):
    unknown = replace(like, name="transformer")
    for ask in (picture_of, steps_of):
        with pytest.raises(KeyError, match="transformer"):
            ask(unknown)
    for mean in (False, True):
        with pytest.raises(KeyError, match="transformer"):
            terms_of(unknown, mean)
        with pytest.raises(KeyError, match="transformer"):
            worked("h", unknown, mean)
