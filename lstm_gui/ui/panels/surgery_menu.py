"""The menu that holds a quantity at a number, and lets it go again."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QInputDialog, QMenu, QWidget

from lstm_gui.core import clamp_at, largest_clamp, quantity_at, without_clamps
from lstm_gui.ui.document import Document
from lstm_gui.ui.language import message, tr
from lstm_gui.ui.snapshot import Snapshot
from lstm_gui.ui.style.numbers import number
from lstm_gui.ui.surgery import Hold, held, holdable, plain_symbol

_DECIMALS = 4
_SILENT = "h"


class SurgeryMenu(QMenu):
    """Offers to hold one quantity of the selected unit, in one step, some or all.

    It is filled each time it opens, since everything in it depends on what is selected.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._quantity, self._unit = "", 0
        self.aboutToShow.connect(self.fill)

    @property
    def quantity(self) -> str:
        """What the menu holds, ``""`` if nothing can be held."""
        return self._quantity

    def offer(self, snapshot: Snapshot, quantity: str, unit: int) -> None:
        """Offer to hold what ``quantity`` of ``unit`` names."""
        self._quantity, self._unit = holdable(snapshot.kind, quantity), unit

    def fill(self) -> None:
        """Write what can be done now."""
        self._empty()
        if not self._quantity:
            return
        heading = self.addAction(
            tr("Clamp {symbol} of unit {unit}").format(
                symbol=plain_symbol(self._quantity), unit=self._unit + 1
            )
        )
        assert heading is not None
        heading.setEnabled(False)
        self._add_ranges(self, self._unit)
        everyone = self.addMenu(tr("All units"))
        if everyone is not None:
            self._add_ranges(everyone, None)
        self._add(self, tr("Silence unit {unit}: h = 0").format(unit=self._unit + 1), self._silence)
        self.addSeparator()
        self._add_releases()

    def _empty(self) -> None:
        # Qt's own way takes the submenus out of the menu and leaves them alive.
        for menu in self.findChildren(QMenu, "", Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self.clear()

    def _add_ranges(self, menu: QMenu, unit: int | None) -> None:
        t, last = self._document.state.selection.t, len(self._document.state.sequence) - 1
        for text, first, end in (
            (tr("In all steps"), 0, last),
            (tr("From t = {t} on").format(t=t), t, last),
            (tr("At t = {t} only").format(t=t), t, t),
        ):
            values = menu.addMenu(text)
            if values is not None:
                self._add_values(values, unit, first, end)

    def _add_values(self, menu: QMenu, unit: int | None, first: int, last: int) -> None:
        """Offer the ends of the range, the present value, and any other."""
        present = self._present()
        for text, value in (
            (tr("to {value}").format(value="0"), 0.0),
            (tr("to {value}").format(value="1"), 1.0),
            (tr("to its present value, {value}").format(value=number(present)), present),
        ):
            hold = Hold(self._quantity, unit, first, last, value)
            self._add(menu, text, partial(self._hold, hold))
        asked = Hold(self._quantity, unit, first, last, present)
        self._add(menu, tr("to another value …"), partial(self._ask, asked))

    def _add_releases(self) -> None:
        state = self._document.state
        clamp = clamp_at(state, self._quantity, self._unit, state.selection.t)
        release = self._add(self, tr("Release it"), self._release)
        release.setEnabled(clamp is not None)
        everything = self._add(self, tr("Release everything"), self._release_all)
        everything.setEnabled(bool(state.clamps))

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        assert action is not None
        action.triggered.connect(slot)
        return action

    def _present(self) -> float:
        snapshot = self._document.snapshot()
        limit = largest_clamp(self._quantity)
        value = float(quantity_at(snapshot.trace, self._quantity, snapshot.t)[self._unit])
        return min(max(value, -limit), limit)

    def _hold(self, hold: Hold) -> None:
        self._document.edit(message("Clamp a number"), held(self._document.state, hold))

    def _ask(self, hold: Hold) -> None:
        limit = min(largest_clamp(hold.quantity), 1000.0)
        value, agreed = QInputDialog.getDouble(
            self.parentWidget(),
            tr("Clamp a number"),
            tr("Value of {symbol}").format(symbol=plain_symbol(hold.quantity)),
            hold.value,
            -limit,
            limit,
            _DECIMALS,
        )
        if agreed:
            self._hold(Hold(hold.quantity, hold.unit, hold.first, hold.last, value))

    def _silence(self) -> None:
        last = len(self._document.state.sequence) - 1
        hold = Hold(_SILENT, self._unit, 0, last, 0.0)
        self._document.edit(message("Silence a unit"), held(self._document.state, hold))

    def _release(self) -> None:
        state = self._document.state
        clamp = clamp_at(state, self._quantity, self._unit, state.selection.t)
        if clamp is not None:
            self._document.edit(message("Release a number"), without_clamps(state, (clamp,)))

    def _release_all(self) -> None:
        released = without_clamps(self._document.state)
        self._document.edit(message("Release everything"), released)
