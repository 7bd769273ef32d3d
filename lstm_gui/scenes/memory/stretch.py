"""Which steps of a long input the lanes show, and how their cells come to the first of them.

Each bar of a lane has a part for every step before it. Of a longer input than a screen has
columns for, the lanes show a stretch around the cursor, and begin it with the states that the
cells are in there.
"""

from lstm_gui.core import Initial, State, forward, within
from lstm_gui.core.passes.going_on import GoesOn

MOST_STEPS = 512
"""So many bars can be told apart; a longer input is shown in stretches of as many steps."""
_EVERY = 256


class GivenUpError(Exception):
    """What was being computed is of no use any more."""


def stretch(steps: int, t: int) -> range:
    """Return the steps that are shown of so many: all, or `MOST_STEPS` around step ``t``."""
    first = min(max(t - MOST_STEPS // 2, 0), max(steps - MOST_STEPS, 0))
    return range(first, min(first + MOST_STEPS, steps))


class Beginnings:
    """The states of one cell before each few hundred steps, found as far as they are asked for."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._known = [state.initial]

    def begin(self, steps: range, goes_on: GoesOn) -> State:
        """Return the cell over ``steps`` alone, as it comes to them.

        Raises
        ------
        GivenUpError
            If ``goes_on``, called with the share that is done, says no.
        """
        wanted = steps.start // _EVERY
        for number in range(len(self._known), wanted + 1):
            self._known.append(self._after(range((number - 1) * _EVERY, number * _EVERY)))
            if not goes_on(number / wanted):
                raise GivenUpError
        before = range(wanted * _EVERY, steps.start)
        return within(self._state, steps, self._after(before))

    def _after(self, steps: range) -> Initial:
        if steps.stop in self._state.sequence.resets:
            return self._state.fresh
        initial = self._known[steps.start // _EVERY]
        if not steps:
            return initial
        trace = forward(within(self._state, steps, initial))
        return trace.after(len(trace) - 1)
