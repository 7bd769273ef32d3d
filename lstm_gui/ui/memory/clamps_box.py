"""The box of a lane that holds its quantities at a number, and what is held said in words."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QKeyEvent
from PyQt6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from lstm_gui.core import clamp_range
from lstm_gui.scenes.memory.lane_clamps import SILENT, LaneClamp, LaneClamps
from lstm_gui.ui.style.bound_text import bind, bind_name
from lstm_gui.ui.widgets.buttons.quiet_buttons import QuietButton
from lstm_gui.ui.widgets.buttons.segments import Segments
from lstm_gui.ui.widgets.buttons.tool_button import ToolButton
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.words.numbers import briefly
from lstm_gui.words.quantity_words import quantity_message
from lstm_gui.words.side_by_side import lane_kind
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import message, tr, wording


def held(clamp: LaneClamp) -> str:
    """Return what a clamp holds, as markup: ``f " := 1, unit 3"``."""
    symbol = plain_symbol(lane_kind(clamp.lane), clamp.quantity)
    return f'{symbol} " := {_value(clamp)}, {_units(clamp)}"'


def told(clamp: LaneClamp) -> str:
    """Return a clamp in words."""
    return tr("{name} := {value}, {units}, t = {first} to {last}").format(
        name=tr(quantity_message(lane_kind(clamp.lane), clamp.quantity)),
        value=_value(clamp),
        units=_units(clamp),
        first=clamp.first,
        last=clamp.last,
    )


def _value(clamp: LaneClamp) -> str:
    return briefly(clamp.value)


def _units(clamp: LaneClamp) -> str:
    if clamp.unit is None:
        return tr("all units")
    return tr("unit {unit}").format(unit=clamp.unit + 1)


class ClampBox(PopupBox):
    """A small form that holds a quantity at a number, and below it what is held already.

    It closes when it is done.

    Signals
    -------
    clamp_asked(object)
        The `LaneClamp` to add.
    release_asked(object)
        Those to take away, as a tuple.
    """

    clamp_asked = pyqtSignal(object)
    release_asked = pyqtSignal(object)

    def __init__(self, lane: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._lane = lane
        kind = self._kind = lane_kind(lane)
        self._shown: tuple[LaneClamps, str] | None = None
        names = {name: quantity_message(kind, name) for name in kind.clampable}
        self.quantity = Segments(names, message("What is held"), self)
        self.unit = _spin(self, message("Which unit is held; 0 stands for all"))
        self.first = _spin(self, message("The first step in which it is held"))
        self.last = _spin(self, message("The last step in which it is held"))
        self.last.setRange(0, 0)  # at its end, where it stays until it is moved
        self.value = self._value_box()
        bind(self.unit.setPrefix, "unit ")
        bind(self.unit.setSpecialValueText, "all units")
        bind(self.first.setPrefix, "from t = ")
        bind(self.last.setPrefix, "to t = ")
        self.clamp = QuietButton(self)
        bind(self.clamp.setText, "Clamp")
        self.silence = QuietButton(self)
        bind(self.silence.setText, "Silence (h := 0)")
        self.releases: list[ReleaseButton] = []
        self._arrange()
        self.quantity.picked.connect(self._choose)
        self.clamp.clicked.connect(self._ask)
        self.silence.clicked.connect(self._ask_silence)
        self._choose(kind.clampable[0])

    def _value_box(self) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setSingleStep(0.1)
        box.setPrefix(":= ")
        bind_name(box, "What it is held at")
        return box

    def show_clamps(self, clamps: LaneClamps, units: int, steps: int) -> None:
        """Offer so many units and steps, and to release ``clamps``; emits nothing."""
        self.unit.setRange(0, units)
        for box in (self.first, self.last):
            at_end = box is self.last and box.value() == box.maximum()
            box.setRange(0, steps - 1)
            if at_end:
                box.setValue(steps - 1)
        if (clamps, wording()) != self._shown:
            self._shown = clamps, wording()
            self._list(clamps)

    def choose_steps(self, first: int, last: int) -> None:
        """Set the steps in which something is to be held."""
        self.first.setValue(first)
        self.last.setValue(last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        else:
            super().keyPressEvent(event)

    def _arrange(self) -> None:
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(12, 10, 12, 12)
        self._rows.addWidget(self.quantity)
        row = QHBoxLayout()
        for control in (self.unit, self.first, self.last, self.value, self.clamp):
            row.addWidget(control)
        self._rows.addLayout(row)
        self._rows.addWidget(self.silence)

    def _list(self, clamps: LaneClamps) -> None:
        for button in self.releases:
            self._rows.removeWidget(button)
            button.hide()
            button.deleteLater()
        of = [(tr("Release {clamp}").format(clamp=told(clamp)), (clamp,)) for clamp in clamps]
        if len(clamps) > 1:
            of.append((tr("Release all of this lane"), clamps))
        self.releases = [ReleaseButton(text, held_, self) for text, held_ in of]
        for button in self.releases:
            self._rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            button.release_asked.connect(self._release)

    def _choose(self, quantity: str) -> None:
        """Offer the numbers that a quantity can be held at, first the one most telling."""
        self.quantity.show_choice(quantity)
        self._chosen = quantity
        self.value.setRange(*clamp_range(self._kind, quantity))
        self.value.setValue(1.0 if self._is_gate(quantity) else 0.0)

    def _is_gate(self, quantity: str) -> bool:
        gates = {self._kind.result(gate) for gate in self._kind.gates}
        return quantity in gates | {self._kind.roles.keeps, self._kind.roles.writes}

    def _ask(self) -> None:
        self._say(self._chosen, self.value.value())

    def _ask_silence(self) -> None:
        self._say(SILENT, 0.0)

    def _say(self, quantity: str, value: float) -> None:
        unit = self.unit.value() - 1 if self.unit.value() else None
        first, last = sorted((self.first.value(), self.last.value()))
        self.close()
        self.clamp_asked.emit(LaneClamp(self._lane, quantity, unit, first, last, value))

    def _release(self, clamps: LaneClamps) -> None:
        self.close()
        self.release_asked.emit(clamps)


class ReleaseButton(ToolButton):
    """Takes clamps away.

    Signals
    -------
    release_asked(object)
    """

    release_asked = pyqtSignal(object)

    def __init__(self, text: str, clamps: LaneClamps, parent: QWidget) -> None:
        super().__init__(parent)
        self._clamps = clamps
        self.setProperty("flat", True)
        self.setText(text)
        self.clicked.connect(self._say)

    def _say(self) -> None:
        self.release_asked.emit(self._clamps)


def _spin(parent: QWidget, name: str) -> QSpinBox:
    box = QSpinBox(parent)
    bind_name(box, name)
    return box
