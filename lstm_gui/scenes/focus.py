"""What is pointed at, explained or slowed down for a time; nothing keeps it."""

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from lstm_gui.core import State
from lstm_gui.scenes.snapshot import Inspection, Spotlight

if TYPE_CHECKING:
    from lstm_gui.scenes.slow_motion.moment import Moment


class Pointing(Struct, frozen=True):
    """What the window draws attention to.

    Parameters
    ----------
    spotlight
        What lights up.
    inspection
        The quantity that is explained; None for what the selected block computes.
    moment
        Where slow motion stands; None while whole steps are looked at.
    """

    spotlight: Spotlight = field(default_factory=Spotlight)
    inspection: Inspection | None = None
    moment: "Moment | None" = None

    @property
    def spotlight_in_force(self) -> Spotlight:
        # What is pointed at for a moment comes before what slow motion shows.
        if self.moment is None or self.spotlight != Spotlight():
            return self.spotlight
        step = self.moment.sub_step
        return Spotlight(step.parts, frozenset({step.quantity}), dims=True)

    def at_a_block(self) -> "Pointing":
        """Return what is left once a block is chosen, which is to ask what it computes."""
        entry = self.inspection.entry if self.inspection is not None else None
        return self if entry is not None and entry.block else replace(self, inspection=None)

    def carried_over(self, before: State, now: State) -> "Pointing":
        """Return the same once ``now`` is shown: slow motion asks anew at another step or unit."""
        moment = self.moment
        if moment is None:
            return self
        from lstm_gui.scenes.slow_motion.steps_of import steps_of

        was, selection = before.selection, now.selection
        if (was.t, was.unit) != (selection.t, selection.unit):
            moment = moment.at(moment.index)
        return replace(self, moment=moment.inside_of(steps_of(now.parameters.kind)))
