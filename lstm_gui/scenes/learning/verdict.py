"""How far a challenge is met by what is on the screen and by what the learner did."""

from typing import TYPE_CHECKING

from msgspec import Struct, field

from lstm_gui.core import Network, State, Trace, network_of
from lstm_gui.core.facts.challenges import Progress, progress
from lstm_gui.core.network.layer import INPUT
from lstm_gui.files.lessons.lesson_format import (
    Challenge,
    Choice,
    ConditionPart,
    OfMemory,
    Pick,
    SameInput,
)
from lstm_gui.files.lessons.lesson_states import condition_of, layer_of
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.snapshot import Snapshot

if TYPE_CHECKING:
    from lstm_gui.scenes.memory.lanes import Comparison


class Attempt(Struct, frozen=True):
    """What a learner did on a page, and what the page was set with.

    Parameters
    ----------
    task
        The network that the page was set with.
    layer
        The layer that the page looks at, which conditions are on that name none.
    made
        What the Memory workspace was set with.
    answers
        The options chosen, by the number of their condition, counted from 0.
    found
        What need be so only once and was, by the number of its condition.
    """

    task: Network
    layer: str = ""
    made: MemorySettings = MemorySettings()
    answers: dict[int, int] = field(default_factory=dict)
    found: dict[int, Progress] = field(default_factory=dict)


class Verdict(Struct, frozen=True):
    """How far each condition is met, and what else is so.

    Parameters
    ----------
    conditions
        One for each condition of the challenge.
    forced
        Whether something is clamped, so that the cell does not answer by itself.
    findings
        One for each finding of a challenge that is solved; none before.
    elsewhere
        Whether Memory compares other networks than those of the page, of which nothing counts.
    """

    conditions: tuple[Progress, ...]
    forced: bool = False
    findings: tuple[Progress, ...] = ()
    elsewhere: bool = False

    @property
    def met(self) -> bool:
        """Whether every condition is met."""
        return all(one.met for one in self.conditions)

    @property
    def solved(self) -> bool:
        """Whether every condition is met by the cell itself."""
        return self.met and not self.forced


def evaluate(
    challenge: Challenge,
    attempt: Attempt,
    snapshot: Snapshot,
    comparison: "Comparison | None" = None,
) -> Verdict:
    """Return how far ``challenge`` is met; nothing else comes of asking.

    Parameters
    ----------
    challenge, attempt
        What is asked for, and what was done for it so far.
    snapshot
        What is on the screen.
    comparison
        What the Memory workspace shows, if it does.
    """

    def measured(part: ConditionPart) -> Progress:
        return _measured(part, attempt, snapshot, comparison)

    def met(number: int, part: ConditionPart) -> Progress:
        if isinstance(part, Choice):
            return Progress(attempt.answers.get(number) == part.answer)
        if isinstance(part, Pick):
            return Progress(number in attempt.found)
        found = attempt.found.get(number)
        return measured(part) if found is None else found

    conditions = tuple(met(number, part) for number, part in enumerate(challenge.conditions))
    # No lesson clamps anything, so whatever is clamped was clamped by the learner.
    verdict = Verdict(
        conditions, _is_forced(snapshot), (), _is_elsewhere(challenge, attempt, snapshot)
    )
    if not verdict.solved:
        return verdict
    return Verdict(conditions, findings=tuple(map(measured, challenge.findings)))


def _measured(
    part: ConditionPart, attempt: Attempt, snapshot: Snapshot, comparison: "Comparison | None"
) -> Progress:
    if isinstance(part, OfMemory):
        # Only here, since what it measures with takes a while to import.
        from lstm_gui.scenes.learning.memory_progress import memory_progress

        return memory_progress(part, comparison, snapshot, attempt.made)
    if isinstance(part, SameInput):
        return Progress(_is_same_input(snapshot, attempt))
    condition = condition_of(part)
    found = _layer(snapshot, layer_of(part) or attempt.layer)
    assert condition is not None
    return Progress(False) if found is None else progress(condition, *found)


def _layer(snapshot: Snapshot, name: str) -> tuple[State, Trace] | None:
    """Return the layer called ``name`` and its pass; without a name what is on the screen."""
    layers = snapshot.layers
    if layers is None or name in ("", layers.network.names[layers.network.focus]):
        return snapshot.state, snapshot.trace
    if name not in layers.network.names:
        return None
    place = layers.network.index(name)
    return layers.states[place], layers.traces[place]


def _is_same_input(snapshot: Snapshot, attempt: Attempt) -> bool:
    """Tell whether the layer in question reads what it was given, in the order it was given in.

    Another layer before it may make of the input whatever is asked for.
    """
    layers, task = snapshot.layers, attempt.task
    whole = network_of(snapshot.state) if layers is None else layers.network
    if whole.sequence != task.sequence:
        return False
    return attempt.layer not in whole.names or (
        _heard_by(attempt.layer, whole) == _heard_by(attempt.layer, task)
    )


def _heard_by(name: str, network: Network) -> object:
    """Return how the layer called ``name`` takes its steps and what it hears, but for names."""
    if name == INPUT:
        return INPUT
    layer = network.layers[network.index(name)]
    return layer.direction, tuple(_heard_by(below, network) for below in layer.inputs)


def _is_elsewhere(challenge: Challenge, attempt: Attempt, snapshot: Snapshot) -> bool:
    asks = any(isinstance(part, OfMemory) for part in challenge.conditions)
    return asks and snapshot.memory.networks != attempt.made.networks


def _is_forced(snapshot: Snapshot) -> bool:
    layers = () if snapshot.layers is None else snapshot.layers.network.layers
    clamped = any(layer.clamps for layer in layers)
    return bool(clamped or snapshot.state.clamps or snapshot.memory.clamps)
