"""A named number as slider and box."""

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QHBoxLayout, QWidget

from lstm_gui.ui.document.gesture import Gesture
from lstm_gui.ui.style.bound_text import bind
from lstm_gui.ui.widgets.labels.label import Label
from lstm_gui.ui.widgets.numbers.number_box import NumberBox
from lstm_gui.ui.widgets.numbers.number_slider import NumberSlider


class NamedSlider(QWidget):
    """Name, slider and exact box; numbers beyond the ends come back to them.

    Signals
    -------
    edited(float, int)
        The number and the gesture it belongs to.
    reset_asked()
    """

    edited = pyqtSignal(float, int)
    reset_asked = pyqtSignal()

    def __init__(
        self, name: str, tip: str, ends: tuple[float, float], role: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._ends = ends
        self.label = Label(self)
        self.slider = NumberSlider(self)
        self.box = NumberBox(self)
        self.slider.set_ends(*ends)
        self.slider.set_role(role)
        bind(self.label.setText, name)
        for control in (self.slider, self.box):
            bind(control.setAccessibleName, name)
        bind(self.setToolTip, tip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.label)
        row.addWidget(self.slider, 1)
        row.addWidget(self.box)
        self.slider.edited.connect(self._slid)
        self.slider.reset_asked.connect(self.reset_asked)
        self.box.typed.connect(self._typed)

    def show_number(self, value: float) -> None:
        """Show ``value`` without telling anybody."""
        self.slider.show_number(value)
        self.box.show_number(value)

    def _slid(self, value: float, gesture: int) -> None:
        self.edited.emit(self._inside(value), gesture)

    def _typed(self, value: float) -> None:
        self.edited.emit(self._inside(value), Gesture().current)

    def _inside(self, value: float) -> float:
        low, high = self._ends
        return min(max(value, low), high)
