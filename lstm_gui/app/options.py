"""What ``lstm-gui render`` is asked for, checked before anything is drawn."""

from dataclasses import dataclass
from pathlib import Path

from lstm_gui.files.problem import Problem
from lstm_gui.files.session import Session

FORMATS = (".png", ".svg", ".pdf")


@dataclass(frozen=True)
class RenderOptions:
    """One picture.

    Parameters
    ----------
    session
        What to draw.
    output
        Where to; its suffix is one of `FORMATS`.
    view
        ``"window"``, ``"diagram"``, ``"states"`` or ``"ranges"``.
    t, unit
        The step and the unit to select, counted from 0; None keeps the session's own.
    theme
        ``"light"`` or ``"dark"``.
    language
        ``"ko"`` or ``"en"``.
    size
        Width and height in logical pixels; None leaves them to the view.
    scale
        Pixels of a PNG for each logical pixel, 0.5 to 4; the others are vectors.
    title
        What the window calls the session.

    Raises
    ------
    Problem
        If the suffix is none of the formats, or step or unit are not in the session.
    """

    session: Session
    output: Path
    view: str = "window"
    t: int | None = None
    unit: int | None = None
    theme: str = "light"
    language: str = "en"
    size: tuple[int, int] | None = None
    scale: float = 1.0
    title: str = ""

    def __post_init__(self) -> None:
        if self.output.suffix.lower() not in FORMATS:
            raise Problem(
                "{file} could not be drawn: a picture needs a name that ends in {known}. "
                "Choose another name.",
                file=self.output,
                known=" / ".join(FORMATS),
            )
        self._require_step()
        self._require_unit()

    def _require_step(self) -> None:
        steps = len(self.session.state.sequence)
        if self.t is not None and not 0 <= self.t < steps:
            raise Problem(
                "There is no step {t}: the session has the steps 0 to {last}. Choose one of them.",
                t=self.t,
                last=steps - 1,
            )

    def _require_unit(self) -> None:
        units = self.session.state.parameters.hidden_size
        if self.unit is not None and not 0 <= self.unit < units:
            raise Problem(
                "There is no unit {unit}: the session has the units 0 to {last}. "
                "Choose one of them.",
                unit=self.unit,
                last=units - 1,
            )
