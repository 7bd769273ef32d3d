"""The menu of the layers: which are shown, and in what order they stand."""

from collections.abc import Callable

from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Network
from lstm_gui.core.network.ends import with_readout, without_readout
from lstm_gui.core.network.structure import (
    with_direction,
    with_layer_above,
    with_layer_moved,
    without_layer,
)
from lstm_gui.files.sessions.session_limits import has_room
from lstm_gui.scenes.layers import is_stacked
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.words.translation import message


class LayersMenu(QMenu):
    """Adds, removes, turns and moves the layer that is looked at."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.show_always = self._entry(message("Show the layers"), self._show, checkable=True)
        self.addSeparator()
        self.add = self._entry(message("Add a layer above this one"), self._add)
        self.remove = self._entry(message("Remove this layer"), self._remove)
        self.turn = self._entry(message("Take the last step first"), self._turn, checkable=True)
        self.addSeparator()
        self.lower = self._entry(message("Move this layer towards x"), self._lower)
        self.raise_up = self._entry(message("Move this layer towards the answer"), self._raise)
        self.addSeparator()
        self.before = self._entry(message("Look at the layer before"), self._look_before)
        self.after = self._entry(message("Look at the layer after"), self._look_after)
        self.addSeparator()
        self.read_out = self._entry(message("Read out an answer"), self._read_out, checkable=True)
        self.answer = self._entry(
            message("Show what matters for the answer"), self._weigh_answer, checkable=True
        )
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Offer what can be done now."""
        network = self._document.network
        count, place = len(network.layers), network.focus
        self.show_always.setChecked(self._document.view.layers or is_stacked(network))
        self.show_always.setEnabled(not is_stacked(network))
        self.turn.setChecked(network.layers[place].direction == "backward")
        self.read_out.setChecked(network.readout is not None)
        self.answer.setChecked(self._document.view.answer)
        self.answer.setEnabled(network.has_answer)
        self.add.setEnabled(self._has_room())
        self.remove.setEnabled(count > 1)
        for towards_x in (self.lower, self.before):
            towards_x.setEnabled(place > 0)
        for away in (self.raise_up, self.after):
            away.setEnabled(place < count - 1)

    def _entry(self, text: str, do: Callable[[], None], checkable: bool = False) -> QAction:
        action = QAction(self)
        bind(action.setText, text)
        action.setCheckable(checkable)
        action.triggered.connect(do)
        self.addAction(action)
        return action

    def _show(self) -> None:
        self._document.set_view(layers=self.show_always.isChecked())

    def _add(self) -> None:
        if self._has_room():
            self._edit(message("Add a layer"), with_layer_above(self._network, self._place))

    def _remove(self) -> None:
        if len(self._network.layers) > 1:
            self._edit(message("Remove a layer"), without_layer(self._network, self._place))

    def _turn(self) -> None:
        turned = with_direction(self._network, self._place, self.turn.isChecked())
        self._edit(message("Turn a layer round"), turned)

    def _read_out(self) -> None:
        if self.read_out.isChecked():
            self._edit(message("Add a read-out"), with_readout(self._network))
        else:
            self._edit(message("Remove the read-out"), without_readout(self._network))

    def _weigh_answer(self) -> None:
        self._document.set_view(answer=self.answer.isChecked())

    def _lower(self) -> None:
        self._move(-1)

    def _raise(self) -> None:
        self._move(1)

    def _move(self, by: int) -> None:
        if 0 <= self._place + by < len(self._network.layers):
            moved = with_layer_moved(self._network, self._place, by)
            self._edit(message("Move a layer"), moved)

    def _look_before(self) -> None:
        self._look(-1)

    def _look_after(self) -> None:
        self._look(1)

    def _look(self, by: int) -> None:
        if 0 <= self._place + by < len(self._network.layers):
            self._document.look_at(self._place + by)

    def _has_room(self) -> bool:
        return has_room(self._network, self._network.layers[self._place].hidden_size)

    def _edit(self, label: str, network: Network) -> None:
        self._document.edit_network(label, network)

    @property
    def _network(self) -> Network:
        return self._document.network

    @property
    def _place(self) -> int:
        return self._document.network.focus
