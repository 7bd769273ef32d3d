"""How the session is looked at and what in it is pointed at: nothing of it is ever undone."""

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace
from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.scenes.focus import Pointing
from lstm_gui.scenes.snapshot import Inspection, Spotlight, View
from lstm_gui.ui.document.turn import Turn

if TYPE_CHECKING:
    from lstm_gui.scenes.slow_motion.moment import Moment


class ViewState(QObject):
    """The View, and what is lit, explained or slowed down for a time.

    Signals
    -------
    changed(Snapshot)
        Something to draw; at most once per turn of the event loop.
    pin_asked()
        What is explained is to be kept in sight.
    """

    changed = pyqtSignal(object)
    pin_asked = pyqtSignal()

    def __init__(self, view: View, parent: QObject | None) -> None:
        super().__init__(parent)
        self._view, self._pointing = view, Pointing()
        self._turn = Turn(self)

    @property
    def view(self) -> View:
        return self._view

    def set_view(self, **changes: Any) -> None:
        """Change how the session is looked at, see `View`."""
        self._view = replace(self._view, **changes)
        self._turn.start()

    @property
    def spotlight(self) -> Spotlight:
        return self._pointing.spotlight

    def set_spotlight(self, spotlight: Spotlight) -> None:
        """Point at something; this is not kept anywhere."""
        if spotlight != self.spotlight:
            self._pointing = replace(self._pointing, spotlight=spotlight)
            self._turn.start()

    @property
    def inspection(self) -> Inspection | None:
        """What is explained; None for what the selected block computes."""
        return self._pointing.inspection

    def inspect(self, inspection: Inspection | None) -> None:
        """Explain one quantity, or with ``None`` what the selected block computes."""
        self._pointing = replace(self._pointing, inspection=inspection)
        self._turn.start()

    def pin(self) -> None:
        """Ask to keep in sight what is explained."""
        self.pin_asked.emit()

    @property
    def moment(self) -> "Moment | None":
        return self._pointing.moment

    def set_moment(self, moment: "Moment | None") -> None:
        """Look at one sub-step of the selected step, or with ``None`` at whole steps."""
        if moment != self.moment:
            self._pointing = replace(self._pointing, moment=moment)
            self._turn.start()

    @property
    def unrolled(self) -> bool:
        """Whether copies along time are shown; slow motion happens inside of the cell."""
        return self._view.unrolled and self.moment is None
