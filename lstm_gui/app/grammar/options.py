"""What ``lstm-gui render`` is asked for, checked before anything is drawn."""

from pathlib import Path

from msgspec import Struct

from lstm_gui.core import select
from lstm_gui.files.figures.lengths import USUAL_DPI, USUAL_TYPE
from lstm_gui.files.figures.picture_formats import picture_format
from lstm_gui.files.problem import Problem
from lstm_gui.files.sessions.session import Session


class RenderOptions(Struct, frozen=True):
    """One picture.

    Parameters
    ----------
    session
        What to draw.
    output
        Where to; its name has a `picture_format`.
    view
        ``"window"``, or what can be drawn by itself, see `lstm_gui.scenes.figure_views.VIEWS`.
    t, unit
        The step and the unit to select, counted from 0; None keeps the session's own.
    theme
        ``"light"``, ``"dark"`` or ``"contrast"``.
    language
        ``"ko"`` or ``"en"``.
    size
        Width and height in logical pixels; None leaves them to the view.
    scale
        Pixels of a PNG for each logical pixel, 0.5 to 4; the others are vectors.
    title
        What the window calls the session.
    width
        Of the printed figure, in points of 1/72 inch; None for one of the screen.
    font_size
        Of its text, in points.
    dpi
        Pixels of a PNG for each inch of it.
    clear
        Whether the ground is left transparent.
    titled
        Whether a view has its title above it.
    without
        What else a view is drawn without: ``"cursor"``, ``"legend"``.
    panels
        Views that stand on one sheet, in place of ``view``.
    columns
        How many of them stand side by side.
    lettered
        Whether each of several has its letter.
    outlines
        Whether an SVG has the shapes of its letters in place of text.
    grey
        Whether it is for paper without colours, where -1 and +1 differ all the same.

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
    width: float | None = None
    font_size: float = USUAL_TYPE
    dpi: float = USUAL_DPI
    clear: bool = False
    titled: bool = True
    without: frozenset[str] = frozenset()
    outlines: bool = False
    grey: bool = False
    panels: tuple[str, ...] = ()
    columns: int = 1
    lettered: bool = True

    def __post_init__(self) -> None:
        picture_format(self.output)
        _require_step(self.session, self.t)
        _require_unit(self.session, self.unit)


def with_selection(session: Session, t: int | None, unit: int | None) -> Session:
    """Return ``session`` with step ``t`` and unit ``unit`` selected, both counted from 0.

    Raises
    ------
    Problem
        If they are not in the session.
    """
    _require_step(session, t)
    _require_unit(session, unit)
    return session.with_state(select(session.state, t, unit, None))


def _require_step(session: Session, t: int | None) -> None:
    steps = len(session.state.sequence)
    if t is not None and not 0 <= t < steps:
        raise Problem(
            "There is no step {t}: the session has the steps 0 to {last}. Choose one of them.",
            t=t,
            last=steps - 1,
        )


def _require_unit(session: Session, unit: int | None) -> None:
    units = session.state.parameters.hidden_size
    if unit is not None and not 0 <= unit < units:
        raise Problem(
            "There is no unit {unit}: the session has the units 0 to {last}. Choose one of them.",
            unit=unit,
            last=units - 1,
        )
