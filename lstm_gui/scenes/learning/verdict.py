"""How far a challenge is met by what is on the screen and by what the learner did."""

from typing import TYPE_CHECKING

from msgspec import Struct, field

from lstm_gui.core import State
from lstm_gui.core.challenges import Progress, progress
from lstm_gui.files.lesson_format import Challenge, Choice, ConditionPart, OfMemory, Pick
from lstm_gui.files.lesson_states import condition_of
from lstm_gui.scenes.memory.memory_settings import MemorySettings
from lstm_gui.scenes.snapshot import Snapshot

if TYPE_CHECKING:
    from lstm_gui.scenes.memory.lanes import Comparison


class Attempt(Struct, frozen=True):
    """What a learner did on a page, and what the page was set with.

    Parameters
    ----------
    task
        The State that the page was set with.
    made
        What the Memory workspace was set with.
    answers
        The options chosen, by the number of their condition, counted from 0.
    found
        What need be so only once and was, by the number of its condition.
    """

    task: State
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
    """

    conditions: tuple[Progress, ...]
    forced: bool = False
    findings: tuple[Progress, ...] = ()

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
        if isinstance(part, OfMemory):
            # Only here, since what it measures with takes a while to import.
            from lstm_gui.scenes.learning.memory_progress import memory_progress

            return memory_progress(part, comparison, snapshot, attempt.made)
        condition = condition_of(part)
        assert condition is not None
        return progress(condition, snapshot.state, snapshot.trace, attempt.task)

    def met(number: int, part: ConditionPart) -> Progress:
        if isinstance(part, Choice):
            return Progress(attempt.answers.get(number) == part.answer)
        if isinstance(part, Pick):
            return Progress(number in attempt.found)
        found = attempt.found.get(number)
        return measured(part) if found is None else found

    conditions = tuple(met(number, part) for number, part in enumerate(challenge.conditions))
    # No lesson clamps anything, so whatever is clamped was clamped by the learner.
    verdict = Verdict(conditions, bool(snapshot.state.clamps or snapshot.memory.clamps))
    if not verdict.solved:
        return verdict
    return Verdict(conditions, findings=tuple(map(measured, challenge.findings)))
