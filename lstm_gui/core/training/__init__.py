"""Training of small recurrent networks: NumPy only, seeded, the same numbers every time."""

from lstm_gui.core.training.batch import Batch
from lstm_gui.core.training.examples import example
from lstm_gui.core.training.initialisations import Initialisation, Start
from lstm_gui.core.training.languages import (
    ENGLISH,
    KOREAN,
    LANGUAGES,
    UNKNOWN,
    Language,
    tokens,
)
from lstm_gui.core.training.loss import accuracy, answered
from lstm_gui.core.training.sentences import SENTENCES, Encoded, encoded, language_of, sentence
from lstm_gui.core.training.sequence_tasks import ADDING, COUNTING, FIRST_SYMBOL
from lstm_gui.core.training.task import Task, of_distance
from lstm_gui.core.training.trainer import (
    BATCH,
    CHECK_EVERY,
    CLIP,
    RATE,
    TRIED_ON,
    Progress,
    Recipe,
    Trained,
    Training,
    starting_weights,
    train,
)
from lstm_gui.core.training.weights import Weights, weights_of

TASKS = {task.name: task for task in (FIRST_SYMBOL, COUNTING, ADDING, *SENTENCES.values())}
"""Every task by its name."""

__all__ = [
    "ADDING",
    "BATCH",
    "CHECK_EVERY",
    "CLIP",
    "COUNTING",
    "ENGLISH",
    "FIRST_SYMBOL",
    "KOREAN",
    "LANGUAGES",
    "RATE",
    "SENTENCES",
    "TASKS",
    "TRIED_ON",
    "UNKNOWN",
    "Batch",
    "Encoded",
    "Initialisation",
    "Language",
    "Progress",
    "Recipe",
    "Start",
    "Task",
    "Trained",
    "Training",
    "Weights",
    "accuracy",
    "answered",
    "encoded",
    "example",
    "language_of",
    "of_distance",
    "sentence",
    "starting_weights",
    "tokens",
    "train",
    "weights_of",
]
