"""The session the window opens with, whatever state the files are in."""

import numpy as np

from lstm_gui.app.grammar.session_argument import OpenedSession, open_argument
from lstm_gui.core import Initial, Parameters, Sequence, State, randomised
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session

_INPUTS, _UNITS, _STEPS = 1, 4, 16


def first_session(argument: str | None, layer: str | None) -> tuple[OpenedSession, list[Problem]]:
    """Open what the command line names, else the first preset, else a random cell.

    Returns
    -------
    tuple
        The session, and one Problem for each that could not be opened before it.
    """
    problems = []
    for candidate, chosen in dict.fromkeys(((argument, layer), (None, None))):
        try:
            return open_argument(candidate, chosen), problems
        except Problem as problem:
            problems.append(problem)
    return OpenedSession(Session.of(_random_state()), None, None), problems


def _random_state() -> State:
    zeros = np.zeros(_UNITS)
    x = np.zeros((_STEPS, _INPUTS))
    x[2] = 1.0
    state = State(Parameters.zeros(_INPUTS, _UNITS), Initial(zeros, zeros), Sequence(x))
    return randomised(state, seed=0, forget_bias_one=True)
