"""What ``lstm-gui animate`` is asked for, checked before anything is drawn."""

from pathlib import Path

from msgspec import Struct

from lstm_gui.files.animations.animation_formats import animation_format
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session


class AnimationOptions(Struct, frozen=True):
    """One animation.

    Parameters
    ----------
    session
        What to draw, with the step and the unit that are selected.
    output
        Where to; its suffix decides on the format.
    view
        As `lstm_gui.app.grammar.options.RenderOptions` has it.
    steps
        The first and the last time step, counted from 0, both included; None takes all,
        or for gate steps the selected one.
    gate_steps
        Whether to go through the inside of each step.
    unfolding
        Whether to unfold the loop of the selected step.
    per_second
        Pictures a second; None leaves it to what is shown.
    theme, language
        ``"light"``, ``"dark"`` or ``"contrast"``, ``"ko"`` or ``"en"``.
    size
        Width and height in pixels; None leaves them to the view.
    title
        What the window calls the session.

    Raises
    ------
    Problem
        If the suffix is none of the formats, or steps are not in the session.
    """

    session: Session
    output: Path
    view: str = "diagram"
    steps: tuple[int, int] | None = None
    gate_steps: bool = False
    unfolding: bool = False
    per_second: float | None = None
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] | None = None
    title: str = ""

    def __post_init__(self) -> None:
        animation_format(self.output)
        last = len(self.session.state.sequence) - 1
        if self.steps is not None and not 0 <= self.steps[0] <= self.steps[1] <= last:
            raise Problem(
                "There are no steps {first}:{until}: the session has the steps 0 to {last}. "
                "Choose some of them, in this order.",
                first=self.steps[0],
                until=self.steps[1],
                last=last,
            )
