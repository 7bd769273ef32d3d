"""A sequence put to trained networks, and what the Memory workspace opens on."""

from msgspec.structs import replace

from lstm_gui.core import Selection, Sequence, State, select
from lstm_gui.files.shipped.trained import TrainedModel
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.trained_lanes import LEADER, choices, deciding, drawn, models
from lstm_gui.words.side_by_side import FIRST_LANES

_NETWORK = "sentence-{language}-2-lstm-chrono"
_DRAWN = {"ko": (4, 2), "en": (5, 1)}
"""Distance and seed of sentences with more clauses than were trained: the RNN loses the first
word, its answer and its share, the others do not."""


def put_to(
    name: str, distance: int, seed: int, lanes: tuple[str, ...] = FIRST_LANES
) -> tuple[State, MemorySettings]:
    """Return the LSTM called ``name`` at the end of a sequence of its task, and the settings.

    Raises
    ------
    Problem
        If a file is missing or broken.
    """
    model = models(name)[LEADER]
    sequence = drawn(model, distance, seed)
    settings = MemorySettings(
        model.state.parameters.hidden_size, seed, forget_bias=0.0,
        marks=deciding(model, sequence), trained=name, distance=distance, lanes=lanes,
    )  # fmt: skip
    return _at_end(model, sequence), settings


def first_example(language: str) -> tuple[State, MemorySettings] | None:
    """Return what shows what memory is for: an RNN that forgets, an LSTM that does not.

    None if its networks are not there.

    Raises
    ------
    Problem
        If a file of theirs is broken.
    """
    name = _NETWORK.format(language=language)
    return put_to(name, *_DRAWN[language]) if name in choices() else None


def _at_end(model: TrainedModel, sequence: Sequence) -> State:
    state = replace(model.state, sequence=sequence, selection=Selection())
    return select(state, len(sequence))
