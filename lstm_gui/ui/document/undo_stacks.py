"""The two undo stacks of a document: that of the open session, and that of a visit."""

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QUndoCommand, QUndoStack

from lstm_gui.ui.document.content import Edit, new_place
from lstm_gui.ui.document.turn import Turn

UNDO_LIMIT = 500


class History(QUndoStack):
    """An undo stack in which every place has a number.

    A place is where one stands between two steps. No two ever have one number, in whatever
    stack, so that a number noted down is found again or is gone for good.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self.first = new_place()
        """The place where one stood before any step; another one once steps were forgotten."""
        self.saved: int | None = self.first
        """The place that is saved; None if none is."""

    @property
    def place(self) -> int:
        """The number of the place where one stands."""
        step = self.last
        if step is not None:
            return step.leads_to
        following = self.command(0)
        return following.leads_from if isinstance(following, Edit) else self.first

    @property
    def last(self) -> Edit | None:
        """The step that was done or redone last."""
        step = self.command(self.index() - 1)
        return step if isinstance(step, Edit) else None

    def push(self, cmd: QUndoCommand | None) -> None:
        """Do a step from where one stands."""
        if isinstance(cmd, Edit):
            cmd.leads_from = self.place
        super().push(cmd)

    def setClean(self) -> None:
        """Note that what stands here is saved; what goes on is no one step with it."""
        super().setClean()
        self.saved = self.place

    def save(self, place: int | None = None) -> None:
        """Note that what stands here is saved, or what stood at ``place``."""
        if place in (None, self.place):
            self.setClean()
        else:
            self.saved = place

    def isClean(self) -> bool:
        return self.saved == self.place

    def forget(self) -> None:
        """Forget all steps; where one stands then was never stood before, and is saved."""
        self.clear()
        self.first = new_place()
        self.setClean()

    def steps_since(self, place: int) -> int:
        """Return how many undo steps lead back to ``place``; 0 if none do."""
        for index in reversed(range(self.index())):
            step = self.command(index)
            if isinstance(step, Edit) and step.leads_from == place:
                return self.index() - index
        return 0

    def silence(self) -> None:
        """Tell of no change any more.

        A method, which Qt knows for gone once the stack is; anything else may be taken apart
        by the garbage collector while it can still be called.
        """
        self.blockSignals(True)


class UndoStacks:
    """Undo stacks that tell of their changes once per turn of the event loop.

    Parameters
    ----------
    owner
        With it they end.

    Attributes
    ----------
    own, visit
        What can be undone in the open session, and in what is shown for a time.
    turn
        Ends when either was changed.
    """

    def __init__(self, owner: QObject) -> None:
        self.turn = Turn(owner)
        self.own, self.visit = self._made(owner), self._made(owner)

    def _made(self, owner: QObject) -> History:
        stack = History(owner)
        # It would tell of its changes even while it is being destroyed.
        owner.destroyed.connect(stack.silence)
        stack.setUndoLimit(UNDO_LIMIT)
        stack.indexChanged.connect(self.turn.start)
        stack.canUndoChanged.connect(self.turn.start)
        return stack
