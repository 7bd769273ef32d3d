"""What the pointer asks for, answered once a turn however fast it moves."""

from collections.abc import Callable
from typing import Any

from PyQt6 import sip
from PyQt6.QtCore import QObject, pyqtSignal

from lstm_gui.ui.document.turn import Turn

_waiting: list["Moves"] = []


class Moves(QObject):
    """Gathers the moves of one turn of the event loop.

    The first is answered at once, so a single one waits for nothing. Those that come before
    the turn ends are only noted, and answered together: at its end, or as soon as somebody
    asks the Document for anything (`settle_moves`), since whoever undoes, saves or clicks
    means what the pointer has done before.

    Parameters
    ----------
    answer
        A bound method of ``parent`` that takes the list of moves, in their order.
    """

    _made = pyqtSignal(object)

    def __init__(self, answer: Callable[[Any], None], parent: QObject) -> None:
        super().__init__(parent)
        self._made.connect(answer)
        self._noted: list[object] = []
        self._under_way = False
        self._turn = Turn(self)
        self._turn.ended.connect(self._end)

    def add(self, move: object) -> None:
        """Answer ``move`` now if it is the first of the turn, else with those that follow."""
        if self._noted:
            self._noted.append(move)
        elif self._under_way:
            self._noted.append(move)
            _waiting.append(self)
        else:
            self._under_way = True
            # Asked for first, so that its end comes before what the answer asks for.
            self._turn.start()
            self._made.emit([move])

    def settle(self) -> None:
        """Answer what was noted."""
        if self._noted:
            _waiting.remove(self)
            moves, self._noted = self._noted, []
            self._made.emit(moves)

    def _end(self) -> None:
        self._under_way = False
        self.settle()


def settle_moves() -> None:
    """Answer all moves that were only noted so far."""
    if not _waiting:
        return
    _waiting[:] = [moves for moves in _waiting if not sip.isdeleted(moves)]
    for moves in tuple(_waiting):
        moves.settle()
