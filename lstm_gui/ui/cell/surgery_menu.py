"""The menu that holds a quantity at a number, and lets it go again."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QInputDialog, QMenu, QWidget

from lstm_gui.core import clamp_at, clamp_range, quantity_at, without_clamps
from lstm_gui.scenes.inspection.withheld import is_withheld
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.scenes.surgery import Hold, fits, held, holdable
from lstm_gui.ui.document.document import Document
from lstm_gui.words.numbers import number
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

Steps = tuple[int, int]
"""The first and the last of steps that are marked."""
_DECIMALS = 4
_LARGEST_ASKED = 1000.0
_SILENT = "h"


class SurgeryMenu(QMenu):
    """Offers to hold one quantity of the selected unit, in one step, some or all.

    It is filled each time it opens, from what was drawn when it was offered. What it does is
    done to the session as it is by then, as far as it still has what the menu names.
    """

    def __init__(self, document: Document, parent: QWidget) -> None:
        super().__init__(parent)
        self._document = document
        self._quantity, self._unit = "", 0
        self._snapshot: Snapshot | None = None
        self._steps: Steps | None = None
        self.aboutToShow.connect(self.fill)

    @property
    def quantity(self) -> str:
        """What the menu holds, ``""`` if nothing can be held."""
        return self._quantity

    def offer(
        self, snapshot: Snapshot, quantity: str, unit: int, steps: Steps | None = None
    ) -> None:
        """Offer to hold what ``quantity`` of ``unit`` names, first of all in marked ``steps``."""
        self._steps = steps
        self._quantity, self._unit = holdable(snapshot.kind, quantity), unit
        self._snapshot = snapshot

    def fill(self) -> None:
        """Write what can be done."""
        self._empty()
        snapshot = self._snapshot
        if snapshot is None or not self._quantity:
            return
        heading = self.addAction(
            tr("Clamp {symbol} of unit {unit}").format(
                symbol=plain_symbol(snapshot.kind, self._quantity), unit=self._unit + 1
            )
        )
        assert heading is not None
        heading.setEnabled(False)
        self._add_ranges(self, snapshot, self._unit)
        self._add(self, tr("In chosen steps …"), self._choose_steps)
        everyone = self.addMenu(tr("All units"))
        if everyone is not None:
            self._add_ranges(everyone, snapshot, None)
        self._add(self, tr("Silence unit {unit}: h = 0").format(unit=self._unit + 1), self._silence)
        self.addSeparator()
        self._add_releases(snapshot.t)

    def _empty(self) -> None:
        # Qt's own way takes the submenus out of the menu and leaves them alive.
        for menu in self.findChildren(QMenu, "", Qt.FindChildOption.FindDirectChildrenOnly):
            menu.deleteLater()
        self.clear()

    def _add_ranges(self, menu: QMenu, snapshot: Snapshot, unit: int | None) -> None:
        t, last = snapshot.t, len(snapshot.trace) - 1
        present = self._present(snapshot)
        marked = [(tr("From t = {first} to {last}"), *self._steps)] if self._steps else []
        for text, first, end in (
            *((text.format(first=start, last=stop), start, stop) for text, start, stop in marked),
            (tr("In all steps"), 0, last),
            (tr("From t = {t} on").format(t=t), t, last),
            (tr("At t = {t} only").format(t=t), t, t),
        ):
            values = menu.addMenu(text)
            if values is not None:
                self._add_values(values, Hold(self._quantity, unit, first, end, present))

    def _add_values(self, menu: QMenu, asked: Hold) -> None:
        """Offer the ends of the range, the present value, and any other."""
        present = asked.value
        told = tr("to its present value, {value}").format(value=number(present))
        for text, value in (
            (tr("to {value}").format(value="0"), 0.0),
            (tr("to {value}").format(value="1"), 1.0),
            *(() if self._withheld else ((told, present),)),
        ):
            self._add(menu, text, partial(self._hold, replace(asked, value=value)))
        self._add(menu, tr("to another value …"), partial(self._ask, asked))

    def _add_releases(self, t: int) -> None:
        state = self._document.state
        clamp = clamp_at(state, self._quantity, self._unit, t)
        release = self._add(self, tr("Release it"), partial(self._release, t))
        release.setEnabled(clamp is not None)
        everything = self._add(self, tr("Release everything"), self._release_all)
        everything.setEnabled(bool(state.clamps))

    def _add(self, menu: QMenu, text: str, slot: Callable[[], object]) -> QAction:
        action = menu.addAction(text)
        assert action is not None
        action.triggered.connect(slot)
        return action

    @property
    def _withheld(self) -> bool:
        """Whether the present value is still to be guessed."""
        snapshot = self._snapshot
        asked = Inspection(self._quantity, t=None if snapshot is None else snapshot.t)
        return snapshot is not None and is_withheld(snapshot, asked)

    def _present(self, snapshot: Snapshot) -> float:
        low, high = clamp_range(snapshot.kind, self._quantity)
        if self._withheld:
            return min(max(0.0, low), high)
        value = float(quantity_at(snapshot.trace, self._quantity, snapshot.t)[self._unit])
        return min(max(value, low), high)

    def _hold(self, hold: Hold, _checked: bool = False) -> None:
        self._edit(message("Clamp a number"), hold)

    def _edit(self, label: str, hold: Hold) -> None:
        state = self._document.state
        if fits(state, hold):
            self._document.edit(label, held(state, hold))

    def _ask(self, hold: Hold) -> None:
        state = self._document.state
        if not fits(state, hold):
            return
        low, high = clamp_range(state.parameters.kind, hold.quantity)
        value, agreed = QInputDialog.getDouble(
            self.parentWidget(),
            tr("Clamp a number"),
            tr("Value of {symbol}").format(
                symbol=plain_symbol(state.parameters.kind, hold.quantity)
            ),
            hold.value,
            max(low, -_LARGEST_ASKED),
            min(high, _LARGEST_ASKED),
            _DECIMALS,
        )
        if agreed:
            self._hold(replace(hold, value=value))

    def _choose_steps(self) -> None:
        from lstm_gui.ui.cell.hold_box import HoldBox

        snapshot = self._snapshot
        if snapshot is None:
            return
        last = len(snapshot.trace) - 1
        first, end = self._steps or (snapshot.t, last)
        hold = Hold(self._quantity, self._unit, first, end, self._present(snapshot))
        box = HoldBox(hold, snapshot.kind, last, self.parentWidget())
        box.agreed.connect(self._hold)
        box.open_at(self.pos(), box.first)

    def _silence(self) -> None:
        last = len(self._document.state.sequence) - 1
        self._edit(message("Silence a unit"), Hold(_SILENT, self._unit, 0, last, 0.0))

    def _release(self, t: int, _checked: bool = False) -> None:
        state = self._document.state
        clamp = clamp_at(state, self._quantity, self._unit, t)
        if clamp is not None:
            self._document.edit(message("Release a number"), without_clamps(state, (clamp,)))

    def _release_all(self) -> None:
        released = without_clamps(self._document.state)
        self._document.edit(message("Release everything"), released)
