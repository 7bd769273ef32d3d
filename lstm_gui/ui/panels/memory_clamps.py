"""The menu of a lane that holds its quantities at a number, and what is held said in words."""

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QAction, QKeyEvent, QShowEvent
from PyQt6.QtWidgets import (
    QDoubleSpinBox,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from lstm_gui.core import largest_clamp
from lstm_gui.ui.language import bind, language, message, tr
from lstm_gui.ui.memory.clamping import CLAMPABLE, SILENT, LaneClamp, LaneClamps
from lstm_gui.ui.style.numbers import MINUS
from lstm_gui.ui.widgets.segments import Segments

QUANTITY_NAMES = {
    "f": message("forget gate"),
    "i": message("input gate"),
    "o": message("output gate"),
    "c_tilde": message("candidate"),
    "z": message("update gate"),
    "r": message("reset gate"),
    "h_tilde": message("candidate"),
    "h": message("hidden state"),
}
_GATES = ("f", "i", "o", "z", "r")
_SYMBOLS = {"c_tilde": "c̃", "h_tilde": "h̃"}


def held(clamp: LaneClamp) -> str:
    """Return what a clamp holds, as markup: ``f " := 1, unit 3"``."""
    symbol = _SYMBOLS.get(clamp.quantity, clamp.quantity)
    return f'{symbol} " := {_value(clamp)}, {_units(clamp)}"'


def told(clamp: LaneClamp) -> str:
    """Return a clamp in words."""
    return tr("{name} := {value}, {units}, t = {first} to {last}").format(
        name=tr(QUANTITY_NAMES[clamp.quantity]),
        value=_value(clamp),
        units=_units(clamp),
        first=clamp.first,
        last=clamp.last,
    )


def _value(clamp: LaneClamp) -> str:
    return f"{clamp.value:g}".replace("-", MINUS)


def _units(clamp: LaneClamp) -> str:
    if clamp.unit is None:
        return tr("all units")
    return tr("unit {unit}").format(unit=clamp.unit + 1)


class _Form(QWidget):
    """Takes Enter for itself, which would close the menu around it.

    Signals
    -------
    entered()
    """

    entered = pyqtSignal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class ClampMenu(QMenu):
    """A small form that holds a quantity at a number, and below it what is held already.

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
        self._shown: LaneClamps | None = None
        self._language = ""
        form = _Form(self)
        form.entered.connect(self._ask)
        names = {name: QUANTITY_NAMES[name] for name in CLAMPABLE[lane]}
        self.quantity = Segments(names, form)
        self.quantity.picked.connect(self._choose)
        self.unit = _spin(form, message("Which unit is held; 0 stands for all"))
        self.first = _spin(form, message("The first step in which it is held"))
        self.last = _spin(form, message("The last step in which it is held"))
        self.last.setRange(0, 0)  # at its end, where it stays until it is moved
        self.value = QDoubleSpinBox(form)
        self.value.setSingleStep(0.1)
        for setter in (self.value.setAccessibleName, self.value.setToolTip):
            bind(setter, "What it is held at")
        bind(self.unit.setPrefix, "unit ")
        bind(self.unit.setSpecialValueText, "all units")
        bind(self.first.setPrefix, "from t = ")
        bind(self.last.setPrefix, "to t = ")
        self.value.setPrefix(":= ")
        self.clamp = QPushButton(form)
        bind(self.clamp.setText, "Clamp")
        self.clamp.clicked.connect(self._ask)
        self.silence = QPushButton(form)
        bind(self.silence.setText, "Silence (h := 0)")
        self.silence.clicked.connect(self._ask_silence)
        self._arrange(form)
        self.triggered.connect(self._release)
        self._choose(CLAMPABLE[lane][0])

    def show_clamps(self, clamps: LaneClamps, units: int, steps: int) -> None:
        """Offer so many units and steps, and to release ``clamps``; emits nothing."""
        self.unit.setRange(0, units)
        for box in (self.first, self.last):
            at_end = box is self.last and box.value() == box.maximum()
            box.setRange(0, steps - 1)
            if at_end:
                box.setValue(steps - 1)
        if (clamps, language()) != (self._shown, self._language):
            self._shown, self._language = clamps, language()
            self._list(clamps)

    def choose_steps(self, first: int, last: int) -> None:
        """Set the steps in which something is to be held."""
        self.first.setValue(first)
        self.last.setValue(last)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.unit.setFocus()

    def _arrange(self, form: QWidget) -> None:
        rows = QVBoxLayout(form)
        rows.setContentsMargins(8, 6, 8, 8)
        rows.addWidget(self.quantity)
        row = QHBoxLayout()
        for control in (self.unit, self.first, self.last, self.value, self.clamp):
            row.addWidget(control)
        rows.addLayout(row)
        rows.addWidget(self.silence)
        action = QWidgetAction(self)
        action.setDefaultWidget(form)
        self.addAction(action)

    def _list(self, clamps: LaneClamps) -> None:
        for action in self.actions()[1:]:
            self.removeAction(action)
            action.deleteLater()
        for clamp in clamps:
            text = tr("Release {clamp}").format(clamp=told(clamp))
            self.addAction(text).setData((clamp,))
        if len(clamps) > 1:
            self.addAction(tr("Release all of this lane")).setData(clamps)

    def _choose(self, quantity: str) -> None:
        """Offer the numbers that a quantity can be held at, first the one most telling."""
        self.quantity.show_choice(quantity)
        self._chosen = quantity
        self.value.setRange(-largest_clamp(quantity), largest_clamp(quantity))
        self.value.setValue(1.0 if quantity in _GATES else 0.0)

    def _ask(self) -> None:
        self._say(self._chosen, self.value.value())

    def _ask_silence(self) -> None:
        self._say(SILENT, 0.0)

    def _say(self, quantity: str, value: float) -> None:
        unit = self.unit.value() - 1 if self.unit.value() else None
        first, last = sorted((self.first.value(), self.last.value()))
        self.close()
        self.clamp_asked.emit(LaneClamp(self._lane, quantity, unit, first, last, value))

    def _release(self, action: QAction) -> None:
        if action.data() is not None:
            self.release_asked.emit(action.data())


def _spin(parent: QWidget, name: str) -> QSpinBox:
    box = QSpinBox(parent)
    bind(box.setAccessibleName, name)
    bind(box.setToolTip, name)
    return box
