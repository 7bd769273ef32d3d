"""What is looked at: presets, every kind of cell, and content at the edges of what is allowed."""

from typing import Any

import numpy as np
from msgspec.structs import replace

from lstm_gui.core import (
    GRU,
    KINDS,
    LSTM,
    RNN,
    Clamp,
    Initial,
    Kind,
    Layer,
    Network,
    Parameters,
    Readout,
    Selection,
    Sequence,
    State,
    Variant,
    converted,
    gru_kind,
    lstm_kind,
    select,
)
from lstm_gui.core.cells.rnn.equations import rnn_kind
from lstm_gui.core.cells.slstm.equations import slstm_kind
from lstm_gui.files.sessions.session import Session
from lstm_gui.files.shipped.presets import FIRST_PRESET, load_preset
from lstm_gui.scenes.memory.lane_clamps import LaneClamp
from lstm_gui.scenes.memory.memory_look import DIFFERENCE, MemoryLook
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.memory.pin import Pin
from lstm_gui.scenes.memory.trained_lanes import deciding, drawn, longest, models
from tests.core.network.networks import bidirectional, embedded


def seeded(inputs: int, units: int, steps: int, scale: float, labels: bool = False) -> Session:
    """Return a session of random numbers with weights of about ``scale``."""
    draw = np.random.default_rng(7).normal
    parameters = Parameters(
        draw(size=(4, units, inputs)) * scale,
        draw(size=(4, units, units)) * scale / units**0.5,
        draw(size=(4, units)) * scale,
    )
    words = tuple(f"a rather long label {n}" for n in range(steps)) if labels else None
    sequence = Sequence(draw(size=(steps, inputs)), words)
    initial = Initial(np.zeros(units), np.zeros(units))
    return Session.of(State(parameters, initial, sequence, Selection(steps // 2, units // 2, "i")))


def labelled(labels: tuple[str, ...], names: tuple[str, ...]) -> Session:
    """Return a session whose steps and inputs are called so."""
    made = seeded(len(names), 4, len(labels), 1.0)
    sequence = replace(made.state.sequence, labels=labels, names=names)
    return Session.of(replace(made.state, sequence=sequence))


LONG_NAME = "a name of an input that somebody took from the heading of a spreadsheet"
EXTREMES = {
    "as-large-as-can-be-set": seeded(16, 64, 200, 1.0),
    "one-of-each": seeded(1, 1, 1, 1.0),
    "sums-of-ten-thousand": seeded(2, 4, 24, 1e4),
    "sums-beyond-all-numbers": seeded(2, 4, 24, 1e154),
    "a-thousand-inputs": seeded(1024, 8, 30, 0.1),
    "long-labels": seeded(2, 4, 12, 1.0, labels=True),
    "some-labels-empty": labelled(("", "one", "", "", "two", ""), ("", "second", "")),
    "long-names": labelled(
        tuple(f"{LONG_NAME} {n}" for n in range(12)), tuple(f"{LONG_NAME} {n}" for n in range(3))
    ),
}


def as_another(kind: Kind, *clamps: Clamp) -> Session:
    """Return the first example as a cell of ``kind``, with numbers clamped."""
    state = converted(load_preset(FIRST_PRESET).session.state, kind)
    return Session.of(replace(select(state, t=9), clamps=clamps))


OTHER_CELLS = {
    "as-a-gru": as_another(GRU, Clamp("z", 0, 12, 20, 0.5)),
    "as-a-gru-that-resets-first": as_another(gru_kind("before")),
    "as-an-rnn": as_another(RNN, Clamp("h", 1, 4, 15, 0.0)),
    "swapped-functions": as_another(lstm_kind(Variant(True, ("f", "o"), True))),
    "coupled-with-peepholes": as_another(
        lstm_kind(Variant(second_tanh=False, coupled=True, peepholes=True))
    ),
    "as-an-slstm": as_another(KINDS["slstm"]),
    "as-an-slstm-without-a-stabiliser": as_another(slstm_kind(stabiliser=False)),
    "as-a-minlstm": as_another(KINDS["minlstm"]),
    "as-a-mingru": as_another(KINDS["mingru"]),
    "as-an-rnn-of-relus": as_another(rnn_kind("relu")),
    "clamped": as_another(LSTM, Clamp("f", 0, 5, 15, 0.5), Clamp("h", 2, 3, 20, 0.0)),
}


def stacked(kind: Kind) -> Session:
    """Return a session of two layers with a read-out of three answers."""
    lower = Layer.drawn("lower", 2, 4, kind)
    upper = Layer.drawn("upper", 4, 3, kind, inputs=("lower",))
    weights, names = np.eye(3), ("rain", "sun", "snow and ice")
    readout = Readout(weights, np.zeros(3), ("upper",), "softmax", names)
    x = np.random.default_rng(3).normal(size=(16, 2))
    return Session(Network((lower, upper), Sequence(x), None, readout))


LAYERED = {
    "two-layers-both-ways": Session(bidirectional(LSTM)),
    "layers-of-words": Session(embedded(GRU)),
    **{f"two-layers-of-{name}": stacked(kind) for name, kind in KINDS.items()},
}


def trained(task: str, start: str = "chrono", **look: object) -> Session:
    """Return a session that compares trained networks, looked at as ``look`` says."""
    name = f"{task}-lstm-{start}"
    model = models(name)["lstm"]
    distance = min(model.facts.distances[1], longest(model))
    sequence = drawn(model, distance, seed=1)
    marks = deciding(model, sequence)
    settings = MemorySettings(forget_bias=0.0, marks=marks, trained=name, distance=distance)
    last = Selection(t=len(sequence) - 1)
    state = replace(model.state, sequence=sequence, selection=last)
    return Session.of(state, {"memory": settings.as_json(), "memory_look": look})


def changed(session: Session, **changes: Any) -> Session:
    """Return a session that compares other cells."""
    settings = replace(MemorySettings.from_json(session.view["memory"]), **changes)
    return Session.of(session.state, {**session.view, "memory": settings.as_json()})


def pinned(session: Session) -> Session:
    """Return a session that compares its cells with those it started with."""
    settings = MemorySettings.from_json(session.view["memory"])
    look = MemoryLook(DIFFERENCE, roomy=True, quantity="keep")
    look = look.pinned(Pin(settings, session.state.sequence))
    view = {**session.view, "memory_look": look.as_json()}
    return changed(Session.of(session.state, view), forget_bias=-1.5)


SMALL = {"trained": "", "initialisation": "orthogonal", "gain": 2.5, "forget_bias": 2.0}
CLAMPS = (
    LaneClamp("lstm", "f", None, 3, 9, 1.0),
    LaneClamp("lstm", "h", 2, 6, 12, 0.0),
    LaneClamp("gru", "z", 0, 10, 20, 0.0),
)
PAGES = {
    "state-space": trained("sentence-ko-10", page="space"),
    "state-space-of-two-units": changed(
        trained("sentence-en-2", page="space", roomy=True), units=2, **SMALL
    ),
    "state-space-of-one-unit": changed(
        trained("sentence-en-2", page="space", roomy=True, space_input="zero"), units=1, **SMALL
    ),
    "difference-of-two-lanes": trained("sentence-ko-10", page="difference"),
    "difference-from-a-pin": pinned(trained("sentence-ko-10")),
    "surgery": changed(trained("sentence-ko-10"), clamps=CLAMPS),
}
TRAINED = {
    "korean-ten-clauses": trained("sentence-ko-10"),
    "english-two-clauses": trained("sentence-en-2"),
    "first-of-a-hundred": trained("first-symbol-100"),
}


def session(content: str) -> Session:
    """Return the session of a preset or of one of `EXTREMES`."""
    made = EXTREMES | OTHER_CELLS | LAYERED | TRAINED | PAGES
    return made[content] if content in made else load_preset(content).session
