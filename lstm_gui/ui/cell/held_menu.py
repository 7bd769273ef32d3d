"""What is held at a number now, each to be released."""

from functools import partial

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Clamp, Parameters, without_clamps
from lstm_gui.scenes.surgery import joined
from lstm_gui.ui.document.document import Document
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr


class HeldMenu(QMenu):
    """One entry for each hold; to choose it is to release it."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what is held now."""
        self.clear()
        state = self._document.state
        for clamps in joined(state.clamps):
            hold = _told(state.parameters, clamps)
            self._add(tr("Release {hold}").format(hold=hold), clamps)
        self.addSeparator()
        self._add(tr("Release everything"), state.clamps)

    def _add(self, text: str, clamps: tuple[Clamp, ...]) -> None:
        action = self.addAction(text)
        if action is not None:
            action.triggered.connect(partial(self._release, clamps))

    def _release(self, clamps: tuple[Clamp, ...], _checked: bool = False) -> None:
        released = without_clamps(self._document.state, clamps)
        self._document.edit(message("Release a number"), released)


def _told(parameters: Parameters, clamps: tuple[Clamp, ...]) -> str:
    """Say what clamps do that differ in nothing but their unit, in the language in force."""
    whose, clamp = tr("all units"), clamps[0]
    if len(clamps) < parameters.hidden_size:
        units = ", ".join(str(one.unit + 1) for one in clamps)
        whose = tr("unit {unit}").format(unit=units)
    return tr("{symbol} = {value} of {whose}, t = {first} to {last}").format(
        symbol=plain_symbol(parameters.kind, clamp.quantity),
        value=number(clamp.value),
        whose=whose,
        first=clamp.first,
        last=clamp.last,
    )
