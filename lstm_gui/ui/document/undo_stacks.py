"""The two undo stacks of a document: that of the open session, and that of a visit."""

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QUndoStack

from lstm_gui.ui.document.turn import Turn

UNDO_LIMIT = 500


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

    def _made(self, owner: QObject) -> QUndoStack:
        stack = _Stack(owner)
        # It would tell of its changes even while it is being destroyed.
        owner.destroyed.connect(stack.silence)
        stack.setUndoLimit(UNDO_LIMIT)
        stack.indexChanged.connect(self.turn.start)
        stack.canUndoChanged.connect(self.turn.start)
        return stack


class _Stack(QUndoStack):
    def silence(self) -> None:
        # A method, which Qt knows for gone once the stack is; anything else may be taken apart
        # by the garbage collector while it can still be called.
        self.blockSignals(True)
