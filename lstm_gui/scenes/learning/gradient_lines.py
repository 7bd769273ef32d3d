"""The gradient of RNN and LSTM, untrained and trained, in one picture of chapter 2."""

from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.core import State, forward
from lstm_gui.core.arrays import Array, frozen
from lstm_gui.scenes.figure_table import Column, FigureTable, over_steps
from lstm_gui.scenes.learning.spoken_lessons import ARTICLE
from lstm_gui.scenes.memory.gradient_flow import flow
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.sentence_words import sentence
from lstm_gui.scenes.memory.trained_lanes import drawn, models
from lstm_gui.scenes.memory.untrained_lanes import lane_state, trained_state
from lstm_gui.words.translation import language, message, tr

UNTRAINED = MemorySettings(units=16, seed=1, initialisation="orthogonal", forget_bias=0.0)
_OPEN = 5.0
_INPUTS, _SEED, _CLAUSES = 4, 2, 10
_NAMES = {
    "rnn": message("RNN"),
    "lstm": message("LSTM, f ≈ 0.5"),
    "open": message("LSTM, f ≈ 0.99"),
    "trained rnn": message("RNN, trained"),
    "trained lstm": message("LSTM, trained"),
}


class GradientLine(Struct, frozen=True, eq=False):
    """``||dL/dh_t||`` at each step, as a multiple of that of the last, ``(T,)``."""

    name: str
    kind: str
    trained: bool
    values: Array

    @property
    def title(self) -> str:
        """What to call it, in the language in force."""
        return tr(_NAMES[self.name])


def gradient_lines() -> tuple[GradientLine, ...]:
    """Return the lines for the sentences of the language in force.

    The untrained cells read the sentence of chapter 2, the trained ones that of chapter 12 with
    ten clauses.
    """
    return _lines(language(), tr(ARTICLE))


def gradient_tables(lines: Iterable[GradientLine]) -> tuple[FigureTable, ...]:
    """Return ``lines`` as tables, one for each length of a sentence."""
    by_length: dict[int, list[GradientLine]] = {}
    for line in lines:
        by_length.setdefault(len(line.values), []).append(line)
    return tuple(
        over_steps(
            ", ".join(line.title for line in group),
            range(steps),
            None,
            (Column(line.title, line.values) for line in group),
        )
        for steps, group in by_length.items()
    )


@lru_cache(maxsize=4)
def _lines(code: str, text: str) -> tuple[GradientLine, ...]:
    words = sentence(text, _INPUTS)
    assert words is not None

    def untrained(lane: str, bias: float) -> State:
        return lane_state(lane, replace(UNTRAINED, forget_bias=bias), words)

    def trained(name: str) -> State:
        model = models(f"sentence-{code}-2-lstm-chrono")[name]
        settings = replace(UNTRAINED, forget_bias=0.0)
        return trained_state(name, model, settings, drawn(model, _CLAUSES, _SEED))

    return (
        _line("rnn", untrained("rnn", 0.0)),
        _line("lstm", untrained("lstm", 0.0)),
        _line("open", untrained("lstm", _OPEN)),
        _line("trained rnn", trained("rnn")),
        _line("trained lstm", trained("lstm")),
    )


def _line(name: str, state: State) -> GradientLine:
    by_h = flow(state, forward(state)).by_h
    values = frozen(np.asarray(by_h / by_h[-1]))
    return GradientLine(name, state.parameters.kind.name, name.startswith("trained"), values)
