"""Waits until what is set is computed and drawn, with progress and a way to give up."""

from collections.abc import Callable

from PyQt6.QtCore import QObject
from PyQt6.QtWidgets import QWidget

from lstm_gui.files.problem import Problem
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.document.turn import Turn
from lstm_gui.ui.notices.messages import show_problem
from lstm_gui.ui.notices.progress_box import ProgressBox
from lstm_gui.words.translation import tr


class Awaited(QObject):
    """Does something with the picture of a `Document` as soon as it is that of what is set."""

    def __init__(self, document: Document, window: QWidget) -> None:
        super().__init__(window)
        self._document, self._window = document, window
        self._act: Callable[[], None] | None = None
        self._box: ProgressBox | None = None
        # After all have drawn: what is done may open a dialog and wait in it.
        self._turn = Turn(self)
        self._turn.ended.connect(self._go_on)
        document.progressed.connect(self._progress)
        document.changed.connect(self._look)
        document.failed.connect(self._give_up)

    def then(self, act: Callable[[], None]) -> None:
        """Do ``act``, now if nothing is computed, else once the forward pass is done."""
        self._document.flush()
        if self._document.settled:
            act()
        elif self._document.computing:
            self._wait(act)
        else:
            problem = Problem("This session could not be computed, so there is nothing to export.")
            show_problem(self._window, problem)

    def _wait(self, act: Callable[[], None]) -> None:
        self._give_up()
        self._act = act
        self._box = ProgressBox(tr("Computing …"), self._window)
        self._box.canceled.connect(self._give_up)
        self._box.show_share(0.0)

    def _progress(self, share: float) -> None:
        if self._box is not None:
            self._box.show_share(share)

    def _look(self) -> None:
        if self._act is not None:
            self._turn.start()

    def _go_on(self) -> None:
        act = self._act
        if act is not None and self._document.settled:
            self._give_up()
            act()

    def _give_up(self, _problem: Problem | None = None) -> None:
        box, self._box, self._act = self._box, None, None
        if box is not None:
            box.take_down()
