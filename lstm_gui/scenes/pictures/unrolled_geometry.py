"""The loop and the chain it unfolds to, as plain data without any Qt.

Coordinates are those of `WHOLE`, y downwards.
"""

from collections.abc import Sequence

from msgspec import Struct

from lstm_gui.scenes.pictures.parts import Point, distance

WIDTH, HEIGHT = 74.0, 108.0
MIDDLE = (345.0, 178.0)
CELL_Y, HIDDEN_Y = MIDDLE[1] - 30.0, MIDDLE[1] + 30.0

_MARGINS, _WIDEST_PITCH = 36.0, 130.0
_LOOP_REACH, _LOOP_WITHIN = 92.0, 12.0


class Frame(Struct, frozen=True):
    """How much of a chain is drawn, and where; all frames have the same middle.

    Parameters
    ----------
    most
        How many copies at most.
    width, height
        Of the drawing.
    output_y, input_y
        Where the output ends above a copy, and where the input starts below it.
    top
        Where the drawing begins.
    """

    most: int
    width: float
    height: float
    output_y: float
    input_y: float
    top: float

    @property
    def left(self) -> float:
        return MIDDLE[0] - self.width / 2

    @property
    def right(self) -> float:
        return MIDDLE[0] + self.width / 2

    def factor(self, width: float, height: float) -> float:
        """Return how much larger than drawn it can be in a place of ``width`` and ``height``."""
        return min(width / self.width, height / self.height)


WHOLE = Frame(7, 690.0, 352.0, output_y=74.0, input_y=278.0, top=0.0)
_FRAMES = (
    WHOLE,
    Frame(5, 520.0, 258.0, output_y=102.0, input_y=254.0, top=60.0),
    Frame(3, 340.0, 258.0, output_y=102.0, input_y=254.0, top=60.0),
)
_SMALLEST = 12.0
"""Of the type in the drawing."""


def frame_for(width: float, height: float, least: float) -> Frame:
    """Return the frame with most copies of which the smallest type has ``least`` pixels.

    Parameters
    ----------
    width, height
        Of the place of the drawing, in pixels.
    least
        How large type should be; where no frame is so large it is the largest.
    """
    large = (one for one in _FRAMES if _SMALLEST * one.factor(width, height) >= least)
    return next(large, max(_FRAMES, key=lambda one: one.factor(width, height)))


_REACH, _FIELD = 9.0, 15.0
"""How near a line and a field of a copy are pointed at."""


class Copy(Struct, frozen=True):
    """The cell at step ``t``, around ``center``."""

    t: int
    center: Point

    @property
    def left(self) -> float:
        return self.center[0] - WIDTH / 2

    @property
    def right(self) -> float:
        return self.center[0] + WIDTH / 2

    def contains(self, point: Point) -> bool:
        dx, dy = abs(point[0] - self.center[0]), abs(point[1] - self.center[1])
        return dx <= WIDTH / 2 and dy <= HEIGHT / 2


def window(t: int, steps: int, most: int = WHOLE.most) -> range:
    """Return the ``most`` steps or less that are shown around step ``t`` of ``steps``."""
    count = min(steps, most)
    first = min(max(t - count // 2, 0), steps - count)
    return range(first, first + count)


def copies(t: int, steps: int, unfolded: float, frame: Frame = WHOLE) -> tuple[Copy, ...]:
    """Return the copies, the one of step ``t`` last.

    Parameters
    ----------
    t, steps
        The selected step and how many there are.
    unfolded
        From 0, where all lie on top of each other, to 1, where they stand in a row.
    frame
        In which they stand.
    """
    shown = window(t, steps, frame.most)
    pitch = min((frame.width - _MARGINS) / len(shown), _WIDEST_PITCH)
    left = MIDDLE[0] - pitch * (len(shown) - 1) / 2
    placed = [
        Copy(step, (MIDDLE[0] + unfolded * (left + pitch * index - MIDDLE[0]), MIDDLE[1]))
        for index, step in enumerate(shown)
    ]
    return tuple(sorted(placed, key=lambda copy: (copy.t == t, -abs(copy.t - t))))


def loop(y: float, frame: Frame = WHOLE) -> tuple[Point, ...]:
    """Return the way from the right of the folded cell back to its left at height ``y``."""
    middle = MIDDLE[0]
    far = MIDDLE[1] + (MIDDLE[1] - frame.output_y - _LOOP_WITHIN) * (-1 if y < MIDDLE[1] else 1)
    right, left = middle + _LOOP_REACH, middle - _LOOP_REACH
    return (
        (middle + WIDTH / 2, y), (right, y), (right, far),
        (left, far), (left, y), (middle - WIDTH / 2, y),
    )  # fmt: skip


class Handed(Struct, frozen=True):
    """A state that is handed from copy to copy at height ``y``, by its names in a Reading."""

    after: str
    before: str
    y: float


def pointed_at(
    shown: tuple[Copy, ...],
    states: Sequence[Handed],
    point: Point,
    unfolded: float,
    frame: Frame = WHOLE,
) -> tuple[int, str] | None:
    """Return the step at ``point`` and the quantity there, ``""`` for the copy as a whole.

    Nothing is pointed at where there is neither a copy nor a line.
    """
    step = copy_at(shown, point)
    if step is not None:
        field = (one.after for one in states if abs(point[1] - one.y) <= _FIELD)
        return step, next(field, "")
    selected = shown[-1].t
    for one in states if unfolded < 0.5 else ():
        if distance(point, loop(one.y, frame)) <= _REACH:
            return selected, one.before
    own = [copy for copy in shown if abs(point[0] - copy.center[0]) <= WIDTH / 2]
    if own and frame.output_y - 40 <= point[1] <= frame.input_y + 60:
        return own[-1].t, "x" if point[1] > MIDDLE[1] else "h"
    level = next((one for one in states if abs(point[1] - one.y) <= _REACH), None)
    if level is None or unfolded < 0.5:
        return None
    in_order = sorted(shown, key=lambda copy: copy.t)
    onwards = next((copy.t for copy in in_order if copy.left >= point[0]), None)
    return (in_order[-1].t, level.after) if onwards is None else (onwards, level.before)


def copy_at(shown: tuple[Copy, ...], point: Point) -> int | None:
    """Return the step of the topmost copy at ``point``."""
    return next((copy.t for copy in reversed(shown) if copy.contains(point)), None)
