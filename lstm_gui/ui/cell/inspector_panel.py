"""The Inspector: how a number comes about, what it is made of, what it depends on."""

from functools import cached_property
from typing import TYPE_CHECKING

from PyQt6.QtWidgets import QMainWindow, QWidget

from lstm_gui.scenes.snapshot import Inspection, Snapshot
from lstm_gui.ui.cards.panel import Panel
from lstm_gui.ui.cell.surgery_menu import SurgeryMenu
from lstm_gui.ui.document.document import Document
from lstm_gui.ui.widgets.buttons.flat_button import flat_button, menu_button
from lstm_gui.words.translation import message

if TYPE_CHECKING:
    from lstm_gui.scenes.figure_table import FigureTable
    from lstm_gui.ui.cell.inspector_view import InspectorView


class InspectorPanel(Panel):
    """Explains the quantity that was clicked, else what the selected block computes."""

    name = "inspector"
    tells = True
    title = message("Inspector")

    def __init__(self, document: Document, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._document = document
        self._add_hold_button()
        self._add_without_button()
        self._add_pin_button()
        document.pin_asked.connect(self._pin)

    @cached_property
    def view(self) -> "InspectorView":
        """What is said, made when somebody looks at it."""
        from lstm_gui.ui.cell.inspector_view import InspectorView

        view = InspectorView(self._document, self)
        view.lookups.looked_up.connect(self.looked_up)
        keeps_room = view.sizePolicy()
        keeps_room.setRetainSizeWhenHidden(True)
        view.setSizePolicy(keeps_room)
        self.body.addWidget(view)
        # Qt would do so only in its next turn; a picture may be wanted before.
        view.show()
        return view

    @property
    def unpictured(self) -> tuple[QWidget, ...]:
        made = "view" in vars(self)
        return (self.view.lookups,) if made else ()

    @property
    def height_needed(self) -> int:
        margins = self.body.contentsMargins()
        return self.view.height_needed + margins.top() + margins.bottom()

    def draw(self, snapshot: Snapshot) -> None:
        # Whoever cannot see what covers it would find it below.
        self.view.setVisible(not self.covered)
        if not self.view.draw(snapshot):
            return
        told = self.view.explained
        self.heading.setText(told.heading)
        self.heading.set_brief(*told.brief)
        self._offer_surgery(snapshot, told.inspection)
        self.pin.setChecked(self.view.pinned)
        self.without.setVisible(self.view.has_parts)
        self.without.setChecked(self.view.leaves_out)

    def tables(self) -> "tuple[FigureTable, ...]":
        return self.view.tables()

    def equations(self) -> tuple[tuple[str, ...], ...]:
        from lstm_gui.scenes.step_equations import explained_equations

        if not self.view.has_explained:
            return ()
        found = explained_equations(self.view.explained)
        return (found,) if found else ()

    def gives_away(self, snapshot: Snapshot) -> bool:
        """Return whether what is explained, or what enters it, is still to be guessed."""
        if not super().gives_away(snapshot):
            return False
        # With all that explains, which nobody may ask for.
        from lstm_gui.scenes.inspection.explanation import resolved
        from lstm_gui.scenes.inspection.withheld import is_withheld

        return is_withheld(snapshot, resolved(snapshot, snapshot.inspection))

    def is_wanted(self, snapshot: Snapshot) -> bool:
        """Return whether something else is asked for than in the last one that came.

        A parameter is rather pressed to be dragged; the panel stays behind then.
        """
        asked = snapshot.inspection
        before = None if self._came is None else self._came.inspection
        return not (
            asked is None or asked == before or (asked.entry is not None and asked.entry.block)
        )

    def _offer_surgery(self, snapshot: Snapshot, inspection: Inspection) -> None:
        unit = snapshot.unit if inspection.unit is None else inspection.unit
        quantity = "" if inspection.entry is not None else inspection.quantity
        self.surgery.offer(snapshot, quantity, unit)
        self.hold.setVisible(bool(self.surgery.quantity))

    def _add_hold_button(self) -> None:
        self.surgery = SurgeryMenu(self._document, self)
        self.hold = menu_button(
            self,
            message("clamp ▾"),
            message("Clamp this number to a value, whatever the cell would compute"),
            self.surgery,
        )
        self.corner.addWidget(self.hold)

    def _add_pin_button(self) -> None:
        self.pin = flat_button(
            self, message("pin"), message("Keep this number in sight below"), self._toggle_pin
        )
        self.pin.setCheckable(True)
        self.corner.addWidget(self.pin)

    def _add_without_button(self) -> None:
        tip = message("Compute the pass once more without one of the parts below; click on which")
        self.without = flat_button(self, message("leave out"), tip, self._toggle_without)
        self.without.setCheckable(True)
        self.corner.addWidget(self.without)

    def _toggle_without(self) -> None:
        self.view.leave_out(self.without.isChecked())

    def _pin(self) -> None:
        self._document.flush()  # what is to be pinned may have been asked for in this turn
        self.catch_up()
        if not self.view.pinned:
            self.view.toggle_pin()

    def _toggle_pin(self) -> None:
        self.view.toggle_pin()
