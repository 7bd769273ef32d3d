"""What can be done with a number of the picture: explain, pin, hold, copy, export."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu

from lstm_gui.core import Entry
from lstm_gui.core.arrays import Array
from lstm_gui.scenes.quantity_table import quantity_table
from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.surgery_menu import Steps, SurgeryMenu
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.widgets.labels.literal_text import literal
from lstm_gui.words.input_names import input_name
from lstm_gui.words.one_line import shortened
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr

if TYPE_CHECKING:
    from lstm_gui.ui.notices.text_copying import TextCopying

_LONGEST = 40
_NOISE = 0.5
"""The standard deviation of noise that is added."""
_HEADINGS = {
    ("", False): message("{symbol}, t = {t}"),
    ("", True): message("{symbol}, t = {first} to {last}"),
    ("x", False): message("{symbol} of input {number}, t = {t}"),
    ("x", True): message("{symbol} of input {number}, t = {first} to {last}"),
    ("name", False): message("{symbol} of input {number} ({name}), t = {t}"),
    ("name", True): message("{symbol} of input {number} ({name}), t = {first} to {last}"),
    ("unit", False): message("{symbol} of unit {number}, t = {t}"),
    ("unit", True): message("{symbol} of unit {number}, t = {first} to {last}"),
}
"""By whose number it is, and whether steps are marked."""


class QuantityMenu(QMenu):
    """The same wherever a quantity is shown; filled each time, from what was drawn then.

    Parameters
    ----------
    panel
        The card that shows the quantity, of which pictures are made.

    Signals
    -------
    steps_asked(int, int)
        The marked steps alone are to be shown.
    """

    steps_asked = pyqtSignal(int, int)

    def __init__(self, document: Document, panel: Panel) -> None:
        super().__init__(panel)
        self._document, self._panel = document, panel
        self.surgery = SurgeryMenu(document, panel)
        self._copying: TextCopying | None = None
        self._snapshot: Snapshot | None = None
        self._quantity = ""
        self._unit: int | None = None
        self._steps: Steps | None = None
        self.aboutToShow.connect(self.fill)

    @property
    def quantity(self) -> str:
        """What the menu is about."""
        return self._quantity

    def offer(
        self, snapshot: Snapshot, quantity: str, unit: int | None, steps: Steps | None = None
    ) -> None:
        """Offer what can be done with ``quantity`` of ``unit``, and with the marked ``steps``.

        Of ``x``, ``unit`` is the number of the input, or None for all of it.
        """
        self._snapshot, self._quantity, self._unit = snapshot, quantity, unit
        self._steps = steps
        self.surgery.offer(snapshot, "" if quantity == "x" else quantity, unit or 0, steps)

    def fill(self) -> None:
        """Write what can be done."""
        self.clear()
        snapshot = self._snapshot
        if snapshot is None:
            return
        self._add(self._heading(snapshot)).setEnabled(False)
        self._add(tr("Show the worked formula"), self._explain)
        self._add(tr("Pin this number"), self._pin)
        if self.surgery.quantity:
            self.surgery.setTitle(tr("Clamp"))
            self.addMenu(self.surgery)
        if self._steps is not None:
            self._add_steps(*self._steps)
        if snapshot.view.curves and self.surgery.quantity:
            self._add_beside(snapshot)
        self.addSeparator()
        copy = self._add(tr("Copy the values of all steps as a table"), self._copy_table)
        copy.setEnabled(not self._panel.gives_away(snapshot))
        self.addSeparator()
        self._add(tr("Export this panel …"), self._panel.ask_for_export)
        self._add(tr("Copy as an image"), self._panel.ask_for_copy)

    def _heading(self, snapshot: Snapshot) -> str:
        symbol, marked = plain_symbol(snapshot.kind, self._quantity), self._steps is not None
        first, last = self._steps or (snapshot.t, snapshot.t)
        unit, name = self._unit or 0, ""
        whose = "" if self._unit is None else "x" if self._quantity == "x" else "unit"
        if whose == "x":
            name = shortened(input_name(snapshot.state.sequence.names, unit), _LONGEST)
            whose = "name" if name else whose
        return tr(_HEADINGS[whose, marked]).format(
            symbol=symbol,
            number=unit + 1,
            name=literal(name),
            t=snapshot.t,
            first=first,
            last=last,
        )

    def _add(self, text: str, slot: Callable[[], object] | None = None) -> QAction:
        action = QAction(text, self)
        if slot is not None:
            action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _add_steps(self, first: int, last: int) -> None:
        """Offer what is done to the marked steps."""
        span = {"first": first, "last": last}
        if self._quantity == "x" and self._unit is not None and self._document.reads_input:
            self._add(tr("Set it to 0 from t = {first} to {last}").format(**span), self._silence)
            self._add(tr("Add noise from t = {first} to {last}").format(**span), self._disturb)
        show = partial(self.steps_asked.emit, first, last)
        self._add(tr("Show t = {first} to {last} alone").format(**span), show)

    def _silence(self) -> None:
        self._change_input(message("Set the input of some steps to 0"), np.zeros_like)

    def _disturb(self) -> None:
        self._change_input(message("Add noise to the input of some steps"), _with_noise)

    def _change_input(self, label: str, changed: Callable[[Array], Array]) -> None:
        """Put what ``changed`` makes of the input in the marked steps in its place."""
        if self._steps is not None and self._unit is not None:
            first, last = self._steps
            values = changed(self._document.state.sequence.x[first : last + 1, self._unit])
            steps = zip(range(first, last + 1), values, strict=True)
            numbers = {Entry("x", t, self._unit): float(value) for t, value in steps}
            self._document.set_values(label, numbers)

    def _add_beside(self, snapshot: Snapshot) -> None:
        unit = self._unit or 0
        text = tr("Keep the curves of unit {number} in sight").format(number=unit + 1)
        action = self._add(text, self._keep_or_not)
        action.setCheckable(True)
        action.setChecked(unit in snapshot.view.beside)

    def _keep_or_not(self) -> None:
        beside = self._document.view.beside_or_not(self._unit or 0)
        self._document.set_view(beside=beside)

    def _explain(self) -> None:
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.inspection.linked_numbers import entry_inspection
        from lstm_gui.ui.cell.inspector.links import go_to

        if self._snapshot is None:
            return
        t, unit = self._snapshot.t, self._unit
        asked = Inspection(self._quantity, t, unit)
        if self._quantity == "x" and unit is not None:
            asked = entry_inspection(Entry("x", t, unit), t)
        go_to(self._document, asked)

    def _pin(self) -> None:
        self._explain()
        self._document.pin()

    def _copy_table(self) -> None:
        # Few tables are copied.
        from lstm_gui.ui.notices.text_copying import TextCopying

        if self._snapshot is None:
            return
        names = self._snapshot.state.sequence.names
        self._copying = self._copying or TextCopying(self._panel.window())
        self._copying.begin(quantity_table(self._snapshot.trace, self._quantity, names))


def _with_noise(values: Array) -> Array:
    # The seed comes of the values: what is taken back can be done again alike.
    seed = np.ascontiguousarray(values).view(np.uint64).tolist()
    return values + np.random.default_rng(seed).normal(0.0, _NOISE, len(values))
