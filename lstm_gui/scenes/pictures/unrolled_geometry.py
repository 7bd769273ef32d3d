"""The loop and the chain it unfolds to, as plain data without any Qt.

Coordinates are in a drawing of `SIZE`, y downwards.
"""

from collections.abc import Sequence

from msgspec import Struct

from lstm_gui.scenes.pictures.parts import Point, distance

SIZE = (690.0, 352.0)
MOST_COPIES = 7
WIDTH, HEIGHT = 74.0, 108.0
MIDDLE = (345.0, 178.0)
CELL_Y, HIDDEN_Y = MIDDLE[1] - 30.0, MIDDLE[1] + 30.0
INPUT_Y, OUTPUT_Y = 278.0, 74.0
"""Where the input starts below a copy, and where the output ends above it."""

_ROOM, _WIDEST_PITCH = 654.0, 130.0
_LOOP_REACH, _LOOP_HEIGHT = 92.0, 92.0


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


def window(t: int, steps: int) -> range:
    """Return the steps that are shown around step ``t`` of ``steps``."""
    count = min(steps, MOST_COPIES)
    first = min(max(t - count // 2, 0), steps - count)
    return range(first, first + count)


def copies(t: int, steps: int, unfolded: float) -> tuple[Copy, ...]:
    """Return the copies, the one of step ``t`` last.

    Parameters
    ----------
    t, steps
        The selected step and how many there are.
    unfolded
        From 0, where all lie on top of each other, to 1, where they stand in a row.
    """
    shown = window(t, steps)
    pitch = min(_ROOM / len(shown), _WIDEST_PITCH)
    left = MIDDLE[0] - pitch * (len(shown) - 1) / 2
    placed = [
        Copy(step, (MIDDLE[0] + unfolded * (left + pitch * index - MIDDLE[0]), MIDDLE[1]))
        for index, step in enumerate(shown)
    ]
    return tuple(sorted(placed, key=lambda copy: (copy.t == t, -abs(copy.t - t))))


def loop(y: float) -> tuple[Point, ...]:
    """Return the way from the right of the folded cell back to its left at height ``y``."""
    middle, outside = MIDDLE[0], -_LOOP_HEIGHT if y < MIDDLE[1] else _LOOP_HEIGHT
    far = MIDDLE[1] + outside
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
    shown: tuple[Copy, ...], states: Sequence[Handed], point: Point, unfolded: float
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
        if distance(point, loop(one.y)) <= _REACH:
            return selected, one.before
    own = [copy for copy in shown if abs(point[0] - copy.center[0]) <= WIDTH / 2]
    if own and OUTPUT_Y - 40 <= point[1] <= INPUT_Y + 60:
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
