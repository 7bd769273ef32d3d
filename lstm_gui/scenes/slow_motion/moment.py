"""Where slow motion stands."""

from msgspec import Struct
from msgspec.structs import replace

from lstm_gui.scenes.slow_motion.sub_steps import SubStep


class Moment(Struct, frozen=True):
    """Where slow motion stands.

    Parameters
    ----------
    steps
        The sub-steps of the cell.
    index
        The one of them that is shown, counted from 0.
    predicting
        Whether a result stays hidden until it was guessed.
    guess
        What the learner said; None before.
    underway
        Whether the numbers are still on their way to the node, for a picture of it.
    """

    steps: tuple[SubStep, ...]
    index: int = 0
    predicting: bool = False
    guess: float | None = None
    underway: bool = False

    @property
    def sub_step(self) -> SubStep:
        return self.steps[self.index]

    @property
    def asks(self) -> bool:
        """Whether the result of this sub-step is the learner's to guess."""
        return self.predicting and bool(self.sub_step.quantity) and self.sub_step.riddle

    @property
    def concealed(self) -> bool:
        """Whether the result of this sub-step may not be seen yet."""
        return self.asks and self.guess is None

    @property
    def unknown(self) -> frozenset[str]:
        """The quantities that the cell has not computed yet or that are still a riddle.

        What a riddle can be worked out from is none: all that its sub-step implies.
        """
        asked = {self.sub_step.quantity} if self.concealed or self.underway else set[str]()
        later = (step.implied | {step.quantity} for step in self.steps[self.index + 1 :])
        return frozenset[str](asked).union(*later) - {""}

    def at(self, index: int) -> "Moment":
        """Return the moment of another sub-step, its result not guessed yet."""
        return replace(self, index=index, guess=None)

    def inside_of(self, steps: tuple[SubStep, ...]) -> "Moment":
        """Return the moment in a cell with other sub-steps, its first one if they differ."""
        return self if steps == self.steps else replace(self, steps=steps, index=0, guess=None)
