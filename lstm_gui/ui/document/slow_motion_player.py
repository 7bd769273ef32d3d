"""What the keys and buttons of slow motion do to the Document."""

from typing import TYPE_CHECKING

from msgspec.structs import replace
from PyQt6.QtCore import QObject

from lstm_gui.ui.document.document import Document

if TYPE_CHECKING:
    from lstm_gui.scenes.slow_motion.moment import Moment


class SlowMotion(QObject):
    """Goes through the sub-steps of one `Document`; the block of each is selected too."""

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._predicting = False

    @property
    def active(self) -> bool:
        return self._document.moment is not None

    @property
    def waits(self) -> bool:
        """Whether a guess is awaited before anything goes on."""
        moment = self._document.moment
        return moment is not None and moment.concealed

    def do_gate_steps(self) -> None:
        """Begin with the first sub-step of the selected step, or look at whole steps again."""
        self.leave() if self.active else self._show(self._beginning())

    def do_next_gate_step(self) -> None:
        self.step(1)

    def do_previous_gate_step(self) -> None:
        self.step(-1)

    def do_predict(self) -> None:
        """Hide each result until it is guessed, or no longer."""
        self._predicting = not self._predicting
        moment = self._document.moment or self._beginning()
        self._show(replace(moment, predicting=self._predicting, guess=None))

    def leave(self) -> None:
        """Look at whole steps again."""
        self._document.set_moment(None)

    def step(self, by: int) -> bool:
        """Go ``by`` sub-steps on and tell whether there was one to go to."""
        moment, state = self._document.moment, self._document.state
        if moment is None:
            self.do_gate_steps()
            return True
        from lstm_gui.scenes.slow_motion.stepping import stepped

        there = stepped(moment, state.selection.t, by, len(state.sequence))
        if there is None:
            return False
        self._document.select(t=there[1])
        self._show(there[0])
        return True

    def _beginning(self) -> "Moment":
        # With the words of all sub-steps, which nobody needs before.
        from lstm_gui.scenes.slow_motion.moment import Moment
        from lstm_gui.scenes.slow_motion.steps_of import steps_of

        steps = steps_of(self._document.state.parameters.kind)
        return Moment(steps, predicting=self._predicting)

    def _show(self, moment: "Moment") -> None:
        self._document.set_moment(moment)
        if moment.sub_step.block:
            self._document.select(block=moment.sub_step.block)
