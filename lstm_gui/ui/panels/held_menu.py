"""What is held at a number now, each to be released."""

from functools import partial

from PyQt6.QtWidgets import QMenu, QWidget

from lstm_gui.core import Clamp, without_clamps
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.surgery import PLAIN, joined


class HeldMenu(QMenu):
    """One entry for each hold; to choose it is to release it."""

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """List what is held now."""
        self.clear()
        clamps = self._document.state.clamps
        for clamp, units in joined(clamps):
            action = self.addAction(
                tr("Release {hold}").format(hold=told(clamp, units, self._all_units))
            )
            alike = [one for one in clamps if one.unit in units and _same_but_unit(one, clamp)]
            if action is not None:
                action.triggered.connect(partial(self._release, alike))
        self.addSeparator()
        everything = self.addAction(tr("Release everything"))
        if everything is not None:
            everything.triggered.connect(partial(self._release, clamps))

    @property
    def _all_units(self) -> int:
        return self._document.state.parameters.hidden_size

    def _release(self, clamps: tuple[Clamp, ...], _checked: bool = False) -> None:
        released = without_clamps(self._document.state, clamps)
        self._document.edit(message("Release a number"), released)


def told(clamp: Clamp, units: tuple[int, ...], all_units: int) -> str:
    """Say what a hold does, in the language in force."""
    whose = tr("all units")
    if len(units) < all_units:
        whose = tr("unit {unit}").format(unit=", ".join(str(unit + 1) for unit in units))
    return tr("{symbol} = {value} of {whose}, t = {first} to {last}").format(
        symbol=PLAIN[clamp.quantity],
        value=number(clamp.value),
        whose=whose,
        first=clamp.first,
        last=clamp.last,
    )


def _same_but_unit(one: Clamp, other: Clamp) -> bool:
    return (one.quantity, one.first, one.last, one.value) == (
        other.quantity,
        other.first,
        other.last,
        other.value,
    )
