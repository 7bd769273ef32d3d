"""A small form that holds a quantity at a number over chosen steps."""

from msgspec.structs import replace
from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QFormLayout, QPushButton, QSpinBox, QWidget

from lstm_gui.core import Kind, clamp_range
from lstm_gui.scenes.surgery import Hold
from lstm_gui.ui.widgets.choices.popup_box import PopupBox
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.number_box import NumberBox
from lstm_gui.words.symbols import plain_symbol
from lstm_gui.words.translation import tr


class HoldBox(PopupBox):
    """From which step to which, at which number, of one unit or of all.

    Parameters
    ----------
    asked
        What to begin with.
    kind, last
        Of which cell it is, and the last step there is.

    Signals
    -------
    agreed(Hold)
        This is to be held.
    """

    agreed = pyqtSignal(object)

    def __init__(self, asked: Hold, kind: Kind, last: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._asked = asked
        self.first, self.last = self._step(asked.first, last), self._step(asked.last, last)
        self.value = NumberBox(self, clamp_range(kind, asked.quantity))
        self.value.show_number(asked.value)
        self.everyone = QCheckBox(tr("All units"), self)
        self.clamp = QPushButton(tr("Clamp"), self)
        # A click leaves the focus in the field, which would else forget a number it cannot take.
        self.clamp.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        form = QFormLayout(self)
        for text, field in (
            (tr("From t ="), self.first),
            (tr("to t ="), self.last),
            (f"{plain_symbol(kind, asked.quantity)} =", self.value),
        ):
            form.addRow(Label(text, self), field)
            field.setAccessibleName(text)
        form.addRow(self.everyone)
        form.addRow(self.clamp)
        self.first.valueChanged.connect(self.last.setMinimum)
        self.last.setMinimum(asked.first)
        self.value.confirmed.connect(self._agree)
        self.clamp.clicked.connect(self._agree)

    def _step(self, t: int, last: int) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(0, last)
        box.setValue(t)
        return box

    def _agree(self) -> None:
        self.value.finish()
        if self.value.is_wrong:
            return
        unit = None if self.everyone.isChecked() else self._asked.unit
        value = self.value.number
        first, last = self.first.value(), self.last.value()
        self.close()
        self.agreed.emit(replace(self._asked, unit=unit, first=first, last=last, value=value))
