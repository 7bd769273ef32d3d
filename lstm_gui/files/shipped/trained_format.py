"""The JSON structure of a trained network; `docs/trained-presets.md` describes it."""

import msgspec

FORMAT = "lstm-explorer/trained"
VERSION = 1


class AccuracyAt(msgspec.Struct, frozen=True):
    """The share of sequences of one distance that were answered right, in [0, 1]."""

    distance: int
    accuracy: float


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """How a network came about and how good it is.

    Parameters
    ----------
    task
        Its name in `lstm_gui.core.training.TASKS`.
    distances
        The smallest and the largest distance it was trained on.
    initialisation, forget_bias, span
        As in `lstm_gui.core.training.Initialisation`.
    seed
        What weights and sequences were drawn from.
    updates, solved
        How many updates there were, and after how many the task was solved, if it was.
    seconds
        What they took, of one processor core.
    runs, runs_solved
        How many seeds were tried with these settings, and how many of them solved the task.
    sequences, accuracy
        On how many sequences of each distance, drawn afresh, it was tested, and the outcome.
    """

    task: str
    distances: tuple[int, int]
    initialisation: str
    forget_bias: float
    span: int
    seed: int
    batch: int
    rate: float
    clip: float
    updates: int
    solved: int | None
    seconds: float
    runs: int
    runs_solved: int
    sequences: int
    accuracy: tuple[AccuracyAt, ...]


class Headed(msgspec.Struct):
    """The part of a `Document` that tells about the network."""

    facts: Facts


class ReadoutPart(msgspec.Struct):
    """``readout``: ``w`` is V × H."""

    w: list[list[float]]
    b: list[float]


class Document(msgspec.Struct):
    """The whole file; ``session`` is one like any other."""

    format: str
    version: int
    facts: Facts
    vocabulary: tuple[str, ...]
    labels: tuple[str, ...]
    readout: ReadoutPart
    session: msgspec.Raw
