"""What an animation shows, picture after picture, as plain data without Qt."""

from msgspec import Struct

from lstm_gui.scenes.slow_motion.moment import Moment
from lstm_gui.scenes.slow_motion.sub_steps import SubStep

STEPS_PER_SECOND = 2.0
SMOOTH = 20.0
"""Pictures a second of what moves."""

_MOTION_MS, _READING_MS = 900.0, 1500.0
_UNFOLDING_MS, _RESTING_MS, _TRAINING_MS = 900.0, 1200.0, 3000.0


class Shot(Struct, frozen=True):
    """One picture of an animation.

    Parameters
    ----------
    t
        The selected step.
    milliseconds
        How long it is shown.
    moment, share
        The sub-step of slow motion and how far its numbers are, from 0 to 1; None shows
        the whole step.
    unfolded
        How far the chain is unfolded, from 0 to 1.
    trained
        How far the training has come, from 0 to 1.
    """

    t: int
    milliseconds: int
    moment: Moment | None = None
    share: float = 1.0
    unfolded: float = 1.0
    trained: float = 1.0


def of_steps(first: int, last: int, per_second: float = STEPS_PER_SECOND) -> tuple[Shot, ...]:
    """Return one shot for each step from ``first`` to ``last``, both included."""
    return tuple(Shot(t, _lasting(1000 / per_second)) for t in range(first, last + 1))


def of_gate_steps(
    steps: tuple[SubStep, ...], t: int, per_second: float = SMOOTH, speed: float = 1.0
) -> tuple[Shot, ...]:
    """Return the shots of slow motion through step ``t``: numbers move, then they rest."""
    moving = _count(_MOTION_MS, per_second, speed)
    shots: list[Shot] = []
    for index in range(len(steps)):
        moment = Moment(steps, index)
        shots += [
            Shot(t, _lasting(1000 / per_second), moment, share=frame / moving)
            for frame in range(moving)
        ]
        shots.append(Shot(t, _lasting(_READING_MS / speed), moment))
    return tuple(shots)


def of_unfolding(t: int, per_second: float = SMOOTH, speed: float = 1.0) -> tuple[Shot, ...]:
    """Return the shots of the loop at step ``t`` that unfolds and folds again."""
    moving = _count(_UNFOLDING_MS, per_second, speed)
    rest = _lasting(_RESTING_MS / speed)
    out = [
        Shot(t, _lasting(1000 / per_second), unfolded=_eased(frame / moving))
        for frame in range(1, moving)
    ]
    folded, chain = Shot(t, rest, unfolded=0.0), Shot(t, rest, unfolded=1.0)
    return (folded, *out, chain, *reversed(out))


def of_training(t: int, per_second: float = SMOOTH, speed: float = 1.0) -> tuple[Shot, ...]:
    """Return the shots of a training from its beginning to its end, where it rests."""
    moving = _count(_TRAINING_MS, per_second, speed)
    each = _lasting(1000 / per_second)
    growing = [Shot(t, each, trained=frame / moving) for frame in range(moving)]
    return (*growing, Shot(t, _lasting(_RESTING_MS / speed)))


def _count(milliseconds: float, per_second: float, speed: float) -> int:
    return max(2, round(milliseconds / speed / 1000 * per_second))


def _lasting(milliseconds: float) -> int:
    # GIF counts in hundredths of a second.
    return max(20, 10 * round(milliseconds / 10))


def _eased(share: float) -> float:
    return share * share * (3.0 - 2.0 * share)
