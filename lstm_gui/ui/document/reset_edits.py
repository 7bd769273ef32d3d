"""Where the states are reset: marks that come, go and move, in the order of the layer on screen."""

from collections.abc import Hashable

from msgspec.structs import replace
from PyQt6.QtCore import QObject

from lstm_gui.core import Sequence
from lstm_gui.core.resets import moved, stretch_at, toggled
from lstm_gui.ui.document.document import Document
from lstm_gui.words.translation import message

_SET, _REMOVE = message("Reset the state"), message("Remove a reset")
_MOVE = message("Move a reset")


def toggle_reset(document: Document, t: int) -> None:
    """Reset all layers before step ``t``, or do not any more; the first starts so anyway."""
    sequence = document.state.sequence
    if t:
        label = _REMOVE if t in sequence.resets else _SET
        _edit(document, label, toggled(sequence, t))


def move_reset(document: Document, t: int, to: int, gesture: Hashable | None = None) -> int:
    """Move the reset before step ``t`` as far to step ``to`` as it can; return where it is."""
    sequence = document.state.sequence
    found = moved(sequence, t, to)
    new = {*found.resets} - {*sequence.resets}
    if new:
        _edit(document, _MOVE, found, gesture)
    return new.pop() if new else t


class Resets(QObject):
    """One method ``do_<name>`` for each action."""

    def __init__(self, document: Document, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document

    def do_restart(self) -> None:
        toggle_reset(self._document, self._document.state.selection.t)

    def do_restart_earlier(self) -> None:
        self._move(-1)

    def do_restart_later(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        """Move the reset that the selected step comes after; the step goes with it."""
        document = self._document
        state = document.state
        at = stretch_at(state.sequence.resets, state.selection.t)
        if at:
            document.select(t=move_reset(document, at, at + by))


def _edit(document: Document, label: str, shown: Sequence, gesture: Hashable | None = None) -> None:
    """Take over the resets of ``shown``, which stands in the order of the layer looked at."""
    network = document.network
    backward = network.layers[network.focus].direction == "backward"
    resets = (shown.turned if backward else shown).resets
    sequence = replace(network.sequence, resets=resets)
    baseline = document.network_baseline
    document.edit_network(label, replace(network, sequence=sequence), gesture, baseline)
